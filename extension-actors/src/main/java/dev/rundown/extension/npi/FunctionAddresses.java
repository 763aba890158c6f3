package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.registrar.BindingHandle;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The addresses of the functions that a program calls by module and name. All modules must be attached before the
/// program may have its program information, and before an invocation runs its code.
///
/// @param ready   `btf_resolved_function_providers_ready`: every module that is needed is attached
/// @param modules those whose addresses stand in the program's table, by GUID
public record FunctionAddresses(boolean ready, SortedMap<String, Module> modules) {
    private static final FunctionAddresses NONE = new FunctionAddresses(false, new TreeMap<>());

    /// One module.
    ///
    /// @param binding   to it
    /// @param functions what it offers
    /// @param attached  it has not begun to leave: once it has, its addresses stay until nobody can call any more
    public record Module(BindingHandle binding, List<ResolvedFunction> functions, boolean attached) {
        public Module {
            functions = List.copyOf(functions);
        }
    }

    public FunctionAddresses {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /// Those of `program`.
    public static Cell<FunctionAddresses> of(Address program) {
        return new Cell<>("functions of " + program, NONE);
    }

    private FunctionAddresses with(boolean isReady, String module, Module entry) {
        var more = new TreeMap<>(modules);
        more.put(module, entry);
        return new FunctionAddresses(isReady, more);
    }

    private boolean areAttached(SortedSet<String> needed) {
        return needed.stream()
                .allMatch(it -> modules.containsKey(it) && modules.get(it).attached());
    }

    /// `module` has attached. Answers whether all that are `needed` have now.
    public record Enter(
            String module, BindingHandle binding, List<ResolvedFunction> functions, SortedSet<String> needed)
            implements CellOperation<FunctionAddresses, Boolean> {
        public Enter {
            functions = List.copyOf(functions);
            needed = Collections.unmodifiableSortedSet(new TreeSet<>(needed));
        }

        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            var entered = value.with(false, module, new Module(binding, functions, true));
            boolean complete = entered.areAttached(needed);
            return new Outcome<>(new FunctionAddresses(complete, entered.modules), complete);
        }
    }

    /// `module` goes: nobody who looks from now on calls, but who has looked already still finds its addresses. Answers
    /// whether everybody was ready until now.
    public record Withdraw(String module) implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            var going = value.modules.get(module);
            return new Outcome<>(
                    going == null
                            ? value
                            : value.with(false, module, new Module(going.binding(), going.functions(), false)),
                    value.ready);
        }
    }

    /// Nobody who may call is left: nulls the addresses of `module`, unless it has come back meanwhile. Answers whether
    /// there were any.
    public record Clear(String module) implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            var gone = value.modules.get(module);
            if (gone == null || gone.attached()) {
                return new Outcome<>(value, false);
            }
            var fewer = new TreeMap<>(value.modules);
            fewer.remove(module);
            return new Outcome<>(new FunctionAddresses(value.ready, fewer), true);
        }
    }

    /// Whether every module is attached.
    public record IsReady() implements CellOperation<FunctionAddresses, Boolean> {
        @Override
        public Outcome<FunctionAddresses, Boolean> on(FunctionAddresses value) {
            return new Outcome<>(value, value.ready);
        }
    }

    /// The prototypes of all functions; empty while a module is not attached.
    public record Prototypes()
            implements CellOperation<FunctionAddresses, Optional<SortedMap<ImportedFunction, ResolvedFunction>>> {
        @Override
        public Outcome<FunctionAddresses, Optional<SortedMap<ImportedFunction, ResolvedFunction>>> on(
                FunctionAddresses value) {
            if (!value.ready) {
                return new Outcome<>(value, Optional.empty());
            }
            var all = new TreeMap<ImportedFunction, ResolvedFunction>();
            value.modules.forEach((guid, module) ->
                    module.functions().forEach(it -> all.put(new ImportedFunction(guid, it.name()), it)));
            return new Outcome<>(value, Optional.of(Collections.unmodifiableSortedMap(all)));
        }
    }

    /// A call: through which binding the address at hand came; empty when it is null.
    public record Find(String module) implements CellOperation<FunctionAddresses, Optional<BindingHandle>> {
        @Override
        public Outcome<FunctionAddresses, Optional<BindingHandle>> on(FunctionAddresses value) {
            return new Outcome<>(
                    value, Optional.ofNullable(value.modules.get(module)).map(Module::binding));
        }
    }
}
