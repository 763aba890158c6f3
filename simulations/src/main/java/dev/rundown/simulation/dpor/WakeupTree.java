package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is planned at a state: sequences of steps that lead to traces not yet met, the oldest first. Where a branch
/// ends, anything may follow.
final class WakeupTree<T> {
    /// One branch: a step and what is planned after it.
    record Branch<T>(T step, WakeupTree<T> then) {}

    private final List<Branch<T>> branches = new ArrayList<>();

    boolean isEmpty() {
        return branches.isEmpty();
    }

    Branch<T> first() {
        return branches.getFirst();
    }

    /// The first branch's step was taken: now it is known for certain what it does.
    void know(T step) {
        branches.set(0, new Branch<>(step, branches.getFirst().then()));
    }

    void removeFirst() {
        branches.removeFirst();
    }

    void add(T step) {
        branches.add(new Branch<>(step, new WakeupTree<>()));
    }

    /// Plans `sequence`, unless a branch that is there leads to one of its traces.
    void insert(List<T> sequence, Relation<T> system) {
        var rest = new ArrayList<>(sequence);
        var tree = this;
        while (!rest.isEmpty()) {
            var next = tree.towards(rest, system);
            if (next == null) {
                tree.addChain(rest);
                return;
            }
            if (next.then.isEmpty()) {
                return; // Whatever follows there is visited.
            }
            rest.remove(next.step);
            tree = next.then;
        }
    }

    private @Nullable Branch<T> towards(List<T> sequence, Relation<T> system) {
        for (var branch : branches) {
            if (mayBegin(branch.step, sequence, system)) {
                return branch;
            }
        }
        return null;
    }

    private void addChain(List<T> sequence) {
        var tree = this;
        for (var step : sequence) {
            tree.add(step);
            tree = tree.branches.getLast().then;
        }
    }

    /// Whether `step` is a *weak initial* of `sequence`: some trace that continues the sequence may begin with it.
    static <T> boolean mayBegin(T step, List<T> sequence, Relation<T> system) {
        var process = system.process(step);
        for (var other : sequence) {
            if (system.process(other).equals(process)) {
                return other.equals(step);
            }
            if (system.dependent(step, other)) {
                return false;
            }
        }
        return true;
    }
}
