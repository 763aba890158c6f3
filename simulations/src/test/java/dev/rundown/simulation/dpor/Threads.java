package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Small programs: threads that read and write variables, wait, lock and choose.
///
/// @param threads what each does, one instruction a step
record Threads(List<List<Instruction>> threads) implements Transitions<Threads.Memory, Threads.Action> {
    /// One step of a thread.
    sealed interface Instruction {
        record Read(String variable) implements Instruction {}

        record Write(String variable, int value) implements Instruction {}

        record Add(String variable, int amount) implements Instruction {}

        /// Held until every variable has its value.
        record Await(SortedMap<String, Integer> values) implements Instruction {}

        record Lock(String mutex) implements Instruction {}

        record Unlock(String mutex) implements Instruction {}

        /// Writes any number below `arity`.
        record Choose(String variable, int arity) implements Instruction {}

        /// Writes any number below `arity`, each to a variable of its own.
        record Scatter(String variable, int arity) implements Instruction {}

        /// Leaves out the next instruction unless the variable has the value.
        record OnlyIf(String variable, int value) implements Instruction {}
    }

    /// Variables that are not 0, and how far each thread is.
    record Memory(SortedMap<String, Integer> variables, List<Integer> counters) {
        int value(String variable) {
            return variables.getOrDefault(variable, 0);
        }
    }

    /// What a thread did.
    record Action(
            int thread,
            int counter,
            int next,
            int alternative,
            SortedMap<String, Integer> seen,
            SortedMap<String, Integer> written) {}

    static Threads of(List<List<Instruction>> threads) {
        return new Threads(threads);
    }

    Memory start() {
        return new Memory(new TreeMap<>(), threads.stream().map(_ -> 0).toList());
    }

    @Override
    public List<Action> enabled(Memory state) {
        var enabled = new ArrayList<Action>();
        for (int i = 0; i < threads.size(); i++) {
            enabled.addAll(actions(state, i, false));
        }
        return enabled;
    }

    @Override
    public List<Action> held(Memory state) {
        var held = new ArrayList<Action>();
        for (int i = 0; i < threads.size(); i++) {
            held.addAll(actions(state, i, true));
        }
        return held;
    }

    private List<Action> actions(Memory state, int thread, boolean isHeld) {
        int counter = state.counters.get(thread);
        if (counter >= threads.get(thread).size()) {
            return List.of();
        }
        return switch (threads.get(thread).get(counter)) {
            case Instruction.Read(var x) -> unless(isHeld, action(state, thread, x));
            case Instruction.Write(var x, int value) -> unless(isHeld, writing(state, thread, 0, x, value));
            case Instruction.Add(var x, int amount) ->
                unless(isHeld, writing(state, thread, 0, x, state.value(x) + amount));
            case Instruction.Unlock(var x) -> unless(isHeld, writing(state, thread, 0, x, 0));
            case Instruction.Lock(var x) ->
                state.value(x) == 0
                        ? unless(isHeld, writing(state, thread, 0, x, thread + 1))
                        : unless(!isHeld, action(state, thread, x));
            case Instruction.Await(var values) -> {
                boolean comes = values.entrySet().stream().allMatch(it -> state.value(it.getKey()) == it.getValue());
                yield unless(
                        comes == isHeld, action(state, thread, values.keySet().toArray(String[]::new)));
            }
            case Instruction.Choose(var x, int arity) -> choices(state, thread, isHeld, arity, x, false);
            case Instruction.Scatter(var x, int arity) -> choices(state, thread, isHeld, arity, x, true);
            case Instruction.OnlyIf(var x, int value) -> {
                var read = action(state, thread, x);
                int next = state.value(x) == value ? counter + 1 : counter + 2;
                yield unless(isHeld, new Action(thread, counter, next, 0, read.seen, read.written));
            }
        };
    }

    private static List<Action> unless(boolean isNot, Action action) {
        return isNot ? List.of() : List.of(action);
    }

    private List<Action> choices(
            Memory state, int thread, boolean isHeld, int arity, String variable, boolean isScattered) {
        var choices = new ArrayList<Action>();
        for (int i = 0; i < arity && !isHeld; i++) {
            choices.add(writing(state, thread, i, isScattered ? variable + i : variable, i + 1));
        }
        return choices;
    }

    private static Action action(Memory state, int thread, String... looked) {
        int counter = state.counters.get(thread);
        var seen = new TreeMap<String, Integer>();
        for (var variable : looked) {
            seen.put(variable, state.value(variable));
        }
        return new Action(thread, counter, counter + 1, 0, seen, new TreeMap<>());
    }

    private static Action writing(Memory state, int thread, int alternative, String variable, int value) {
        var action = action(state, thread, variable);
        action.written.put(variable, value);
        return new Action(thread, action.counter, action.next, alternative, action.seen, action.written);
    }

    @Override
    public Memory after(Memory state, Action step) {
        var variables = new TreeMap<>(state.variables);
        variables.putAll(step.written);
        var counters = new ArrayList<>(state.counters);
        counters.set(step.thread, step.next);
        return new Memory(variables, List.copyOf(counters));
    }

    @Override
    public Integer process(Action step) {
        return step.thread;
    }

    @Override
    public boolean dependent(Action one, Action other) {
        return touches(one, other) || touches(other, one);
    }

    private static boolean touches(Action writer, Action other) {
        return !Collections.disjoint(writer.written.keySet(), other.seen.keySet());
    }

    /// Every trace as its least schedule, found by trying every schedule.
    SortedSet<String> tracesByBruteForce() {
        var traces = new TreeSet<String>();
        schedules(start(), new ArrayList<>(), traces);
        return traces;
    }

    private void schedules(Memory state, List<Action> path, SortedSet<String> traces) {
        var enabled = enabled(state);
        if (enabled.isEmpty()) {
            traces.add(least(path));
        }
        for (var step : enabled) {
            path.add(step);
            schedules(after(state, step), path, traces);
            path.removeLast();
        }
    }

    /// The same steps in the least order in which no two that depend on each other have changed places.
    String least(List<Action> path) {
        var rest = new ArrayList<>(path);
        var least = new StringBuilder();
        while (!rest.isEmpty()) {
            int best = -1;
            for (int i = 0; i < rest.size(); i++) {
                boolean isFree = true;
                for (int j = 0; j < i; j++) {
                    var one = rest.get(j);
                    isFree &= one.thread != rest.get(i).thread && !dependent(one, rest.get(i));
                }
                if (isFree && (best < 0 || rest.get(i).thread < rest.get(best).thread)) {
                    best = i;
                }
            }
            var step = rest.remove(best);
            least.append(step.thread)
                    .append(':')
                    .append(step.alternative)
                    .append(step.seen)
                    .append(' ');
        }
        return least.toString();
    }
}
