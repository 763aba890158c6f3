package dev.rundown.simulation.house.planted.there;

import dev.rundown.simulation.house.planted.here.Here;

/// Breaks a rule of the house on purpose: a cycle of packages.
public interface There {
    /// The other half.
    Here here();
}
