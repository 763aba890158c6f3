package dev.rundown.simulation.controlled;

/// How far one schedule goes.
///
/// @param steps           the most steps
/// @param earlyRings      how many timers may ring while something else could happen
/// @param idleRings       how many timers may ring at the end, when nothing else can happen
public record Limits(int steps, int earlyRings, int idleRings) {
    /// Of `@RaceTest`.
    public static final Limits DEFAULT = new Limits(10_000, 8, 24);

    /// With timers that ring only when nothing else can happen.
    public Limits patient() {
        return new Limits(steps, 0, idleRings);
    }
}
