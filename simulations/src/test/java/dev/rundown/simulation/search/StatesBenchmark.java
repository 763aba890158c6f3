package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.Stepped;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;

/// How many distinct states a second does the search visit, and what does a state cost? Run by hand, never by a build.
final class StatesBenchmark {
    private static final Budget BUDGET = new Budget(4_000_000);

    private StatesBenchmark() {}

    public static void main(String[] arguments) {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        measure("1 provider, 2 clients live", SmallCast.canonical(), rounds, System.out);
        measure("1 provider, 2 clients live, unload", SmallCast.canonicalWithUnload(), rounds, System.out);
    }

    private static void measure(String name, Ensemble ensemble, int rounds, PrintStream out) {
        // The search is one thread; its own time means the same on a machine that does other things as well.
        var clock = ManagementFactory.getThreadMXBean();
        for (int round = 0; round < rounds; round++) {
            long began = clock.getCurrentThreadCpuTime();
            var outcome = new Exhaustive(new Stepped(ensemble), BUDGET).outcome();
            double seconds = (clock.getCurrentThreadCpuTime() - began) / 1e9;
            var figures = outcome.figures();
            out.printf(
                    "%s: %s, %,d states, %,d transitions, deepest %d, %,d terminal, logic run %,d times,"
                            + " %.2f s of one core, %,.0f states/s, %,.0f transitions/s, %.1f bytes/state%n",
                    name,
                    outcome.words(),
                    figures.states(),
                    figures.transitions(),
                    figures.deepest(),
                    figures.terminals(),
                    figures.learnt(),
                    seconds,
                    figures.states() / seconds,
                    figures.transitions() / seconds,
                    (double) figures.bytes() / figures.states());
        }
    }
}
