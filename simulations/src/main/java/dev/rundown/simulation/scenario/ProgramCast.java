package dev.rundown.simulation.scenario;

import java.nio.file.Path;
import java.util.Optional;

/// A program and, in it, the client of its type's program information. It is a real object or an abstract program.
///
/// @param name     in this scenario
/// @param type     the program type, as the name of an extension in the cast or of a shipped one
/// @param object   `@name` of a bundled ELF object, or a path relative to the scenario's file
/// @param function which program of the object, when it has several
/// @param functions the extension whose functions it calls by module and name
/// @param steps    of an abstract program: how many interruptible steps it takes
/// @param returns  of an abstract program: its result
/// @param spin     of a program that never returns by itself: one of [Words#SPIN]
/// @param fuel     how many backward jumps and calls a run may take before it is stopped
/// @param driver   the driver into which it was compiled
/// @param header   how the header of what its maps say is filled in: one of [Words#HEADER]
/// @param defect   a planted mistake: one of [Words#PROGRAM_DEFECT]
public record ProgramCast(
        Placed<String> name,
        Placed<String> type,
        Optional<Placed<String>> object,
        Optional<Placed<String>> function,
        Optional<Placed<String>> functions,
        Optional<Placed<Integer>> steps,
        Optional<Placed<Long>> returns,
        Optional<Placed<String>> spin,
        Optional<Placed<Long>> fuel,
        Optional<Placed<String>> driver,
        Optional<Placed<String>> header,
        Optional<Placed<String>> defect) {
    ProgramCast repaired() {
        return new ProgramCast(
                name, type, object, function, functions, steps, returns, spin, fuel, driver, header, Optional.empty());
    }

    /// Whether nobody stops it when it runs away: a verified program never does.
    public boolean runsAway() {
        return defect.stream().anyMatch(it -> it.value().equals("spins")) || (spin.isPresent() && fuel.isEmpty());
    }

    /// The name behind the `@` when the object is a bundled one.
    public Optional<String> bundledObject() {
        return object.map(Placed::value).filter(it -> it.startsWith("@")).map(it -> it.substring(1));
    }

    /// The path of the object, from where the user stands, when it is a file.
    public Optional<Path> objectFile() {
        return object.filter(it -> !it.value().startsWith("@"))
                .map(it -> Path.of(it.place().file()).resolveSibling(it.value()));
    }
}
