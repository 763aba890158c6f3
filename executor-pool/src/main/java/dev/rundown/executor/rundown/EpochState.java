package dev.rundown.executor.rundown;

import dev.rundown.actor.CellOperation;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The epoch of one thread of control as a value. Whoever reads memory that may be retired does so inside an epoch;
/// whoever retires memory makes it unreachable, then waits until everybody who was inside has left, then frees it
/// (`docs/EpochBasedMemoryManagement.md` of eBPF for Windows).
///
/// Upstream stamps entries with one published number, and waits until no participant has an old one. Here the waiter
/// leaves its name with each participant that is inside, and leaving strikes the names out: the same promise without a
/// number that grows.
///
/// @param inside whether the thread is inside an epoch
/// @param awaitedBy who waits until it has left; nobody while it is outside
public record EpochState(boolean inside, SortedSet<String> awaitedBy) {
    /// Outside, awaited by nobody.
    public static final EpochState OUTSIDE = new EpochState(false, new TreeSet<>());

    static final String ENTERED_TWICE = "a thread entered an epoch while it was inside one";
    static final String NOT_INSIDE = "a thread left an epoch that it had not entered";

    public EpochState {
        awaitedBy = Collections.unmodifiableSortedSet(new TreeSet<>(awaitedBy));
    }

    /// Everything that may be done to an epoch. Each answers a Boolean.
    public sealed interface Operation extends CellOperation<EpochState, Boolean> {}

    /// The thread enters. Answers true.
    public record Enter() implements Operation {
        @Override
        public Outcome<EpochState, Boolean> on(EpochState value) {
            if (value.inside) {
                throw new IllegalStateException(ENTERED_TWICE);
            }
            return new Outcome<>(new EpochState(true, new TreeSet<>()), true);
        }
    }

    /// The thread leaves. Answers true.
    public record Exit() implements Operation {
        @Override
        public Outcome<EpochState, Boolean> on(EpochState value) {
            if (!value.inside) {
                throw new IllegalStateException(NOT_INSIDE);
            }
            return new Outcome<>(OUTSIDE, true);
        }
    }

    /// Begins to wait for a thread that is inside. Answers whether there is anything to wait for.
    ///
    /// @param waiter a name that nobody else waits under
    public record Await(String waiter) implements Operation {
        @Override
        public Outcome<EpochState, Boolean> on(EpochState value) {
            if (!value.inside) {
                return new Outcome<>(value, false);
            }
            var more = new TreeSet<>(value.awaitedBy);
            more.add(waiter);
            return new Outcome<>(new EpochState(true, more), true);
        }
    }

    /// Answers whether the thread has left since `waiter` began to wait; it may be inside anew.
    public record HasLeft(String waiter) implements Operation {
        @Override
        public Outcome<EpochState, Boolean> on(EpochState value) {
            return new Outcome<>(value, !value.awaitedBy.contains(waiter));
        }
    }
}
