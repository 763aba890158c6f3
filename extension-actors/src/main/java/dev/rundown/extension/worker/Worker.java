package dev.rundown.extension.worker;

import dev.rundown.actor.Address;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Inside;
import dev.rundown.actor.Message;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.actor.Surroundings;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.npi.HookClients.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;

/// The actor of a CPU, live. An event that reaches it goes through a [HookLoop] and sends nothing, unless this CPU was
/// the last one out of a client: then the hook is told as the pure logic tells it, and the loop goes on with the
/// clients behind when that has returned.
public final class Worker extends AbstractBehavior<Parcel> {
    private final Cpu cpu;
    private final LoadedPrograms programs;
    private final Surroundings surroundings;
    private final Optional<Transcript> transcript;
    private final Map<Address, HookLoop> loops = new HashMap<>();

    private Worker(ActorContext<Parcel> context, Cpu cpu, LoadedPrograms programs, Surroundings surroundings) {
        super(context);
        this.cpu = cpu;
        this.programs = programs;
        this.surroundings = surroundings;
        this.transcript = surroundings.isRecorded() ? Optional.of(new Transcript(cpu, surroundings)) : Optional.empty();
    }

    /// The actor of `cpu`, which runs `programs`.
    public static Behavior<Parcel> of(Cpu cpu, LoadedPrograms programs, Surroundings surroundings) {
        return Behaviors.setup(context -> new Worker(context, cpu, programs, surroundings));
    }

    @Override
    public Receive<Parcel> createReceive() {
        return newReceiveBuilder().onMessage(Parcel.class, this::take).build();
    }

    private Behavior<Parcel> take(Parcel parcel) {
        switch (parcel) {
            case Parcel.Arrival(var envelope) -> {
                try {
                    arrived(envelope);
                } catch (RuntimeException | Error bug) {
                    surroundings.failed(envelope, bug);
                }
            }
            case Parcel.Show(var to) -> to.accept(new Inside(cpu.initial(), List.of(), List.of()));
            case Parcel.Wake() -> {} // Nothing is ever held here.
        }
        return this;
    }

    private void arrived(Envelope envelope) {
        long arrived = surroundings.moment();
        var begin = envelope.message() instanceof CpuMessage message ? message : resumed(envelope);
        var occurrence = begin.occurrence();
        var loop = loop(occurrence);
        var left = begin instanceof CpuMessage.Fire ? loop.fire(occurrence) : loop.goOn(occurrence, begin.clients());
        if (transcript.isPresent()) {
            tell(transcript.get().steps(envelope, arrived));
        } else if (left.isEmpty()) {
            var step = Step.to(cpu.initial());
            surroundings.stepped(new Carried(envelope, step, envelope.sent(step), Optional.empty(), 0));
        } else {
            surroundings.stepped(lastOneOut(envelope, occurrence, left));
        }
    }

    /// What the logic does next now that the hook has been told.
    private CpuMessage resumed(Envelope envelope) {
        var step = cpu.receive(cpu.initial(), envelope.delivery(Message.class), Answer.NONE);
        var next = envelope.sent(step).next().orElseThrow();
        return (CpuMessage) next.message();
    }

    private void tell(List<Carried> steps) {
        steps.subList(0, steps.size() - 1).forEach(surroundings::noted);
        surroundings.stepped(steps.getLast());
    }

    private Carried lastOneOut(Envelope envelope, Occurrence occurrence, List<Entry> left) {
        var release = new Envelope(
                envelope.lane(),
                cpu.address(),
                cpu.address(),
                new CpuMessage.Release(occurrence, left),
                Frame.NONE,
                Optional.empty());
        var step = cpu.receive(cpu.initial(), release.delivery(Message.class), new Answer(Optional.of(true)));
        return new Carried(release, step, release.sent(step), Optional.empty(), 0);
    }

    private HookLoop loop(Occurrence occurrence) {
        return loops.computeIfAbsent(
                occurrence.hook(),
                hook -> new HookLoop(
                        occurrence.extension(),
                        hook,
                        cpu,
                        programs,
                        surroundings,
                        transcript.<Tape>map(it -> it).orElse(Tape.NONE)));
    }

    /// What the loop has done already, as the logic's one operation.
    ///
    /// @param answer to that operation
    private record Answer(Optional<Object> answer) implements Cells {
        static final Answer NONE = new Answer(Optional.empty());

        @Override
        @SuppressWarnings("unchecked") // Given for the one operation that the step at hand performs.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            return (R) answer.orElseThrow(() -> new IllegalStateException("not done by the loop: " + operation));
        }

        @Override
        public <V> V read(Part<V> part) {
            throw new IllegalStateException("a CPU has no parts: " + part);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new IllegalStateException("a CPU chooses nothing: " + name);
        }
    }
}
