package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Visits one schedule of every trace.
///
/// Depth first. When a schedule has come to its end its races are looked at: for each two steps of which the second
/// could have come first there has to be a schedule in which it does, and the shortest beginning of one is planned
/// where
/// the two parted, unless a trace that begins so was visited or is planned. What was visited from a state *sleeps* in
/// what is visited later. Because a plan is made only where nothing asleep may begin it, nothing is asleep at its end:
/// no schedule is begun that would turn out to be in vain.
///
/// @param <S> a state
/// @param <T> a step
public final class Dpor<S, T> {
    private final Transitions<S, T> system;
    private final int mostSteps;
    private final List<Node<S, T>> stack = new ArrayList<>();
    private long traces;
    private long blocked;
    private long cut;

    /// @param mostSteps a schedule ends after so many
    public Dpor(Transitions<S, T> system, int mostSteps) {
        this.system = system;
        this.mostSteps = mostSteps;
    }

    /// Told of every trace.
    ///
    /// @param <S> a state
    /// @param <T> a step
    @FunctionalInterface
    public interface Visitor<S, T> {
        /// A schedule has come to its end.
        ///
        /// @param isCut it ended because it had the most steps
        /// @return whether to go on
        boolean visit(Trace<T> trace, S end, boolean isCut);
    }

    /// What was visited.
    ///
    /// @param traces   how many traces
    /// @param blocked  schedules that were begun in vain: 0, or this is no optimal reduction
    /// @param cut      those of the traces that were cut
    /// @param complete every trace was visited
    public record Figures(long traces, long blocked, long cut, boolean complete) {}

    /// A state of the schedule at hand.
    private static final class Node<S, T> {
        final S state;
        final List<T> asleep;
        final WakeupTree<T> planned;
        private @Nullable List<T> enabled;

        Node(S state, List<T> asleep, WakeupTree<T> planned) {
            this.state = state;
            this.asleep = asleep;
            this.planned = planned;
        }

        List<T> enabled(Transitions<S, T> system) {
            if (enabled == null) {
                enabled = system.enabled(state);
            }
            return enabled;
        }

        T taken() {
            return planned.first().step();
        }
    }

    /// Visits every trace from `start`, until `visitor` has had enough or the thread is interrupted.
    public Figures visit(S start, Visitor<S, T> visitor) {
        stack.add(new Node<>(start, new ArrayList<>(), new WakeupTree<>()));
        int seen = 0; // Races between the first so many steps have been looked at.
        boolean goesOn = true;
        while (goesOn && !stack.isEmpty()) {
            var end = descend();
            var trace = new Trace<>(
                    system,
                    stack.subList(0, stack.size() - 1).stream().map(Node::taken).toList());
            if (end == End.BLOCKED) {
                blocked++;
            } else {
                traces++;
                cut += end == End.CUT ? 1 : 0;
                goesOn = visitor.visit(trace, stack.getLast().state, end == End.CUT)
                        && !Thread.currentThread().isInterrupted();
                planReversals(trace, seen);
            }
            seen = ascend();
        }
        return new Figures(traces, blocked, cut, stack.isEmpty() && cut == 0);
    }

    private enum End {
        MAXIMAL,
        CUT,
        BLOCKED
    }

    /// Takes what is planned, then what comes first, until nothing may happen.
    private End descend() {
        while (true) {
            var node = stack.getLast();
            if (node.planned.isEmpty()) {
                var enabled = node.enabled(system);
                if (enabled.isEmpty()) {
                    return End.MAXIMAL;
                }
                if (stack.size() > mostSteps) {
                    return End.CUT;
                }
                var awake =
                        enabled.stream().filter(it -> !node.asleep.contains(it)).findFirst();
                if (awake.isEmpty()) {
                    return End.BLOCKED;
                }
                node.planned.add(awake.get());
            }
            var branch = node.planned.first();
            var asleep = new ArrayList<T>();
            for (var it : node.asleep) {
                if (!system.process(it).equals(system.process(branch.step())) && !system.dependent(it, branch.step())) {
                    asleep.add(it);
                }
            }
            stack.add(new Node<>(system.after(node.state, branch.step()), asleep, branch.then()));
        }
    }

    /// Goes back to the deepest state at which something is planned.
    ///
    /// @return how many steps lead there
    private int ascend() {
        stack.removeLast();
        while (!stack.isEmpty()) {
            var node = stack.getLast();
            node.asleep.add(node.taken());
            node.planned.removeFirst();
            if (!node.planned.isEmpty()) {
                return stack.size() - 1;
            }
            stack.removeLast();
        }
        return 0;
    }

    private void planReversals(Trace<T> trace, int seen) {
        var tried = new HashSet<BitSet>();
        for (int i = 0; i < trace.steps().size(); i++) {
            var step = trace.steps().get(i);
            planAlternatives(trace, i);
            if (i < seen) {
                continue;
            }
            tried.clear();
            for (int race : trace.races(i)) {
                planWithout(trace, trace.without(race), step, tried);
            }
        }
        for (var held : system.held(stack.getLast().state)) {
            tried.clear();
            for (int race : trace.racesAtEnd(held)) {
                planWithout(trace, trace.without(race), held, tried);
            }
        }
    }

    /// Each alternative of a step rules out the others, as if it were a process of its own that had been faster. What
    /// conflicts with one of them need not conflict with the others, so this is looked at anew for every trace.
    private void planAlternatives(Trace<T> trace, int index) {
        var step = trace.steps().get(index);
        var process = system.process(step);
        for (var other : stack.get(index).enabled(system)) {
            if (!other.equals(step) && system.process(other).equals(process)) {
                planWithout(trace, trace.without(index), step, new HashSet<>());
                return;
            }
        }
    }

    /// Plans that the process of `step` takes its step after `kept`, which leaves out something that it had waited for.
    /// Where it would be held there, more has to be left out: one of the steps that what holds it depends on.
    private void planWithout(Trace<T> trace, BitSet kept, T step, Set<BitSet> tried) {
        if (!tried.add(kept)) {
            return;
        }
        int first = kept.nextClearBit(0);
        var offer = system.offer(stack.get(first).state, trace.suffix(kept, first), step);
        for (var enabled : offer.enabled()) {
            // What was left out in vain comes back.
            var most = trace.withoutRivals(enabled, kept);
            int parted = most.nextClearBit(0);
            if (!enabled.equals(stack.get(parted).taken())) {
                plan(trace, most, parted, enabled);
            }
        }
        if (offer.enabled().isEmpty()) {
            for (var held : offer.held()) {
                for (int race : trace.races(held, kept)) {
                    planWithout(trace, trace.without(race, kept), step, tried);
                }
            }
        }
    }

    private void plan(Trace<T> trace, BitSet kept, int parted, T last) {
        var sequence = new ArrayList<>(trace.suffix(kept, parted));
        sequence.add(last);
        var node = stack.get(parted);
        if (node.asleep.stream().noneMatch(it -> WakeupTree.mayBegin(it, sequence, system))) {
            node.planned.insert(sequence, system);
        }
    }
}
