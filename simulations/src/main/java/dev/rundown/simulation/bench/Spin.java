package dev.rundown.simulation.bench;

import dev.rundown.simulation.bench.peer.PeerModel;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The stepped engine and SPIN over the same graph of states: [PeerModel] here, a model in SPIN's language there.
///
/// Neither leaves a state out: no symmetry here, no partial order reduction there. Neither looks for cycles. Both are
/// timed by the CPU.
record Spin() implements Row {
    /// What leaves no state out.
    static final Effort EVERY_STATE = new Effort(1, EnumSet.of(Reduction.SLEEP_SETS));
    private static final Pattern STATES = Pattern.compile("([0-9.e+]+) states, stored");
    private static final Pattern STEPS = Pattern.compile("([0-9.e+]+) transitions");
    /// What the shell says of the CPU time of those it has started, in user mode and in the kernel.
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s\\s*$");

    /// Of the program that is the baseline; the best counts, as it does here.
    private static final int TRIES = 3;

    private static final String HASH_COMPACT = "SPIN with hash compaction";

    @Override
    public String name() {
        return "stepped.against-spin";
    }

    @Override
    public String unit() {
        return "states/s";
    }

    @Override
    public String about() {
        return "distinct states of the exhaustive search on one core, a second of CPU time, over a simplified registrar"
                + " written for this; baseline: SPIN's full search of the same graph, which --peer names";
    }

    @Override
    public Measurement measure(Setting setting) {
        var ours = ours(setting);
        if (setting.peer().isEmpty()) {
            return without(ours, "give the model with --peer FILE or in RUNDOWN_PEER");
        }
        try {
            return against(setting.peer().get().toAbsolutePath(), ours);
        } catch (IOException e) {
            return without(ours, e.getMessage() + "; apt-get install -y spin gcc");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return without(ours, "interrupted");
        }
    }

    /// @param states distinct ones
    /// @param steps  between them
    /// @param seconds of CPU time
    private record Searched(double states, double steps, double seconds) {
        double perSecond() {
            return states / seconds;
        }

        @Override
        public String toString() {
            return "%,.0f states a second: %,.0f states, %,.0f steps, %.2f s"
                    .formatted(perSecond(), states, steps, seconds);
        }
    }

    /// @param cold  with an engine that has met nothing
    /// @param again with the same engine, which then runs no actor any more
    private record Ours(Searched cold, Searched again, double twoCores) {}

    private static Ours ours(Setting setting) {
        int tries = setting.scale().rounds() + 1;
        var cold = searched(tries, setting, () -> new Stepped(PeerModel.ensemble()));
        var engine = new Stepped(PeerModel.ensemble());
        outcome(engine, 1, setting);
        var again = searched(tries, setting, () -> engine);
        double two = Clock.perSecond(() -> outcome(engine, 2, setting).figures().states());
        double one = Clock.perSecond(() -> outcome(engine, 1, setting).figures().states());
        return new Ours(cold, again, two / one);
    }

    private static Searched searched(int tries, Setting setting, Supplier<Stepped> engine) {
        var timed = Explored.Timed.best(tries, () -> outcome(engine.get(), 1, setting));
        var figures = timed.outcome().figures();
        return new Searched(figures.states(), figures.transitions(), timed.seconds());
    }

    private static Outcome outcome(Stepped engine, int cores, Setting setting) {
        return new Exhaustive(engine, setting.budget(), new Effort(cores, EVERY_STATE.reductions()))
                .outcomeWithoutLassos();
    }

    private static Measurement detailed(Ours ours, Measurement measured) {
        return measured.with("goal", "a ratio of 4")
                .with("one core", ours.cold.toString())
                .with("one core, nothing to learn", ours.again.toString())
                .with("two cores by the clock, against one", ours.twoCores);
    }

    private Measurement without(Ours ours, String why) {
        return detailed(ours, Measurement.alone(this, ours.cold.perSecond(), "SPIN is not measured: " + why));
    }

    private Measurement against(Path model, Ours ours) throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("rundown-spin");
        run(folder, "spin", "-a", model.toString());
        var full = searched(folder, TRIES, "pan", "-DSAFETY");
        var compact = searched(folder, 1, "pan-compact", "-DSAFETY", "-DHC4");
        return detailed(ours, Measurement.of(this, ours.cold.perSecond(), full.perSecond()))
                .with("SPIN", full.toString())
                .with(HASH_COMPACT, compact.toString())
                .with("ratio to " + HASH_COMPACT, ours.cold.perSecond() / compact.perSecond())
                .with("the same graph", full.states == ours.cold.states && full.steps == ours.cold.steps + 1);
    }

    private static Searched searched(Path folder, int tries, String program, String... options)
            throws IOException, InterruptedException {
        var compile = "gcc -O2 -w %s -o %s pan.c".formatted(String.join(" ", options), program);
        run(folder, "sh", "-c", compile);
        var best = tried(folder, program);
        for (int i = 1; i < tries; i++) {
            var other = tried(folder, program);
            best = other.seconds < best.seconds ? other : best;
        }
        return best;
    }

    private static Searched tried(Path folder, String program) throws IOException, InterruptedException {
        var said = run(folder, "sh", "-c", "./%s -m10000 -w24; times".formatted(program));
        var states = STATES.matcher(said);
        var steps = STEPS.matcher(said);
        var times = TIMES.matcher(said);
        if (!states.find() || !steps.find() || !times.find()) {
            throw new IOException("SPIN said nothing of states and time");
        }
        double seconds = 60 * (number(times.group(1)) + number(times.group(3)))
                + number(times.group(2))
                + number(times.group(4));
        return new Searched(number(states.group(1)), number(steps.group(1)), seconds);
    }

    private static double number(String text) {
        return Double.parseDouble(text);
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s ended with %d: %s".formatted(command[0], process.exitValue(), said.strip()));
        }
        return said;
    }
}
