package dev.rundown.simulation.controlled;

/// A test as a program over a [Sim]. It is run once for every schedule, with fresh actors.
@FunctionalInterface
public interface Body {
    /// Spawns actors, tells them something, says what has to hold.
    ///
    /// @throws Throwable whatever the test throws; an [AssertionError] is a violation
    void run(Sim sim) throws Throwable;
}
