package dev.rundown.simulation.controlled;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;

/// Notes what other threads do to controlled actors. The first is enough.
final class Escapes {
    private final AtomicReference<Optional<Escape>> first = new AtomicReference<>(Optional.empty());

    void message(ActorCell receiver, Envelope envelope) {
        note("%s was sent %s by the thread \"%s\", which is not under control. %s"
                .formatted(
                        name(receiver),
                        Words.of(envelope.message()),
                        Thread.currentThread().getName(),
                        advice()));
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

    private static String advice() {
        return "Change that: run what completes the future with context.getExecutionContext() as its executor, start"
                + " delays with the actor's timers, and replace what has threads of its own (a pool, a client, a"
                + " database) by a stub that answers at once.";
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
