package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who exists. Each entry is one actor; an extension has one more for each of its modules.
///
/// @param extensions by name
/// @param programs   by name; no name is in both maps
/// @param drivers    by name; their names and those of their programs are in no other map
/// @param pool       the CPUs that programs run on
public record Cast(
        SortedMap<String, ExtensionCast> extensions,
        SortedMap<String, ProgramCast> programs,
        SortedMap<String, DriverCast> drivers,
        Pool pool) {
    /// A copy that nobody can change.
    public Cast {
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
        programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
        drivers = Collections.unmodifiableSortedMap(new TreeMap<>(drivers));
    }

    /// The extension called `name`, if that is one.
    public Optional<ExtensionCast> extension(String name) {
        return Optional.ofNullable(extensions.get(name));
    }

    /// The program called `name`, if that is one.
    public Optional<ProgramCast> program(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    Cast repaired() {
        var sound = new TreeMap<String, ExtensionCast>();
        extensions.forEach((name, extension) -> sound.put(name, extension.repaired()));
        var returning = new TreeMap<String, ProgramCast>();
        programs.forEach((name, program) -> returning.put(name, program.repaired()));
        var attached = new TreeMap<String, DriverCast>();
        drivers.forEach((name, driver) -> attached.put(name, driver.repaired()));
        return new Cast(sound, returning, attached, pool);
    }

    /// The pool of workers.
    ///
    /// @param cpus how many, one pinned worker each
    public record Pool(int cpus) {}
}
