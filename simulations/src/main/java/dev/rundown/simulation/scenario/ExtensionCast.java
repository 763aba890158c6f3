package dev.rundown.simulation.scenario;

import dev.rundown.actor.Address;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A driver that offers hooks and helpers.
///
/// @param name    in this scenario
/// @param kind    which shipped or registered extension it is; by default the one called as the entry is
/// @param modules its provider modules by name: `info`, `maps`, `hook` for its first hook, others by the names of the
///                hooks
/// @param worker  the CPU that runs its programs and deregisters its modules; empty: events are served where they occur
public record ExtensionCast(
        Placed<String> name,
        Placed<String> kind,
        SortedMap<String, ModuleCast> modules,
        Optional<Placed<Integer>> worker) {
    /// The module of program information.
    public static final String INFO = "info";

    /// The module of the extension's first hook, whatever that is called.
    public static final String HOOK = "hook";

    /// The modules of the map types that the extension brings.
    public static final String MAPS = "maps";

    /// The module of the functions that programs call by module and name.
    public static final String FUNCTIONS = "functions";

    private static final List<String> NO_HOOKS = List.of(INFO, MAPS, FUNCTIONS);

    /// A copy that nobody can change.
    public ExtensionCast {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /// Whether no hook below `hooks` may be called so.
    static boolean isReserved(String module) {
        return module.equals(HOOK) || NO_HOOKS.contains(module);
    }

    /// Its hooks, by name.
    public List<ModuleCast> hooks() {
        return modules.values().stream()
                .filter(it -> !NO_HOOKS.contains(it.name().value()))
                .toList();
    }

    /// By which the module `module` is an actor.
    public Address address(ModuleCast module) {
        return new Address(name + "." + module.name());
    }

    /// The module with this name, if this extension has it.
    public Optional<ModuleCast> module(String module) {
        return Optional.ofNullable(modules.get(module));
    }

    /// One provider module. What is empty stays as the extension ships it.
    ///
    /// @param name     `info`, `maps`, `hook` or the name of a hook
    /// @param npi      `program-info`, `map-info`, `hook` or a GUID in braces
    /// @param attach   how many clients the hook takes: one of [Words#ATTACH]
    /// @param onDetach how it answers its detach callback: one of [Words#ON_DETACH]
    /// @param freesSlot when it gives away the place of a client that detaches: one of [Words#FREES_SLOT]
    /// @param onReload what it says otherwise from its second time in memory on; only of `info`
    /// @param header   how the header of what it says is filled in: one of [Words#HEADER]
    /// @param defect   a planted mistake: one of [Words#HOOK_DEFECT]
    public record ModuleCast(
            Placed<String> name,
            Placed<String> npi,
            Optional<Placed<String>> attach,
            Optional<Placed<String>> onDetach,
            Optional<Placed<String>> freesSlot,
            Optional<InformationChange> onReload,
            Optional<Placed<String>> header,
            Optional<Placed<String>> defect) {
        ModuleCast repaired() {
            return new ModuleCast(name, npi, attach, onDetach, freesSlot, onReload, header, Optional.empty());
        }
    }

    ExtensionCast repaired() {
        var sound = new TreeMap<String, ModuleCast>();
        modules.forEach((module, cast) -> sound.put(module, cast.repaired()));
        return new ExtensionCast(name, kind, sound, worker);
    }
}
