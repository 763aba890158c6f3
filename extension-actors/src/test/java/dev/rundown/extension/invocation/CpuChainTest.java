package dev.rundown.extension.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult;
import dev.rundown.executor.program.Bytes;
import dev.rundown.extension.invocation.CpuMessage.Acquire;
import dev.rundown.extension.invocation.CpuMessage.BatchEnd;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.CpuMessage.Run;
import dev.rundown.extension.invocation.CpuMessage.Snapshot;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.RegistrationHandle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which of a hook's clients a CPU invokes. Verdict 2 ends the chain.
class CpuChainTest {
    private static final Address HOOK = new Address("extension.hook");
    private static final Address PROGRAM = new Address("program");
    private static final Occurrence OCCURRENCE = new Occurrence(new Address("extension"), HOOK, 0);
    private static final MachineState MACHINE = MachineState.entry(Bytes.EMPTY, Bytes.EMPTY);

    @Test
    void a_verdict_that_ends_the_chain_leaves_the_clients_behind_it_out() {
        var clients = List.of(client("L1", Optional.empty()), client("L2", Optional.empty()));

        assertThat(afterVerdict(1, clients)).isEqualTo(new BatchEnd(OCCURRENCE, clients, Optional.of(PROGRAM)));
        assertThat(afterVerdict(2, clients))
                .isEqualTo(new BatchEnd(OCCURRENCE, clients.subList(0, 1), Optional.of(PROGRAM)));
    }

    @Test
    void a_client_of_another_object_is_passed_over() {
        var here = client("L1", Optional.of(7L));
        var elsewhere = client("L2", Optional.of(8L));
        var everywhere = client("L3", Optional.empty());
        var cells = new Held();
        Stream.of(everywhere, elsewhere, here)
                .forEach(it -> cells.perform(
                        HookClients.of(HOOK), new HookClients.Add(it, AttachPolicy.MULTI_ATTACH_WITH_WILDCARD)));

        var next = next(1, new Snapshot(OCCURRENCE), cells);

        assertThat(next).isEqualTo(new Acquire(OCCURRENCE, List.of(here, everywhere)));
    }

    private static Message afterVerdict(int verdict, List<Entry> clients) {
        return next(verdict, new Run(OCCURRENCE, clients, PROGRAM, MACHINE), new Held());
    }

    private static Message next(int verdict, CpuMessage message, Cells cells) {
        var address = new Address("cpu0");
        var cpu = new Cpu(address, 0, new Answering(verdict));
        var step = cpu.receive(cpu.initial(), new Delivery<>(new Lane("cpu0"), address, message, Frame.NONE), cells);
        return step.effects().stream()
                .filter(Effect.Continue.class::isInstance)
                .map(it -> ((Effect.Continue) it).message())
                .findFirst()
                .orElseThrow();
    }

    private static Entry client(String name, Optional<Long> parameter) {
        var link = new Address(name);
        var binding = new BindingHandle(new RegistrationHandle(link, 1), new RegistrationHandle(HOOK, 1));
        return new Entry(binding, new ContextPointer(link, "binding context"), ClientDispatch.of(link), parameter);
    }

    /// Every program returns `verdict`, and every event is of object 7.
    private record Answering(int verdict) implements ProgramCatalog {
        @Override
        public MachineState start(Address program, Occurrence occurrence) {
            return MACHINE;
        }

        @Override
        public boolean isNative(Address program) {
            return false;
        }

        @Override
        public boolean callsFunctions(Address program) {
            return false;
        }

        @Override
        public Optional<Long> parameter(Occurrence occurrence) {
            return Optional.of(7L);
        }

        @Override
        public boolean endsChain(Occurrence occurrence, int answer) {
            return answer == 2;
        }

        @Override
        public SliceResult slice(Run run, int cpu, Cells cells) {
            return new SliceResult.Exited(verdict, MACHINE);
        }
    }

    private static final class Held implements Cells {
        private final Map<Cell<?>, Object> values = new HashMap<>();

        @Override
        @SuppressWarnings("unchecked") // A cell is only ever given values of its own type.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            var outcome = operation.on((V) values.getOrDefault(cell, cell.initial()));
            values.put(cell, outcome.value());
            return outcome.result();
        }

        @Override
        public <V> V read(Part<V> part) {
            throw new UnsupportedOperationException("a CPU has no parts: " + part);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new UnsupportedOperationException("a CPU chooses nothing: " + name);
        }
    }
}
