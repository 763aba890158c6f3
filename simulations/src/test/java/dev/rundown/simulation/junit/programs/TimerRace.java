package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// A device gets five seconds for each job; then the job is given up.
class TimerRace {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    sealed interface Device {
        record Start(int job) implements Device {}

        record Finished(int job) implements Device {}

        record TooLate() implements Device {}
    }

    record GivenUp(int job, Duration after) {}

    /// Nobody takes back what `scheduleOnce` has started.
    static Behavior<Device> forgetful(Clock clock, ActorRef<GivenUp> log) {
        return Behaviors.setup(context ->
                idle(() -> context.scheduleOnce(PATIENCE, context.getSelf(), new Device.TooLate()), clock, log));
    }

    /// A timer with a key replaces the one before, and what that one has sent is dropped.
    static Behavior<Device> careful(Clock clock, ActorRef<GivenUp> log) {
        return Behaviors.withTimers(timers -> idle(() -> restart(timers), clock, log));
    }

    private static void restart(TimerScheduler<Device> timers) {
        timers.startSingleTimer("patience", new Device.TooLate(), PATIENCE);
    }

    private static Behavior<Device> idle(Runnable startTimer, Clock clock, ActorRef<GivenUp> log) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Device.Start(var job)) {
                startTimer.run();
                return busy(job, clock.instant(), startTimer, clock, log);
            }
            return Behaviors.same();
        });
    }

    private static Behavior<Device> busy(
            int job, Instant since, Runnable startTimer, Clock clock, ActorRef<GivenUp> log) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Device.Start _ -> Behaviors.same();
            case Device.Finished(var finished) -> finished == job ? idle(startTimer, clock, log) : Behaviors.same();
            case Device.TooLate _ -> {
                log.tell(new GivenUp(job, Duration.between(since, clock.instant())));
                yield idle(startTimer, clock, log);
            }
        });
    }

    @RaceTest
    void bug(Sim sim) {
        Probe<GivenUp> log = sim.probe("log");
        twoJobs(sim, log, forgetful(sim.clock(), log.ref()));
    }

    @RaceTest
    void repaired(Sim sim) {
        Probe<GivenUp> log = sim.probe("log");
        twoJobs(sim, log, careful(sim.clock(), log.ref()));
    }

    private static void twoJobs(Sim sim, Probe<GivenUp> log, Behavior<Device> behavior) {
        sim.always(
                "no job is given up before its time is over",
                () -> log.received().stream().allMatch(it -> it.after().compareTo(PATIENCE) >= 0));

        var device = sim.spawn("device", behavior);
        sim.tell(device, new Device.Start(1));
        sim.tell(device, new Device.Finished(1));
        sim.elapse(Duration.ofSeconds(3));
        sim.tell(device, new Device.Start(2));
        sim.elapse(Duration.ofSeconds(3));
        sim.tell(device, new Device.Finished(2));
    }
}
