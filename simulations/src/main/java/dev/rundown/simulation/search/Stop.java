package dev.rundown.simulation.search;

/// Why a search ended.
public enum Stop {
    /// Nothing was left to explore.
    EXPLORED("every schedule explored"),
    /// As many schedules as were asked for had been sampled.
    SAMPLED("schedules sampled"),
    /// As many distinct states as were asked for had been met.
    BUDGET("budget"),
    /// As much memory was taken as may be.
    MEMORY("memory"),
    /// As much time had passed as was given.
    TIME("time"),
    /// Members of the cast were taken for each other that are not alike: the search has to begin anew.
    ASYMMETRY("asymmetry"),
    /// Something came that was not foreseen: the search has to begin anew.
    SURPRISE("surprise"),
    /// Control-C.
    INTERRUPTED("interrupted");

    private final String words;

    Stop(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }
}
