package dev.rundown.simulation.stage;

import dev.rundown.actor.Address;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.npi.Command;

/// One thing that an administrator does, with all names resolved.
public sealed interface Order {
    /// In few words: `load sample`.
    String words();

    /// Gives a command and waits for the answer.
    ///
    /// @param afterFailure how many of the orders behind are left out if it fails
    /// @param afterSuccess how many of them if it does not
    record Give(Address actor, Command command, int afterFailure, int afterSuccess) implements Order {
        Give(Address actor, Command command) {
            this(actor, command, 0, 0);
        }

        @Override
        public String words() {
            return switch (command) {
                case Command.Load _ -> "load " + actor;
                case Command.Unload _ -> "unload " + actor;
                case Command.GetInformation _ -> "get information of " + actor;
                case Command.Attach _ -> "attach " + actor;
                case Command.Detach _ -> "detach " + actor;
                case Command.Close _ -> "close " + actor;
                case Command.Finished it -> "answer " + it.result();
            };
        }
    }

    /// Lets an event occur on a CPU and does not wait.
    record Occur(Address cpu, Occurrence occurrence) implements Order {
        @Override
        public String words() {
            return "event %d on %s".formatted(occurrence.number(), cpu);
        }
    }
}
