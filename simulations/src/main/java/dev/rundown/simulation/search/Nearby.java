package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.World;

/// Looks no further than somebody has come.
///
/// @param found    what is found
/// @param furthest the depth at which it ends
/// @param oneIsEnough whether it ends with the level of the first finding
record Nearby(Findings found, int furthest, boolean oneIsEnough) implements Witness {
    @Override
    public void broke(Occurrence occurrence, int state, int depth) {
        found.broke(occurrence, state, depth);
    }

    @Override
    public void reached(Occurrence occurrence) {}

    @Override
    public void ended(World world, boolean laneBusy, int state, int depth) {
        found.ended(world, laneBusy, state, depth);
    }

    @Override
    public boolean wants(int depth) {
        return depth <= furthest && !(oneIsEnough && !found.isEmpty());
    }
}
