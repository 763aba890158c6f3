package dev.rundown.simulation.controlled;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorRefWithCell;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;

/// Notes what other threads do to controlled actors. The first is enough.
final class Escapes {
    private final AtomicReference<Optional<Escape>> first = new AtomicReference<>(Optional.empty());

    private volatile boolean isSpoilt;

    void message(ActorCell receiver, Envelope envelope) {
        if (envelope.message() instanceof AllDeadLetters) {
            return; // Nobody of the test.
        }
        note("%s was sent %s by the thread \"%s\", which is not under control. %s"
                .formatted(
                        name(receiver),
                        Words.of(envelope.message()),
                        Thread.currentThread().getName(),
                        advice()));
    }

    void late(ActorCell receiver, Envelope envelope) {
        note(
                "%s was sent %s after the step from which it came had ended, so something that is not under control has a hand in it. %s"
                        .formatted(name(receiver), Words.of(envelope.message()), advice()));
    }

    void request(ActorCell receiver, SystemMessage message) {
        note("%s was stopped, watched or started by the thread \"%s\" (%s), which is not under control. %s"
                .formatted(
                        name(receiver),
                        Thread.currentThread().getName(),
                        message.getClass().getSimpleName(),
                        advice()));
    }

    void task() {
        note("the thread \"%s\", which is not under control, handed a task to the actors' dispatcher. %s"
                .formatted(Thread.currentThread().getName(), advice()));
    }

    /// Notes an actor that was started where nothing is under control.
    void ifElsewhere(ActorRef started) {
        if (started instanceof ActorRefWithCell ref
                && ref.underlying() instanceof ActorCell cell
                && !(cell.dispatcher() instanceof ControlledDispatcher)) {
            note(("%s was started on the dispatcher \"%s\", which has threads of its own. Change that: leave out the"
                            + " DispatcherSelector in a test, so that it runs on the default dispatcher.")
                    .formatted(name(cell), cell.dispatcher().id()));
        }
    }

    private static String advice() {
        return "Change that: run what completes the future with context.getExecutionContext() as its executor, start"
                + " delays with the actor's timers, and replace what has threads of its own (a pool, a client, a"
                + " database) by a stub that answers at once.";
    }

    /// Threads of this test are still there: the next test has to be kept away from them.
    void spoil() {
        isSpoilt = true;
    }

    boolean isSpoilt() {
        return isSpoilt;
    }

    void note(String sentence) {
        first.compareAndSet(Optional.empty(), Optional.of(new Escape(sentence)));
    }

    /// What was noted, once.
    Optional<Escape> poll() {
        return first.get().isEmpty() ? Optional.empty() : first.getAndSet(Optional.empty());
    }

    boolean isQuiet() {
        return first.get().isEmpty();
    }

    private static String name(ActorCell cell) {
        return cell.self().path().toStringWithoutAddress().replaceFirst("^/user/race/", "");
    }
}
