package dev.rundown.executor.rundown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.rundown.EpochState.Await;
import dev.rundown.executor.rundown.EpochState.Enter;
import dev.rundown.executor.rundown.EpochState.Exit;
import dev.rundown.executor.rundown.EpochState.HasLeft;
import dev.rundown.executor.rundown.EpochState.Operation;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EpochLineTest {
    private static final List<Operation> OPERATIONS = List.of(
            new Enter(), new Exit(), new Await("one"), new HasLeft("one"), new Await("other"), new HasLeft("other"));

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void the_counting_form_answers_as_the_value(long seed) {
        var random = new SplittableRandom(seed);
        var value = new AtomicCell<>(EpochState.OUTSIDE);
        var line = new EpochLine();

        for (int i = 0; i < 400; i++) {
            var operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            assertThat(answer(line, operation))
                    .as("operation %d: %s", i, operation)
                    .isEqualTo(answer(value, operation));
            assertThat(line.value()).isEqualTo(value.value());
        }
    }

    private static String answer(SharedCell<EpochState> cell, Operation operation) {
        try {
            return cell.perform(operation).toString();
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void a_waiter_waits_for_the_epoch_that_it_saw_and_for_no_later_one() {
        var line = new EpochLine();
        line.enter();

        assertThat(line.perform(new Await("waiter"))).isTrue();
        assertThat(line.perform(new HasLeft("waiter"))).isFalse();
        line.exit();
        line.enter();
        assertThat(line.perform(new HasLeft("waiter"))).isTrue();
    }

    @Test
    void leaving_without_having_entered_is_a_fault() {
        assertThatThrownBy(() -> new EpochLine().exit()).hasMessageContaining("had not entered");
    }

    /// What is retired is spoilt only after everybody who could see it has left: a reader never sees it spoilt.
    @Test
    void memory_that_is_freed_after_the_wait_is_never_seen_freed() throws Exception {
        var line = new EpochLine();
        var pointer = new AtomicReference<>(new AtomicBoolean());
        var spoilt = new AtomicInteger();
        var done = new AtomicBoolean();
        var reader = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                line.enter();
                if (pointer.get().get()) {
                    spoilt.incrementAndGet();
                }
                line.exit();
            }
        });

        for (int i = 0; i < 20_000; i++) {
            var old = pointer.getAndSet(new AtomicBoolean());
            if (line.perform(new Await("writer"))) {
                while (!line.perform(new HasLeft("writer"))) {
                    Thread.onSpinWait();
                }
            }
            old.set(true);
        }
        done.set(true);
        reader.join();

        assertThat(spoilt).hasValue(0);
    }

    @Test
    void whoever_watches_is_told_when_a_thread_leaves_that_somebody_waits_for() {
        var line = new EpochLine();
        var told = new AtomicInteger();
        line.watch(told::incrementAndGet);
        line.enter();
        line.perform(new Await("waiter"));

        line.exit();

        assertThat(told).hasValue(1);
    }
}
