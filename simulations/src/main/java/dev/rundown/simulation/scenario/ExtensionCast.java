package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A driver that offers hooks and helpers.
///
/// @param name    in this scenario
/// @param kind    which shipped or registered extension it is; by default the one called as the entry is
/// @param modules its provider modules by name: `info`, `hook`
public record ExtensionCast(Placed<String> name, Placed<String> kind, SortedMap<String, ModuleCast> modules) {
    /// A copy that nobody can change.
    public ExtensionCast {
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
    }

    /// The module called `info` or `hook`, if this extension has it.
    public Optional<ModuleCast> module(String module) {
        return Optional.ofNullable(modules.get(module));
    }

    /// One provider module. What is empty stays as the extension ships it.
    ///
    /// @param name     `info` or `hook`
    /// @param npi      `program-info`, `hook` or a GUID in braces
    /// @param attach   how many clients the hook takes: one of [Words#ATTACH]
    /// @param onDetach how it answers its detach callback: one of [Words#ON_DETACH]
    /// @param defect   the name of a planted mistake
    public record ModuleCast(
            Placed<String> name,
            Placed<String> npi,
            Optional<Placed<String>> attach,
            Optional<Placed<String>> onDetach,
            Optional<Placed<String>> defect) {}
}
