package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Dispatch;
import java.util.ArrayList;
import java.util.List;

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
    public record Entry(BindingHandle binding, ContextPointer clientBindingContext, Dispatch dispatch) {}

    /// The list of `hook`.
    public static Cell<HookClients> of(Address hook) {
        return new Cell<>("clients of " + hook, NONE);
    }

    /// Lists a client unless the hook's policy is against it.
    ///
    /// @param most how many clients may be attached at a time
    public record Add(Entry entry, int most) implements CellOperation<HookClients, Boolean> {
        @Override
        public Outcome<HookClients, Boolean> on(HookClients value) {
            if (value.entries.size() >= most) {
                return new Outcome<>(value, false);
            }
            var longer = new ArrayList<>(value.entries);
            longer.add(entry);
            return new Outcome<>(new HookClients(longer), true);
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
