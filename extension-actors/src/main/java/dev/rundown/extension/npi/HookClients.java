package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Dispatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The clients that are attached to a hook, in the order of their attach: a cell that the hook's module changes and
/// every CPU on which an event occurs reads.
///
/// @param entries one for each attached client
public record HookClients(List<Entry> entries) {
    private static final HookClients NONE = new HookClients(List.of());

    public HookClients {
        entries = List.copyOf(entries);
    }

    /// One attached client.
    ///
    /// @param binding the binding it is attached by
    /// @param clientBindingContext what `invoke_hook` is passed
    /// @param dispatch the client's dispatch table
    /// @param parameter to which of the hook's objects it is attached; empty for all of them
    public record Entry(
            BindingHandle binding, ContextPointer clientBindingContext, Dispatch dispatch, Optional<Long> parameter) {
        boolean isWildcard() {
            return parameter.isEmpty();
        }

        /// Whether this client is to hear of an event of the object `occurred`; one of no object concerns everybody.
        public boolean wants(Optional<Long> occurred) {
            return parameter.isEmpty() || occurred.isEmpty() || parameter.equals(occurred);
        }
    }

    /// The list of `hook`.
    public static Cell<HookClients> of(Address hook) {
        return new Cell<>("clients of " + hook, NONE);
    }

    /// Lists a client unless the hook's policy is against it. Answers whether it is listed.
    ///
    /// @param policy how many clients may be attached, and where a new one stands
    public record Add(Entry entry, AttachPolicy policy) implements CellOperation<HookClients, Boolean> {
        @Override
        public Outcome<HookClients, Boolean> on(HookClients value) {
            return policy.attach(value.entries, entry)
                    .map(longer -> new Outcome<>(new HookClients(longer), true))
                    .orElseGet(() -> new Outcome<>(value, false));
        }
    }

    /// Unlists a client. Answers whether it was listed.
    public record Remove(BindingHandle binding) implements CellOperation<HookClients, Boolean> {
        @Override
        public Outcome<HookClients, Boolean> on(HookClients value) {
            var shorter = new ArrayList<>(value.entries);
            boolean found = shorter.removeIf(it -> it.binding().equals(binding));
            return new Outcome<>(new HookClients(shorter), found);
        }
    }

    /// Answers the list as it is.
    public record Read() implements CellOperation<HookClients, List<Entry>> {
        @Override
        public Outcome<HookClients, List<Entry>> on(HookClients value) {
            return new Outcome<>(value, value.entries);
        }
    }
}
