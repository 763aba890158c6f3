package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which of the modules whose functions a program calls have given their addresses. All of them must have before the
/// program may have its program information.
///
/// @param ready   every address is there; cleared before any address is
/// @param present the modules whose addresses are there
public record FunctionAddresses(boolean ready, SortedSet<String> present) {
    private static final FunctionAddresses NONE = new FunctionAddresses(false, new TreeSet<>());

    public FunctionAddresses {
        present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
    }

    /// Those of `program`.
    public static Cell<FunctionAddresses> of(Address program) {
        return new Cell<>("functions of " + program, NONE);
    }

    /// Enters the addresses of `module`. Answers whether all that are `needed` are there now.
    public record Enter(String module, SortedSet<String> needed) implements CellOperation<FunctionAddresses, Boolean> {
        public Enter {
            needed = Collections.unmodifiableSortedSet(new TreeSet<>(needed));
        }

        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            var more = new TreeSet<>(value.present);
            more.add(module);
            boolean complete = more.containsAll(needed);
            return new Outcome<>(new FunctionAddresses(complete, more), complete);
        }
    }

    /// First when a module goes: nobody who looks from now on calls. Answers whether anybody would have.
    public record ClearReady() implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            return new Outcome<>(new FunctionAddresses(false, value.present), value.ready);
        }
    }

    /// Then: nulls the addresses of `module`. Answers whether they were there. Another module that came meanwhile found
    /// all addresses in place and set the ready flag again: it is cleared with the first address that is not.
    public record Clear(String module) implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            var fewer = new TreeSet<>(value.present);
            boolean found = fewer.remove(module);
            return new Outcome<>(new FunctionAddresses(value.ready && !found, fewer), found);
        }
    }

    /// Whether every address is there.
    public record IsReady() implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            return new Outcome<>(value, value.ready);
        }
    }
}
