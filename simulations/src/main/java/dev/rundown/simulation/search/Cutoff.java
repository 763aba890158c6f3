package dev.rundown.simulation.search;

/// Ends a search from outside: whoever has a clock says when. Used by more than one thread.
public final class Cutoff {
    private volatile boolean reached;

    /// Not reached yet.
    public Cutoff() {}

    /// From now on no search goes on.
    public void reach() {
        reached = true;
    }

    /// Whether a search has to end.
    public boolean isReached() {
        return reached;
    }
}
