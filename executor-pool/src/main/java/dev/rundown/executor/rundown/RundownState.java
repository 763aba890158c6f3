package dev.rundown.executor.rundown;

import dev.rundown.actor.CellOperation;

/// Rundown protection as a value: how many users are inside, and whether new ones may come. The counted form of what
/// Windows calls `EX_RUNDOWN_REF`; states are equal exactly when the protocol is.
///
/// @param closed running down: no acquire succeeds any more
/// @param users how many acquired and have not released, from 0
public record RundownState(boolean closed, int users) {
    /// Open, with nobody inside.
    public static final RundownState OPEN = new RundownState(false, 0);

    static final String RELEASED_TOO_OFTEN = "a rundown was released more often than it was acquired";
    static final String OPENED_TOO_EARLY = "a rundown was opened again while somebody was inside";

    public RundownState {
        if (users < 0) {
            throw new IllegalArgumentException(RELEASED_TOO_OFTEN);
        }
    }

    /// Everything that may be done to a rundown.
    ///
    /// @param <R> what the caller learns
    public sealed interface Operation<R> extends CellOperation<RundownState, R> {}

    /// Enters unless running down has begun. Answers whether it did.
    public record TryAcquire() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            return value.closed
                    ? new Outcome<>(value, false)
                    : new Outcome<>(new RundownState(false, value.users + 1), true);
        }
    }

    /// Leaves. Answers whether running down has begun and this user was the last one out.
    public record Release() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            if (value.users == 0) {
                throw new IllegalStateException(RELEASED_TOO_OFTEN);
            }
            var after = new RundownState(value.closed, value.users - 1);
            return new Outcome<>(after, after.closed && after.users == 0);
        }
    }

    /// Begins to run down. Answers whether nobody is inside.
    public record Close() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            return new Outcome<>(new RundownState(true, value.users), value.users == 0);
        }
    }

    /// Answers whether running down has begun and nobody is inside any more.
    public record IsRunDown() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            return new Outcome<>(value, value.closed && value.users == 0);
        }
    }

    /// Answers whether running down has begun.
    public record IsClosed() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            return new Outcome<>(value, value.closed);
        }
    }

    /// Opens again, as `ExReInitializeRundownProtection` does. Legal only when nobody can still release.
    public record Open() implements Operation<Boolean> {
        @Override
        public Outcome<RundownState, Boolean> on(RundownState value) {
            if (value.users != 0) {
                throw new IllegalStateException(OPENED_TOO_EARLY);
            }
            return new Outcome<>(OPEN, value.closed);
        }
    }
}
