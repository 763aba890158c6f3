package dev.rundown.simulation.bench;

import java.nio.file.Path;
import java.util.Optional;

/// One run of benchmarks.
///
/// @param peer     a Promela model that SPIN is measured on
/// @param explored what its rows have explored so far
public record Setting(Optional<Path> peer, Explored explored) {
    /// A run that has explored nothing yet.
    public static Setting of(Optional<Path> peer) {
        return new Setting(peer, new Explored());
    }
}
