package dev.rundown.simulation.live;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Random timing: before a message is received, and before an operation on a shared cell, the thread may spin, yield or
/// park for a moment. What the nth pause is depends on the seed and n alone; who meets it is up to the machine.
abstract sealed class Jitter {
    /// No pause at all.
    static final Jitter NONE = new None();

    /// The pauses of `seed`.
    static Jitter of(long seed) {
        return new Seeded(seed);
    }

    /// Takes the next pause.
    abstract void pause();

    /// One of `alternatives`, from 0; always the first without a seed.
    abstract int choose(int alternatives);

    private static final class None extends Jitter {
        @Override
        void pause() {}

        @Override
        int choose(int alternatives) {
            return 0;
        }
    }

    private static final class Seeded extends Jitter {
        private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
        private static final int MOST_SPINS = 400;
        private static final int MOST_PARKED_NANOS = 20_000;

        private final AtomicLong state;

        Seeded(long seed) {
            state = new AtomicLong(seed);
        }

        /// As SplittableRandom draws, but from threads that share it.
        private long next() {
            long z = state.addAndGet(GOLDEN_GAMMA);
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }

        /// Of 64 pauses 47 are none, 12 spin, 4 yield and 1 parks.
        @Override
        @SuppressWarnings("ThreadPriorityCheck") // What the scheduler makes of it is the point.
        void pause() {
            long drawn = next();
            int kind = (int) (drawn & 63);
            int length = (int) (drawn >>> 40);
            if (kind == 0) {
                LockSupport.parkNanos(1 + length % MOST_PARKED_NANOS);
            } else if (kind < 5) {
                Thread.yield();
            } else if (kind < 17) {
                for (int spin = length % MOST_SPINS; spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        int choose(int alternatives) {
            return (int) Long.remainderUnsigned(next(), alternatives);
        }
    }
}
