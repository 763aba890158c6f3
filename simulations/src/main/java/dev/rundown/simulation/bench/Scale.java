package dev.rundown.simulation.bench;

/// How much a run takes upon itself. Every row has an end that does not depend on the machine; how long that takes
/// does.
///
/// @param states            distinct ones of the canonical scenario; of brute force a hundredth of it
/// @param explored          the most distinct states of any other search
/// @param rounds            searches besides the one that counts, for the compiler of this JVM or to take the best
/// @param walks             random schedules of the stepped engine; of brute force a fiftieth of them
/// @param controlled        schedules of controlled actors; before them a third as many that do not count, and of live
///                          ones a tenth
/// @param plays             of the canonical scenario on controlled and on live actors
/// @param sampled           the most schedules until a race of the museum is found
/// @param shrunk            schedules of which the shortest violation is made as short as it can be
public record Scale(
        int states, int explored, int rounds, int walks, int controlled, int plays, int sampled, int shrunk) {
    /// What the numbers are for. More states than any bundled scenario has with all reductions, and few enough for a
    /// heap of 1 GB.
    public static final Scale FULL = new Scale(2_000_000, 4_000_000, 3, 5_000, 200_000, 2_000, 50_000, 200);

    /// So little that the numbers mean nothing: whether every row still comes to its end.
    public static final Scale QUICK = new Scale(2_000, 2_000, 0, 20, 300, 5, 20, 5);
}
