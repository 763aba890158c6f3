package dev.rundown.simulation.house.planted.here;

import dev.rundown.simulation.house.planted.there.There;

/// Breaks a rule of the house on purpose: a cycle of packages.
public interface Here {
    /// The other half.
    There there();
}
