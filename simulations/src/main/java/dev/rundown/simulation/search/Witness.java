package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.World;

/// Told of what a search meets, in its order: by distance, then canonical.
interface Witness {
    /// A step broke a rule; `state` is where it led.
    void broke(Occurrence occurrence, int state, int depth);

    /// A step reached a goal.
    void reached(Occurrence occurrence);

    /// Nothing may happen in `world`.
    ///
    /// @param laneBusy some lane is held
    void ended(World world, boolean laneBusy, int state, int depth);

    /// Whether the search goes on with the states at this distance.
    default boolean wants(int depth) {
        return true;
    }
}
