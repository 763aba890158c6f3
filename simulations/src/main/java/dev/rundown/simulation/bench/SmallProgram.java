package dev.rundown.simulation.bench;

import dev.rundown.simulation.dpor.Transitions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Threads that read and write variables: so small that every schedule can be tried.
///
/// @param traces  how many Mazurkiewicz traces there are, by a formula
/// @param threads what each does, in order
record SmallProgram(String name, long traces, List<List<SmallProgram.Access>> threads)
        implements Transitions<List<Integer>, SmallProgram.Step> {
    /// A look at a variable, or a change of it.
    record Access(String variable, boolean writes) {}

    /// One access by a thread, which is as far as `index`.
    record Step(int thread, int index, Access access) {}

    static List<SmallProgram> all() {
        return Stream.of(
                        IntStream.rangeClosed(1, 4).mapToObj(SmallProgram::writersAndReader),
                        IntStream.rangeClosed(2, 4).mapToObj(SmallProgram::writers),
                        IntStream.rangeClosed(2, 4).mapToObj(SmallProgram::readersOfOne),
                        IntStream.rangeClosed(2, 4).mapToObj(SmallProgram::strangers),
                        Stream.of(lostUpdate(), storeBuffers()))
                .flatMap(it -> it)
                .toList();
    }

    /// Each writer comes before or after its read.
    private static SmallProgram writersAndReader(int n) {
        var threads = new ArrayList<List<Access>>();
        var reads = new ArrayList<Access>();
        for (int i = 0; i < n; i++) {
            threads.add(List.of(write("x" + i)));
            reads.add(read("x" + i));
        }
        threads.add(reads);
        return new SmallProgram("%d writers, one reader of all".formatted(n), 1L << n, threads);
    }

    /// Every order of the writes.
    private static SmallProgram writers(int n) {
        long orders = IntStream.rangeClosed(1, n).reduce(1, (a, b) -> a * b);
        return new SmallProgram("%d writers of one variable".formatted(n), orders, copies(n, List.of(write("x"))));
    }

    /// Each reader comes before or after the writer.
    private static SmallProgram readersOfOne(int n) {
        var threads = new ArrayList<>(copies(n, List.of(read("x"))));
        threads.add(List.of(write("x")));
        return new SmallProgram("%d readers, one writer".formatted(n), 1L << n, threads);
    }

    /// Nobody meets anybody.
    private static SmallProgram strangers(int n) {
        var threads = IntStream.range(0, n)
                .mapToObj(it -> List.of(write("x" + it), read("x" + it)))
                .toList();
        return new SmallProgram("%d strangers".formatted(n), 1, threads);
    }

    /// Of the six schedules, two are one trace: both read before either writes, in either order.
    private static SmallProgram lostUpdate() {
        return new SmallProgram("a lost update", 4, copies(2, List.of(read("x"), write("x"))));
    }

    /// Both reads miss the writes in no schedule of interleaved memory.
    private static SmallProgram storeBuffers() {
        return new SmallProgram(
                "store buffers", 3, List.of(List.of(write("x"), read("y")), List.of(write("y"), read("x"))));
    }

    private static List<List<Access>> copies(int n, List<Access> thread) {
        return IntStream.range(0, n).mapToObj(_ -> thread).toList();
    }

    private static Access read(String variable) {
        return new Access(variable, false);
    }

    private static Access write(String variable) {
        return new Access(variable, true);
    }

    List<Integer> start() {
        return threads.stream().map(_ -> 0).toList();
    }

    @Override
    public List<Step> enabled(List<Integer> state) {
        var enabled = new ArrayList<Step>();
        for (int i = 0; i < threads.size(); i++) {
            int index = state.get(i);
            if (index < threads.get(i).size()) {
                enabled.add(new Step(i, index, threads.get(i).get(index)));
            }
        }
        return enabled;
    }

    @Override
    public List<Step> held(List<Integer> state) {
        return List.of();
    }

    @Override
    public List<Integer> after(List<Integer> state, Step step) {
        var after = new ArrayList<>(state);
        after.set(step.thread, step.index + 1);
        return List.copyOf(after);
    }

    @Override
    public Integer process(Step step) {
        return step.thread;
    }

    @Override
    public boolean dependent(Step one, Step other) {
        return one.access.variable.equals(other.access.variable) && (one.access.writes || other.access.writes);
    }

    /// Every trace as the pairs of steps that depend on each other, in their order: found by trying every schedule.
    Set<Set<List<Step>>> tracesByBruteForce() {
        var traces = new HashSet<Set<List<Step>>>();
        schedules(start(), new ArrayList<>(), traces);
        return traces;
    }

    private void schedules(List<Integer> state, List<Step> path, Set<Set<List<Step>>> traces) {
        var enabled = enabled(state);
        if (enabled.isEmpty()) {
            traces.add(order(path));
        }
        for (var step : enabled) {
            path.add(step);
            schedules(after(state, step), path, traces);
            path.removeLast();
        }
    }

    private Set<List<Step>> order(List<Step> path) {
        var order = new HashSet<List<Step>>();
        for (int i = 0; i < path.size(); i++) {
            for (int j = i + 1; j < path.size(); j++) {
                if (dependent(path.get(i), path.get(j))) {
                    order.add(List.of(path.get(i), path.get(j)));
                }
            }
        }
        return order;
    }
}
