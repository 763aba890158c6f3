package dev.rundown.simulation.dpor;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A schedule with what happened before what: its steps in the order in which they were taken, numbered from 0.
///
/// @param <T> a step
public final class Trace<T> {
    private final Relation<T> system;
    private final List<T> steps;
    private final List<BitSet> pasts = new ArrayList<>();

    /// The trace of `steps`.
    public Trace(Relation<T> system, List<T> steps) {
        this.system = system;
        this.steps = List.copyOf(steps);
        for (int i = 0; i < this.steps.size(); i++) {
            pasts.add(past(this.steps.get(i), i));
        }
    }

    private BitSet past(T step, int before) {
        var past = new BitSet(before);
        for (int i = before - 1; i >= 0; i--) {
            if (!past.get(i) && areDependent(steps.get(i), step)) {
                past.or(pasts.get(i));
                past.set(i);
            }
        }
        return past;
    }

    private boolean areDependent(T one, T other) {
        return isOfOneProcess(one, other) || system.dependent(one, other);
    }

    private boolean isOfOneProcess(T one, T other) {
        return system.process(one).equals(system.process(other));
    }

    /// The steps, in the order in which they were taken.
    public List<T> steps() {
        return steps;
    }

    /// The numbers of the steps that happened before number `step`: no schedule of this trace has them later.
    public BitSet past(int step) {
        return (BitSet) pasts.get(step).clone();
    }

    /// The shortest schedule that ends with number `step`: its past, then itself.
    public List<T> upTo(int step) {
        var path = new ArrayList<T>();
        pasts.get(step).stream().forEach(it -> path.add(steps.get(it)));
        path.add(steps.get(step));
        return path;
    }

    /// All steps but number `step` and what happened after it.
    BitSet without(int step) {
        return without(step, all());
    }

    BitSet without(int step, BitSet kept) {
        var rest = (BitSet) kept.clone();
        rest.clear(step);
        for (int i = step + 1; i < steps.size(); i++) {
            if (pasts.get(i).get(step)) {
                rest.clear(i);
            }
        }
        return rest;
    }

    /// All steps but those which depend on `step` and are not among `kept`, and what happened after these.
    BitSet withoutRivals(T step, BitSet kept) {
        var rest = all();
        for (int i = 0; i < steps.size(); i++) {
            if (!kept.get(i) && rest.get(i) && areDependent(steps.get(i), step)) {
                rest = without(i, rest);
            }
        }
        return rest;
    }

    private BitSet all() {
        var all = new BitSet(steps.size());
        all.set(0, steps.size());
        return all;
    }

    /// The steps of other processes on which number `step` depends with nothing in between.
    List<Integer> races(int step) {
        return races(steps.get(step), before(step));
    }

    private static BitSet before(int step) {
        var before = new BitSet(step);
        before.set(0, step);
        return before;
    }

    /// The same for a step that is held after `kept`.
    List<Integer> races(T held, BitSet kept) {
        var direct = new ArrayList<Integer>();
        var covered = new BitSet();
        for (int i = kept.previousSetBit(steps.size()); i >= 0; i = kept.previousSetBit(i - 1)) {
            if (!covered.get(i) && areDependent(steps.get(i), held)) {
                covered.or(pasts.get(i));
                if (!isOfOneProcess(steps.get(i), held)) {
                    direct.add(i);
                }
            }
        }
        return direct;
    }

    List<Integer> racesAtEnd(T held) {
        return races(held, all());
    }

    /// Those of `kept` that are not before number `from`, in order.
    List<T> suffix(BitSet kept, int from) {
        var suffix = new ArrayList<T>();
        for (int i = kept.nextSetBit(from); i >= 0; i = kept.nextSetBit(i + 1)) {
            suffix.add(steps.get(i));
        }
        return suffix;
    }
}
