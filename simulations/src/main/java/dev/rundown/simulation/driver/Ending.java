package dev.rundown.simulation.driver;

import java.util.List;

/// How a world stands.
public sealed interface Ending {
    /// Something may still happen.
    record NotYet() implements Ending {}

    /// The play is over and every lane has come to its end.
    ///
    /// @param owed what a rule still waits for
    record Final(List<Breach> owed) implements Ending {}

    /// Nothing may happen although some lane has a message under way. Exact: no bound was used.
    ///
    /// @param chain why
    /// @param owed  what a rule still waits for
    record Stuck(Chain chain, List<Breach> owed) implements Ending {}

    /// Code was called that had left memory.
    record Over() implements Ending {}
}
