package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes through every order that makes a difference, one schedule after the other, depth first. What was done from a
/// point *sleeps* in what is done later from there, until something that does not commute with it is done: so two
/// orders
/// of steps that commute are not both taken, and every state is still reached (Godefroid: Partial-Order Methods for the
/// Verification of Concurrent Systems, 1996).
final class DepthFirst implements Chooser {
    private final List<Node> stack = new ArrayList<>();
    private int step;
    private boolean isBlocked;
    private boolean isRinging;

    /// A point of the schedule at hand.
    private static final class Node {
        final List<Taken.Key> keys;
        final List<Asleep> asleep;
        Taken.Key taken;

        @Nullable
        Footprint footprint;

        Node(List<Taken.Key> keys, List<Asleep> asleep, Taken.Key taken) {
            this.keys = keys;
            this.asleep = asleep;
            this.taken = taken;
        }
    }

    private record Asleep(Taken.Key key, Footprint footprint) {}

    @Override
    public int pick(List<Pending> choices, int next) {
        step = next;
        int pick = step <= stack.size() ? indexOf(stack.get(step - 1).taken, choices, step) : first(choices);
        isRinging = pick >= 0 && choices.get(pick).isRinging();
        return pick;
    }

    private int first(List<Pending> choices) {
        var keys = choices.stream().map(Taken.Key::of).toList();
        var asleep = inherited();
        var first = awake(keys, asleep);
        if (first.isEmpty()) {
            isBlocked = true;
            return STOP;
        }
        stack.add(new Node(keys, asleep, first.get()));
        return keys.indexOf(first.get());
    }

    private static int indexOf(Taken.Key key, List<Pending> choices, int step) {
        for (int i = 0; i < choices.size(); i++) {
            if (Taken.Key.of(choices.get(i)).equals(key)) {
                return i;
            }
        }
        throw new NotDeterministic("step %d was %s before; with the same steps before it there is no such choice now"
                .formatted(step, key));
    }

    private List<Asleep> inherited() {
        var asleep = new ArrayList<Asleep>();
        if (!stack.isEmpty()) {
            var before = stack.getLast();
            var done = before.footprint;
            for (var it : before.asleep) {
                if (done != null && it.footprint().commutes(done)) {
                    asleep.add(it);
                }
            }
        }
        return asleep;
    }

    private static Optional<Taken.Key> awake(List<Taken.Key> keys, List<Asleep> asleep) {
        return keys.stream()
                .filter(key -> asleep.stream().noneMatch(it -> it.key().equals(key)))
                .findFirst();
    }

    @Override
    public void took(Footprint footprint) {
        if (isRinging) {
            footprint.touchAll(); // It may ring while others are at work, and not when they have done it.
        }
        stack.get(step - 1).footprint = footprint;
    }

    /// Plans the next schedule. Answers whether there is one.
    boolean next() {
        isBlocked = false;
        while (!stack.isEmpty()) {
            var node = stack.getLast();
            var done = node.footprint;
            node.asleep.add(new Asleep(node.taken, done == null ? new Footprint() : done));
            var other = awake(node.keys, node.asleep);
            if (other.isPresent()) {
                node.taken = other.get();
                node.footprint = null;
                return true;
            }
            stack.removeLast();
        }
        return false;
    }

    /// Whether the last schedule ended because all that it could have done was done before.
    boolean isBlocked() {
        return isBlocked;
    }
}
