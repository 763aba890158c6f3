package dev.rundown.simulation.search;

import java.util.List;

/// A way from the end of the set-up.
///
/// @param strategy by which strategy it was found
/// @param picks    which of the choices was taken at each step, from 0
record Recorded(String strategy, List<Integer> picks) {
    Recorded {
        picks = List.copyOf(picks);
    }
}
