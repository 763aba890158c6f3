package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// How many schedules there are: orders of steps from the beginning until nothing may happen or a rule is broken.
///
/// @param number empty where a cycle makes them infinitely many
public record Schedules(Optional<BigInteger> number) {
    static final Schedules ONE = new Schedules(Optional.of(BigInteger.ONE));
    private static final Schedules UNBOUNDED = new Schedules(Optional.empty());

    Schedules times(Schedules other) {
        return new Schedules(number.flatMap(a -> other.number.map(a::multiply)));
    }

    @Override
    public String toString() {
        return number.map(it -> "%,d".formatted(it)).orElse("unbounded");
    }

    /// A state whose successors are being counted.
    private static final class Open {
        final World world;
        final Moves moves = new Moves();
        BigInteger sum = BigInteger.ZERO;
        int next;

        Open(Stepped engine, World world, int lastItem) {
            this.world = world;
            engine.enabled(world, lastItem, moves);
        }
    }

    /// Counts, unless the thread is interrupted or the heap is full.
    static Optional<Schedules> count(Stepped engine, World first, int lastItem) {
        try {
            return Optional.of(from(engine, first, lastItem));
        } catch (CancellationException | OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    /// Counts depth first: the number of a state is the sum of those of its successors, once for each choice.
    ///
    /// @throws CancellationException when the thread is interrupted
    static Schedules from(Stepped engine, World first, int lastItem) {
        Map<Digest, Optional<BigInteger>> counted =
                new HashMap<>(); // Empty: still open, so that meeting it is a cycle.
        var stack = new ArrayDeque<Open>();
        stack.push(new Open(engine, first, lastItem));
        counted.put(first.digest(), Optional.empty());
        while (true) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted");
            }
            var open = stack.element();
            if (open.next == open.moves.count()) {
                var number = open.moves.count() == 0 ? BigInteger.ONE : open.sum;
                counted.put(open.world.digest(), Optional.of(number));
                stack.pop();
                if (stack.isEmpty()) {
                    return new Schedules(Optional.of(number));
                }
                stack.element().sum = stack.element().sum.add(number);
                continue;
            }
            int move = open.moves.get(open.next++);
            if (engine.breaks(move)) {
                open.sum = open.sum.add(BigInteger.ONE);
                continue;
            }
            var after = engine.after(open.world, move);
            var known = counted.get(after.digest());
            if (known == null) {
                counted.put(after.digest(), Optional.empty());
                stack.push(new Open(engine, after, lastItem));
            } else if (known.isEmpty()) {
                return UNBOUNDED;
            } else {
                open.sum = open.sum.add(known.get());
            }
        }
    }
}
