package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The schedule at hand, and what is planned at each of its points.
///
/// Whoever runs the system asks [#next] what is taken, says with [#took] what that turned out to be, and when nothing
/// is left calls [#end]: then the races of the schedule are looked at. [#back] goes to the deepest point at which
/// something is planned. Whether the system can be put back there, or has to be run again up to it, does not matter
/// here.
///
/// For each two steps of which the second could have come first there has to be a schedule in which it does, and the
/// shortest beginning of one is planned where the two parted, unless a trace that begins so was visited or is planned.
/// What was visited from a point *sleeps* in what is visited later. Because a plan is made only where nothing asleep
/// may begin it, nothing is asleep at its end: no schedule is begun that would turn out to be in vain.
///
/// @param <T> a step
public final class Plans<T> {
    private final Relation<T> relation;
    private final Offers<T> offers;
    private final List<Node<T>> stack = new ArrayList<>();
    private int seen; // Races between the first so many steps have been looked at.
    private long missed;

    /// What a process could do in a place where the system is not.
    ///
    /// @param <T> a step
    @FunctionalInterface
    public interface Offers<T> {
        /// What the process of `step` could do after `path`, which can be taken from the point number `from`.
        Transitions.Offer<T> offer(int from, List<T> path, T step);
    }

    /// Plans for a system that is at its first point.
    public Plans(Relation<T> relation, Offers<T> offers) {
        this.relation = relation;
        this.offers = offers;
        stack.add(new Node<>(List.of(), new WakeupTree<>()));
    }

    /// A point of the schedule at hand.
    private static final class Node<T> {
        final List<T> asleep;
        final WakeupTree<T> planned;
        boolean isLeft;
        private @Nullable Supplier<List<T>> enabled;
        private @Nullable T taken;

        Node(List<T> asleep, WakeupTree<T> planned) {
            this.asleep = new ArrayList<>(asleep);
            this.planned = planned;
        }

        List<T> enabled() {
            return enabled == null ? List.of() : enabled.get();
        }

        T taken() {
            if (taken == null) {
                throw new IllegalStateException("nothing has been taken here");
            }
            return taken;
        }
    }

    /// How many steps lead to the point where the system is.
    public int depth() {
        return stack.size() - 1;
    }

    /// Step number `index` of the schedule at hand.
    public T taken(int index) {
        return stack.get(index).taken();
    }

    /// Which of `enabled` is taken: what is planned, else what comes first. Empty when all of them were taken in
    /// schedules that would only be repeated.
    ///
    /// @param enabled asked for when it is needed
    public Optional<T> next(Supplier<List<T>> enabled) {
        var node = stack.getLast();
        node.enabled = enabled;
        while (node.planned.isEmpty()) {
            var awake = node.isLeft
                    ? Optional.<T>empty()
                    : enabled.get().stream()
                            .filter(it -> !node.asleep.contains(it))
                            .findFirst();
            if (awake.isEmpty()) {
                return Optional.empty();
            }
            node.planned.add(awake.get());
        }
        return Optional.of(node.planned.first().step());
    }

    /// The step that was planned cannot be taken here: a plan that came to nothing.
    public void miss() {
        stack.getLast().planned.removeFirst();
        missed++;
    }

    /// Says what the step that [#next] has answered turned out to be: it is equal, and it may be known better.
    public void took(T step) {
        var node = stack.getLast();
        node.taken = step;
        node.planned.know(step);
        var asleep = new ArrayList<T>();
        for (var it : node.asleep) {
            if (!relation.process(it).equals(relation.process(step)) && !relation.dependent(it, step)) {
                asleep.add(it);
            }
        }
        stack.add(new Node<>(asleep, node.planned.first().then()));
    }

    /// The schedule at hand.
    public Trace<T> trace() {
        return new Trace<>(
                relation,
                stack.subList(0, stack.size() - 1).stream().map(Node::taken).toList());
    }

    /// Goes back to the deepest point at which something is planned. Answers whether there is one.
    public boolean back() {
        stack.removeLast();
        while (!stack.isEmpty()) {
            var node = stack.getLast();
            node.asleep.add(node.taken());
            node.isLeft = true;
            node.planned.removeFirst();
            if (!node.planned.isEmpty()) {
                seen = stack.size() - 1;
                return true;
            }
            stack.removeLast();
        }
        return false;
    }

    /// How many plans came to nothing.
    public long missed() {
        return missed;
    }

    /// The schedule at hand has come to its end: plans what its races ask for.
    ///
    /// @param held what waits there and never came
    public void end(Trace<T> trace, List<T> held) {
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
        for (var it : held) {
            tried.clear();
            for (int race : trace.racesAtEnd(it)) {
                planWithout(trace, trace.without(race), it, tried);
            }
        }
    }

    /// Each alternative of a step rules out the others, as if it were a process of its own that had been faster. What
    /// conflicts with one of them need not conflict with the others, so this is looked at anew for every trace.
    private void planAlternatives(Trace<T> trace, int index) {
        var step = trace.steps().get(index);
        var process = relation.process(step);
        for (var other : stack.get(index).enabled()) {
            if (!other.equals(step) && relation.process(other).equals(process)) {
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
        var offer = offers.offer(first, trace.suffix(kept, first), step);
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
        if (node.asleep.stream().noneMatch(it -> WakeupTree.mayBegin(it, sequence, relation))) {
            node.planned.insert(sequence, relation);
        }
    }
}
