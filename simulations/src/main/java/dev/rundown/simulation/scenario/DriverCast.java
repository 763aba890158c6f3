package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A driver into which programs were compiled.
///
/// @param name     in this scenario
/// @param programs by name; of each the mistake that is planted in it, one of [Words#NATIVE_PROGRAM_DEFECT]
/// @param header   how the headers in its table are filled in: one of [Words#HEADER]
/// @param defect   a mistake planted in what `core` does about it: one of [Words#DRIVER_DEFECT]
public record DriverCast(
        Placed<String> name,
        SortedMap<String, Optional<Placed<String>>> programs,
        Optional<Placed<String>> header,
        Optional<Placed<String>> defect) {
    /// A copy that nobody can change.
    public DriverCast {
        programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
    }

    DriverCast repaired() {
        var sound = new TreeMap<String, Optional<Placed<String>>>();
        programs.keySet().forEach(it -> sound.put(it, Optional.empty()));
        return new DriverCast(name, sound, header, Optional.empty());
    }
}
