package dev.rundown.simulation.driver;

/// What a search may leave out without missing anything. Each can be switched off.
public enum Reduction {
    /// Worlds that differ only in names which nobody treats differently count as one: [Symmetry].
    SYMMETRY("symmetry"),
    /// A step is not looked up that leads to a world which is met anyway: [Expansion].
    SLEEP_SETS("sleep-sets"),
    /// Steps that nothing else touches, now or later, are taken before all others, in one order: [Merging].
    MERGING("merging");

    private final String word;

    Reduction(String word) {
        this.word = word;
    }

    /// As users name it.
    public String word() {
        return word;
    }
}
