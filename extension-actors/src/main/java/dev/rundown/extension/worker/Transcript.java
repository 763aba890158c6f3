package dev.rundown.extension.worker;

import dev.rundown.actor.Address;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Carried.Touch;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.program.Bytes;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.invocation.ProgramCatalog;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/// A tape that keeps everything, and makes of it the steps that the pure logic takes when its operations are answered
/// so. Events are thus said in one place only; and a loop that does anything else than the logic is found out.
final class Transcript implements Tape, Cells, ProgramCatalog {
    private static final MachineState INSIDE_THE_LOOP = MachineState.entry(Bytes.EMPTY, Bytes.EMPTY);

    private final Surroundings surroundings;
    private final ProgramCatalog programs;
    private final Cpu logic;
    private final Queue<Note> notes = new ArrayDeque<>();
    private Optional<Touch> touch = Optional.empty();
    private long moment;

    private sealed interface Note {
        record Performed(Touch touch, Object answer) implements Note {}

        record Ran(long moment, int value, Optional<ExecutionFault> fault) implements Note {}
    }

    /// The tape of the CPU that `cpu` describes.
    Transcript(Cpu cpu, Surroundings surroundings) {
        this.surroundings = surroundings;
        this.programs = cpu.programs();
        this.logic = new Cpu(cpu.address(), cpu.number(), this);
    }

    @Override
    public long moment() {
        return surroundings.moment();
    }

    @Override
    public void performed(Cell<?> cell, CellOperation<?, ?> operation, long before, Object answer) {
        notes.add(new Note.Performed(new Touch(cell, operation, before, moment()), answer));
    }

    @Override
    public void ran(int value, Optional<ExecutionFault> fault) {
        notes.add(new Note.Ran(moment(), value, fault));
    }

    /// The steps that the operations noted so far make of `first`; after the last one the lane goes on elsewhere or is
    /// idle. The tape is empty afterwards.
    ///
    /// @param arrived the moment at which `first` was received
    List<Carried> steps(Envelope first, long arrived) {
        var steps = new ArrayList<Carried>();
        var envelope = first;
        moment = arrived;
        while (true) {
            touch = Optional.empty();
            var step = logic.receive(logic.initial(), envelope.delivery(Message.class), this);
            var sent = envelope.sent(step);
            steps.add(new Carried(envelope, step, sent, touch, moment));
            if (notes.isEmpty()) {
                return steps;
            }
            var last = envelope;
            envelope = sent.next()
                    .orElseThrow(() ->
                            new IllegalStateException("a CPU went on after %s with %s".formatted(last, notes.peek())));
        }
    }

    private <N extends Note> N next(Class<N> kind) {
        var note = notes.poll();
        if (note == null || !kind.isInstance(note)) {
            throw new IllegalStateException("the logic of a CPU wants %s, the loop had %s".formatted(kind, note));
        }
        return kind.cast(note);
    }

    @Override
    @SuppressWarnings("unchecked") // The answer is what this very operation answered to the loop.
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        var noted = next(Note.Performed.class);
        if (!noted.touch().cell().equals(cell) || !noted.touch().operation().equals(operation)) {
            throw new IllegalStateException(
                    "the logic of a CPU does %s on %s, the loop did %s".formatted(operation, cell.name(), noted));
        }
        touch = Optional.of(noted.touch());
        moment = noted.touch().after();
        return (R) noted.answer();
    }

    @Override
    public <V> V read(Part<V> part) {
        throw new IllegalStateException("a CPU has no parts: " + part);
    }

    @Override
    public int choose(String name, int alternatives) {
        throw new IllegalStateException("a CPU chooses nothing: " + name);
    }

    @Override
    public MachineState start(Address program, CpuMessage.Occurrence occurrence) {
        return INSIDE_THE_LOOP;
    }

    @Override
    public boolean callsFunctions(Address program) {
        return programs.callsFunctions(program);
    }

    @Override
    public boolean isNative(Address program) {
        return programs.isNative(program);
    }

    @Override
    public Optional<Long> parameter(CpuMessage.Occurrence occurrence) {
        return programs.parameter(occurrence);
    }

    @Override
    public boolean endsChain(CpuMessage.Occurrence occurrence, int verdict) {
        return programs.endsChain(occurrence, verdict);
    }

    /// Live, a program runs to its end at once.
    @Override
    public SliceResult slice(CpuMessage.Run run, int cpu, Cells cells) {
        var ran = next(Note.Ran.class);
        moment = ran.moment();
        return ran.fault()
                .<SliceResult>map(SliceResult.Faulted::new)
                .orElseGet(() -> new SliceResult.Exited(ran.value(), INSIDE_THE_LOOP));
    }
}
