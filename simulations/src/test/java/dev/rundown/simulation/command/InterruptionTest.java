package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @Test
    void control_c_interrupts_the_verb_and_waits_until_it_has_printed() throws InterruptedException {
        var interruption = new Interruption();
        var printed = new AtomicBoolean();
        var verb = new Thread(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                printed.set(true);
                interruption.over();
            }
        });
        verb.start();

        interruption.pass(verb);

        assertThat(printed).isTrue();
        verb.join();
    }

    @Test
    void a_verb_that_is_over_is_left_alone() {
        var interruption = new Interruption();
        interruption.over();

        interruption.pass(Thread.currentThread());

        assertThat(Thread.interrupted()).isFalse();
    }
}
