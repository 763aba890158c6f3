package dev.rundown.executor.rundown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.rundown.RundownState.Close;
import dev.rundown.executor.rundown.RundownState.IsClosed;
import dev.rundown.executor.rundown.RundownState.IsRunDown;
import dev.rundown.executor.rundown.RundownState.Open;
import dev.rundown.executor.rundown.RundownState.Operation;
import dev.rundown.executor.rundown.RundownState.Release;
import dev.rundown.executor.rundown.RundownState.TryAcquire;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RundownProtectionTest {
    private static final List<Operation<Boolean>> OPERATIONS = List.of(
            new TryAcquire(),
            new Release(),
            new TryAcquire(),
            new Release(),
            new Close(),
            new IsClosed(),
            new IsRunDown(),
            new Open());

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_striped_form_answers_as_the_counted_one(long seed) {
        var random = new SplittableRandom(seed);
        var counted = new AtomicCell<>(RundownState.OPEN);
        var striped = new RundownProtection(1 + random.nextInt(4));

        for (int i = 0; i < 400; i++) {
            var operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            assertThat(answer(striped, operation))
                    .as("operation %d: %s", i, operation)
                    .isEqualTo(answer(counted, operation));
        }
    }

    private static String answer(SharedCell<RundownState> cell, Operation<Boolean> operation) {
        try {
            return cell.perform(operation).toString();
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void releasing_twice_is_a_fault_and_changes_nothing() {
        var rundown = new RundownProtection(2);
        rundown.tryAcquire(1);
        rundown.release(1);

        assertThatThrownBy(() -> rundown.release(1)).hasMessageContaining("more often");
        assertThat(rundown.tryAcquire(1)).isTrue();
        assertThat(rundown.close()).isFalse();
        assertThat(rundown.release(1)).isTrue();
    }

    @Test
    void a_ticket_may_be_released_by_another_thread() throws Exception {
        var rundown = new RundownProtection(2);
        rundown.tryAcquire(0);
        rundown.close();
        var last = new AtomicInteger();

        var other = Thread.ofPlatform().start(() -> last.set(rundown.release(0) ? 1 : 0));
        other.join();

        assertThat(last).hasValue(1);
        assertThat(rundown.isRunDown()).isTrue();
    }

    @Test
    void whoever_watches_is_told_when_the_last_user_leaves() {
        var rundown = new RundownProtection(1);
        var told = new AtomicInteger();
        rundown.watch(told::incrementAndGet);
        rundown.tryAcquire(0);
        rundown.close();

        rundown.release(0);

        assertThat(told).hasValue(1);
    }

    /// After it is run down nobody is inside, and exactly one of all participants was told so, in every round.
    @Test
    void under_two_workers_and_a_closer_exactly_one_learns_that_nobody_is_inside() throws Exception {
        int rounds = 3_000;
        var barrier = new CyclicBarrier(3);
        var rundown = new RundownProtection(2);
        var told = new AtomicInteger();
        var inside = new AtomicInteger();
        var tellings = new ArrayList<Integer>();
        var violations = new AtomicInteger();

        var workers = new ArrayList<Thread>();
        for (int worker = 0; worker < 2; worker++) {
            int number = worker;
            workers.add(Thread.ofPlatform().start(() -> {
                for (int round = 0; round < rounds; round++) {
                    await(barrier);
                    while (rundown.tryAcquire(number)) {
                        inside.incrementAndGet();
                        inside.decrementAndGet();
                        if (rundown.release(number)) {
                            told.incrementAndGet();
                            violations.addAndGet(inside.get());
                        }
                    }
                    await(barrier);
                }
            }));
        }
        for (int round = 0; round < rounds; round++) {
            await(barrier);
            if (rundown.close()) {
                told.incrementAndGet();
                violations.addAndGet(inside.get());
            }
            await(barrier);
            tellings.add(told.getAndSet(0));
            rundown.open();
        }
        for (var worker : workers) {
            worker.join();
        }

        assertThat(tellings).hasSize(rounds).containsOnly(1);
        assertThat(violations).hasValue(0);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
