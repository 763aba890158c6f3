package dev.rundown.extension.client;

import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import java.util.List;

/// What a client of functions says to itself while a module goes: one operation on one shared cell a step.
sealed interface FunctionsMessage extends Message {
    /// Nobody who may call is left: null the addresses.
    record ClearAddresses(BindingHandle binding) implements FunctionsMessage {}

    /// Look whether the first of these threads is inside an epoch.
    record LookInside(BindingHandle binding, List<Lane> lanes) implements FunctionsMessage {
        public LookInside {
            lanes = List.copyOf(lanes);
        }
    }

    /// Wait until the first of these threads has left the epoch that it was inside.
    record AwaitEpoch(BindingHandle binding, List<Lane> lanes) implements FunctionsMessage {
        public AwaitEpoch {
            lanes = List.copyOf(lanes);
        }
    }
}
