package dev.rundown.simulation.bench;

import dev.rundown.simulation.scenario.Bundled;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Every benchmark.
public final class Benchmarks {
    /// The engine that needs no actor system, and Pekko actors under control.
    private static final List<Row> ENGINES = List.of(
            row(
                    "stepped.states-per-second",
                    "states/s",
                    "distinct states of the exhaustive search, a second of CPU time of one core; baseline: brute force, which"
                            + " runs every actor and compares whole worlds",
                    SteppedSearch::states),
            row(
                    "stepped.two-cores",
                    "states/s",
                    "distinct states a second by the clock on the wall, searched by two threads; baseline: by one",
                    SteppedSearch::twoCores),
            row(
                    "stepped.bytes-a-state",
                    "bytes",
                    "bytes a distinct state takes beyond the frontier; baseline: the goal, 48",
                    SteppedSearch::bytes),
            row(
                    "stepped.schedules-per-second",
                    "schedules/s",
                    "random schedules from the end of the set-up to the end of the run; baseline: the same with brute"
                            + " force",
                    SteppedSearch::schedules),
            new Profile(),
            new Spin(),
            row(
                    "controlled.deliveries-per-second",
                    "deliveries/s",
                    "recorded deliveries to Pekko actors in random schedules of one provider and one client, a second of"
                            + " CPU time; baseline: the same conversation on Pekko's own dispatcher",
                    ControlledRuns::deliveries),
            row(
                    "controlled.schedules-per-second",
                    "schedules/s",
                    "random schedules of the same conversation, each with fresh actors, a second of CPU time; baseline:"
                            + " conversations on Pekko's own dispatcher",
                    ControlledRuns::schedules),
            row(
                    "controlled.steps-per-second",
                    "steps/s",
                    "steps of the canonical scenario whose actors are Pekko actors under control, in random order, a"
                            + " second of CPU time; baseline: the stepped engine, which also judges every rule",
                    Drivers::controlled),
            row(
                    "live.steps-per-second",
                    "steps/s",
                    "steps of the canonical scenario on real actors and threads, a second of CPU time of them all;"
                            + " baseline: the stepped engine, which also judges every rule",
                    Drivers::live),
            new DporTraces());

    /// What is found, and how soon.
    private static final List<Row> FINDS = List.of(
            row(
                    "museum.slowest-seconds",
                    "s",
                    "CPU seconds of the race of the museum that takes longest with default settings; baseline: until"
                            + " uniform random schedules have violated the same rules",
                    Museum::slowestSeconds),
            row(
                    "museum.most-schedules",
                    "schedules",
                    "schedules of the portfolio of samplers until a race of the museum is found, the most of all;"
                            + " baseline: uniform random schedules",
                    Museum::schedules),
            row(
                    "museum.same-paths",
                    "races",
                    "races of the museum that are found by the same shortest paths on two cores as on one; baseline: all"
                            + " of them",
                    Museum::samePaths),
            row(
                    "shrunk.equals-optimum",
                    "violations",
                    "bundled violations whose path, sampled and shrunk, is as short as any; baseline: all of them",
                    Museum::shrunk));

    private static final List<Row> RACE = Stream.of(
                    ENGINES.stream(),
                    FINDS.stream(),
                    Bundled.casts().stream().map(CastRow::new),
                    Stream.of(new FalseAlarms()),
                    IntStream.rangeClosed(1, Growth.MOST_CLIENTS).mapToObj(Growth::new),
                    Stream.of(new Growth.Factor()))
            .<Row>flatMap(it -> it)
            .toList();

    /// How fast programs run.
    private static final List<Row> RUN = List.of(
            row(
                    "interpreter.instructions-per-second",
                    "instructions/s",
                    "checked instructions of a loop over 64 bytes; baseline: a switch over the records of the"
                            + " instructions",
                    JmhRuns::interpreter),
            row(
                    "live.invocation-handed-to-pinned-worker",
                    "ns",
                    "@drop, handed to a pinned worker by a Pekko message, until its result is seen; baseline: the same"
                            + " invocation inline",
                    JmhRuns::handOver));

    private static final List<Group> GROUPS = List.of(new Group("race", RACE), new Group("run", RUN));

    private Benchmarks() {}

    /// Rows that are asked for together.
    ///
    /// @param name of the group, without a dot
    public record Group(String name, List<Row> rows) {}

    /// A row that is one method.
    private record Simple(String name, String unit, String about, BiFunction<Row, Setting, Measurement> run)
            implements Row {
        @Override
        public Measurement measure(Setting setting) {
            return run.apply(this, setting);
        }
    }

    private static Row row(String name, String unit, String about, BiFunction<Row, Setting, Measurement> run) {
        return new Simple(name, unit, about, run);
    }

    /// The groups, in the order in which they are run.
    public static List<Group> groups() {
        return GROUPS;
    }

    /// All rows, in the order in which they are run.
    public static List<Row> all() {
        return GROUPS.stream().flatMap(it -> it.rows().stream()).toList();
    }

    /// The row of this name, or those of the group of this name, or those whose names begin with it and a dot.
    public static List<Row> find(String name) {
        var group = GROUPS.stream().filter(it -> it.name().equals(name)).findFirst();
        return group.map(Group::rows)
                .orElseGet(() -> all().stream()
                        .filter(it -> it.name().equals(name) || it.name().startsWith(name + "."))
                        .toList());
    }

    /// The groups, and what stands before the first dot of some row.
    public static List<String> families() {
        return Stream.concat(
                        GROUPS.stream().map(Group::name),
                        all().stream().map(it -> it.name().split("\\.", 2)[0]))
                .distinct()
                .toList();
    }

    /// Whatever [#find] finds something for.
    public static List<String> names() {
        return Stream.concat(families().stream(), all().stream().map(Row::name))
                .distinct()
                .toList();
    }
}
