package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A mailer that cannot connect starts again after a while; what comes meanwhile is kept, up to a limit.
class BackoffDrops {
    record Mail(int number) {}

    /// Fails at its first mail.
    static Behavior<Mail> mailer(AtomicInteger attempts, ActorRef<Integer> sent) {
        return Behaviors.receiveMessage(mail -> {
            if (attempts.getAndIncrement() == 0) {
                sent.tell(mail.number()); // It went out, and then the line broke.
                throw new IllegalStateException("the line broke");
            }
            sent.tell(mail.number());
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        send(sim, 1);
    }

    @RaceTest
    void repaired(Sim sim) {
        send(sim, 10);
    }

    private static void send(Sim sim, int capacity) {
        Probe<Integer> sent = sim.probe("sent");
        var attempts = new AtomicInteger();
        var strategy = SupervisorStrategy.restartWithBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10), 0.0)
                .withStashCapacity(capacity)
                .withLoggingEnabled(false);
        var mailer = sim.spawn(
                "mailer",
                Behaviors.supervise(mailer(attempts, sent.ref())).onFailure(IllegalStateException.class, strategy));

        for (int number = 1; number <= 3; number++) {
            sim.tell(mailer, new Mail(number));
        }

        sim.eventually("every mail is sent", () -> sent.received().containsAll(List.of(1, 2, 3)));
    }
}
