package dev.rundown.simulation.bench;

import java.nio.file.Path;
import java.util.Optional;

/// What a user may say about a run of benchmarks.
///
/// @param peer a Promela model that SPIN is measured on
public record Setting(Optional<Path> peer) {}
