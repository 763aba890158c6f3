package dev.rundown.extension.invocation;

import dev.rundown.actor.Address;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.extension.npi.Activity;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.registrar.BindingHandle;
import java.util.List;
import java.util.Optional;

/// The way of one event through a CPU. [Fire] comes from outside; every other message is what the CPU does next, one
/// operation on one shared cell a step, as it is on a real processor.
public sealed interface CpuMessage extends Activity {
    /// What occurred.
    ///
    /// @param extension whose code the CPU enters
    /// @param hook on which of its hooks
    /// @param number which event of the run, from 0
    record Occurrence(Address extension, Address hook, int number) {}

    /// What occurred.
    Occurrence occurrence();

    /// The clients still to be invoked, the current one first.
    List<HookClients.Entry> clients();

    /// An event occurs: acquire the extension's rundown.
    record Fire(Occurrence occurrence) implements CpuMessage {
        @Override
        public List<HookClients.Entry> clients() {
            return List.of();
        }
    }

    /// Read the list of the hook's clients.
    record Snapshot(Occurrence occurrence) implements CpuMessage {
        @Override
        public List<HookClients.Entry> clients() {
            return List.of();
        }
    }

    /// Acquire the rundown of the first client.
    record Acquire(Occurrence occurrence, List<HookClients.Entry> clients) implements CpuMessage {}

    /// `invoke_hook` begins with a batch of its own: enter the epoch.
    record BatchBegin(Occurrence occurrence, List<HookClients.Entry> clients) implements CpuMessage {}

    /// Read which program the link stands for.
    record ReadProgram(Occurrence occurrence, List<HookClients.Entry> clients) implements CpuMessage {}

    /// Read whether the program has the information that it was verified against.
    record ReadInformation(Occurrence occurrence, List<HookClients.Entry> clients, Address program)
            implements CpuMessage {}

    /// Read whether all functions that the program calls by module and name have an address.
    record ReadFunctions(Occurrence occurrence, List<HookClients.Entry> clients, Address program)
            implements CpuMessage {}

    /// Read where the code of a program stands that was compiled into a driver.
    record ReadCode(Occurrence occurrence, List<HookClients.Entry> clients, Address program) implements CpuMessage {}

    /// Run a slice of the program.
    ///
    /// @param code the binding to the driver that its code stands in; empty when that is in no driver
    record Run(
            Occurrence occurrence,
            List<HookClients.Entry> clients,
            Address program,
            MachineState machine,
            Optional<BindingHandle> code)
            implements CpuMessage {
        /// One whose code stands in no driver.
        public Run(Occurrence occurrence, List<HookClients.Entry> clients, Address program, MachineState machine) {
            this(occurrence, clients, program, machine, Optional.empty());
        }

        @Override
        public boolean isRunning(Address other) {
            return program.equals(other);
        }
    }

    /// `invoke_hook` ends with its batch: leave the epoch.
    ///
    /// @param program whose information was seen in it; empty when none was
    record BatchEnd(Occurrence occurrence, List<HookClients.Entry> clients, Optional<Address> program)
            implements CpuMessage {}

    /// Release the rundown of the first client.
    record Release(Occurrence occurrence, List<HookClients.Entry> clients) implements CpuMessage {}

    /// Release the extension's rundown.
    record Exit(Occurrence occurrence) implements CpuMessage {
        @Override
        public List<HookClients.Entry> clients() {
            return List.of();
        }
    }

    @Override
    default boolean isInside(Address extension) {
        return !(this instanceof Fire) && occurrence().extension().equals(extension);
    }

    @Override
    default boolean isInvoking(BindingHandle binding) {
        return !(this instanceof Acquire)
                && !clients().isEmpty()
                && clients().getFirst().binding().equals(binding);
    }
}
