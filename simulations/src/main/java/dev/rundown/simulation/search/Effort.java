package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Reduction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// How a search goes about its work. What it finds does not depend on it.
///
/// @param cores      how many threads share the work
/// @param reductions what is left out
/// @param unmerged   how many states are searched first without merging, which changes how far the states are: a search
///                   that ends within these has shortest paths at once, and the numbers of the whole graph
public record Effort(int cores, Set<Reduction> reductions, long unmerged) {
    /// More threads than this only wait for each other.
    public static final int MOST_CORES = 64;

    /// Takes a tenth of a second.
    private static final long UNMERGED = 50_000;

    /// One thread, and everything is left out that may be.
    public static final Effort ALONE = new Effort(1, EnumSet.allOf(Reduction.class));

    public Effort {
        if (cores < 1 || cores > MOST_CORES) {
            throw new IllegalArgumentException("%d cores; it is from 1 to %d".formatted(cores, MOST_CORES));
        }
        reductions = Collections.unmodifiableSet(
                reductions.isEmpty() ? EnumSet.noneOf(Reduction.class) : EnumSet.copyOf(reductions));
    }

    /// Small searches are not merged.
    public Effort(int cores, Set<Reduction> reductions) {
        this(cores, reductions, UNMERGED);
    }

    /// The same without `reduction`.
    public Effort without(Reduction reduction) {
        var rest = EnumSet.noneOf(Reduction.class);
        rest.addAll(reductions);
        rest.remove(reduction);
        return new Effort(cores, rest, unmerged);
    }

    Effort alone() {
        return new Effort(1, reductions, unmerged);
    }

    boolean has(Reduction reduction) {
        return reductions.contains(reduction);
    }
}
