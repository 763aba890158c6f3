package dev.rundown.simulation.controlled;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.ActorRefWithCell;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.internal.adapter.PropsAdapter$;
import org.apache.pekko.actor.typed.javadsl.Adapter;

/// What a test sees of the actors that it races. The test's body is run once for every schedule; each time its actors
/// are
/// fresh, virtual time begins at zero, and every message, timer and task waits until the schedule says that it is next.
///
/// What is told is under way at once, as in Pekko: only messages from one sender to one receiver keep their order. The
/// body *rests*, that is, lets the actors work until none has anything left to do but timers, before and after
/// [#concurrently], in [#settle], and at its end.
public final class Sim {
    private static final Sim NOT_YET = new Sim(Optional.empty());

    private final Optional<ActorCell> host;
    private Optional<Trial> running = Optional.empty();
    private boolean isForked;

    Sim(Optional<ActorCell> host) {
        this.host = host;
    }

    /// One that is in no schedule yet, for a runner of tests that has to have one before.
    public static Sim notYet() {
        return NOT_YET;
    }

    void begin(Trial trial) {
        running = Optional.of(trial);
        isForked = false;
    }

    void end() {
        running = Optional.empty();
    }

    private Trial trial() {
        var trial = running.orElseThrow(
                () -> new IllegalStateException("the schedule has ended: use the Sim only in the body of its test"));
        if (trial.control().isStepping()) {
            throw new IllegalStateException(
                    "an actor is at work: use the Sim in the body of the test, not in an actor");
        }
        return trial;
    }

    /// Starts an actor. It fails the test when it fails and nothing supervises it.
    ///
    /// @param name may not be that of an actor which is still there
    public <T> ActorRef<T> spawn(String name, Behavior<T> behavior) {
        var trial = trial();
        Objects.requireNonNull(behavior, "a behaviour");
        var props = PropsAdapter$.MODULE$.<T>apply(() -> behavior, Props.empty(), true);
        ActorRef<T> ref = Adapter.toTyped(host.orElseThrow().actorOf(props, name));
        trial.control().settleDown();
        trial.control().speak(trial.control().test());
        return ref;
    }

    /// An actor that keeps what it is sent.
    public <T> Probe<T> probe(String name) {
        return new Probe<>(this, name);
    }

    /// Notes that a claim has looked at the probe `name`.
    Runnable looksAt(String name) {
        var sights = trial().sights();
        return () -> sights.look(name);
    }

    /// Sends. The same as `to.tell(message)`.
    public <T> void tell(ActorRef<T> to, T message) {
        trial();
        to.tell(message);
    }

    /// Asks an actor that this test has spawned to stop.
    public void stop(ActorRef<?> actor) {
        trial();
        if (Adapter.toClassic(actor) instanceof ActorRefWithCell ref) {
            ref.stop();
        }
    }

    /// Rests, then lets each of `lanes` speak with a voice of its own: what they tell arrives in any order. Then rests
    /// again.
    public void concurrently(Runnable... lanes) {
        var trial = trial();
        if (isForked) {
            throw new IllegalStateException("concurrently() inside concurrently(): give the outer one more lanes");
        }
        trial.rest(false);
        isForked = true;
        try {
            for (int i = 0; i < lanes.length; i++) {
                trial.control().speak(trial.control().parties().lane(i + 1));
                lanes[i].run();
            }
        } finally {
            isForked = false;
            trial.control().speak(trial.control().test());
        }
        trial.rest(false);
    }

    /// Rests.
    public void settle() {
        var trial = restable("settle");
        trial.rest(false);
    }

    /// Rests, then lets time pass: timers that are due by then ring in their order, and what follows from each is
    /// carried
    /// out.
    public void elapse(Duration time) {
        var trial = restable("elapse");
        trial.elapse(trial.control().now() + time.toNanos());
    }

    private Trial restable(String method) {
        var trial = trial();
        if (isForked) {
            throw new IllegalStateException(
                    method + "() inside concurrently(): the lanes only tell, nothing rests there");
        }
        return trial;
    }

    /// Says what holds after every step.
    ///
    /// @param sentence as it is to be read when it does not hold
    public void always(String sentence, BooleanSupplier holds) {
        trial().claim(new Claim(Claim.When.ALWAYS, sentence, holds));
    }

    /// Says what holds after some step of every schedule.
    ///
    /// @param sentence as it is to be read when it does not hold
    public void eventually(String sentence, BooleanSupplier holds) {
        trial().claim(new Claim(Claim.When.EVENTUALLY, sentence, holds));
    }

    /// Says what holds when nothing is left to do.
    ///
    /// @param sentence as it is to be read when it does not hold
    public void inTheEnd(String sentence, BooleanSupplier holds) {
        trial().claim(new Claim(Claim.When.IN_THE_END, sentence, holds));
    }

    /// Virtual time, for behaviours that take a clock. It stands still during a step.
    public Clock clock() {
        return new VirtualClock(trial().control(), ZoneOffset.UTC);
    }

    private static final class VirtualClock extends Clock {
        private final Control control;
        private final ZoneId zone;

        VirtualClock(Control control, ZoneId zone) {
            this.control = control;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new VirtualClock(control, other);
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(control.readClock());
        }
    }
}
