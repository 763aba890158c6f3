package dev.rundown.simulation.controlled;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.Terminated;
import org.apache.pekko.actor.typed.internal.AdaptMessage;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.Mailbox;
import org.apache.pekko.dispatch.TaskInvocation;
import org.apache.pekko.dispatch.sysmsg.DeathWatchNotification;
import org.apache.pekko.dispatch.sysmsg.Failed;
import org.apache.pekko.dispatch.sysmsg.Supervise;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;
import org.apache.pekko.dispatch.sysmsg.Terminate;
import org.apache.pekko.dispatch.sysmsg.Unwatch;
import org.apache.pekko.dispatch.sysmsg.Watch;

/// What is under way between the actors of one schedule, and the steps that may be taken. All of it happens on one
/// thread; what another thread does is an [Escape].
///
/// A step delivers one message to one actor, or rings a timer, runs a task, or lets a request to stop arrive. What is
/// beneath (an actor starts, its end is told) follows at once and in a fixed order: no behaviour can see the
/// difference.
final class Control {
    private final Thread thread;
    private final VirtualScheduler scheduler;
    private final Party system = Party.outside("Pekko");
    private final Parties parties = new Parties();
    private final List<Pending> pending = new ArrayList<>();
    private final Queue<Mailbox> agenda = new ArrayDeque<>();
    private final Queue<Runnable> continuations = new ArrayDeque<>();
    private final Escapes escapes;
    private final AtomicInteger epoch = new AtomicInteger();
    private final Answers answers = new Answers();
    private Losses losses = new Losses();
    private Footprint footprint = new Footprint();
    private Party test = Party.outside("test");
    private Party clock = Party.outside("clock");
    private Party current = test;
    private boolean isStepping;
    private boolean isAnswering;
    private boolean isSweeping = true;
    private int steps;
    private int event;

    Control(Thread thread, VirtualScheduler scheduler, Escapes escapes) {
        this.thread = thread;
        this.scheduler = scheduler;
        this.escapes = escapes;
    }

    // What the dispatcher tells, on the thread of whoever sends.

    void sent(ActorCell receiver, Envelope envelope) {
        if (Thread.currentThread() != thread || isAnswering) {
            if (isAnswering || Answers.isHere()) {
                answers.add(receiver, envelope);
            } else {
                escapes.message(receiver, envelope);
            }
            return;
        }
        if (isSweeping) {
            return;
        }
        var to = parties.of(receiver);
        if (to == null && envelope.message() instanceof AllDeadLetters) {
            footprint.touchClock(); // An answer to an `ask` that is over: its time-out might have come later.
            return;
        }
        if (to == null) {
            var mailbox = receiver.mailbox();
            mailbox.enqueue(receiver.self(), envelope);
            return;
        }
        if (current == to && envelope.message() instanceof AdaptMessage<?, ?>) {
            answers.add(receiver, envelope); // Whether a piped future was complete before depends on its threads.
            return;
        }
        // The news of an end stays behind the last messages of the one that has ended, as it does in Pekko.
        var from = envelope.message() instanceof Terminated it ? parties.of(it, system) : current;
        send(from, to, envelope);
    }

    private void send(Party from, Party to, Envelope envelope) {
        var channel = from.to(to);
        if (to.isGone()) {
            losses.lose(steps, channel, envelope.message(), event);
            return;
        }
        if (channel.add(envelope, event)) {
            pending.add(channel);
        }
    }

    void sent(ActorCell receiver, SystemMessage message) {
        if (Thread.currentThread() != thread) {
            escapes.request(receiver, message);
            return;
        }
        var to = parties.of(receiver);
        if (to == null && message instanceof Failed failed && !isSweeping) {
            losses.fail(steps, failed.child().path().name(), failed.cause());
        }
        if (to != null && !isSweeping) {
            switch (message) {
                case Supervise it -> escapes.ifElsewhere(it.child());
                case Watch _, Unwatch _ -> footprint.addWatched(to);
                case DeathWatchNotification _ -> footprint.add(to); // It may watch again.
                default -> {}
            }
        }
        if (to != null && message instanceof Terminate && !isSweeping && current != to) {
            var stopping = new Stopping(current, to, message, event);
            if (to.isGone()) {
                losses.drop(steps, stopping);
            } else if (!to.cell().mailbox().isSuspended()) {
                if (pending.stream().noneMatch(it -> it.lane().equals(stopping.lane()))) {
                    pending.add(stopping); // Asking twice is asking once.
                }
                return;
            }
        }
        var mailbox = receiver.mailbox();
        mailbox.systemEnqueue(receiver.self(), message);
        ready(mailbox);
    }

    boolean ready(Mailbox mailbox) {
        if (mailbox.actor() != null && mailbox.hasSystemMessages()) {
            agenda.add(mailbox);
        }
        return true;
    }

    void submitted(TaskInvocation invocation) {
        if (Thread.currentThread() != thread) {
            escapes.task();
        } else if (isSweeping) {
            invocation.cleanup().apply();
        } else if (invocation.runnable().getClass().getName().startsWith("scala.concurrent.impl.")) {
            continuations.add(invocation); // What happens when a future is complete follows at once.
        } else {
            pending.add(new Task(parties.task(current), invocation, event));
        }
    }

    void begins(ActorCell cell) {
        if (Thread.currentThread() != thread) {
            return;
        }
        parties.begins(cell);
    }

    void ended(ActorCell cell) {
        var party = parties.of(cell);
        if (party == null || isSweeping) {
            return;
        }
        party.leave();
        footprint.addEnded(party);
        party.parent().ifPresent(footprint::add);
        for (int i = pending.size() - 1; i >= 0; i--) {
            if (pending.get(i).receiver() == party) {
                losses.drop(steps, pending.remove(i));
            }
        }
    }

    // What the scheduler asks.

    boolean mayStartTimer() {
        return Thread.currentThread() == thread && !isSweeping;
    }

    void touchedClock() {
        footprint.touchClock();
    }

    Party clock() {
        return clock;
    }

    Party current() {
        return current;
    }

    // What a schedule does.

    /// Begins a schedule, after [#sweep].
    void begin() {
        noteLate();
        scheduler.reset();
        losses = new Losses();
        event = 0;
        footprint = new Footprint();
        test = Party.outside("test");
        clock = Party.outside("clock");
        current = test;
        steps = 0;
        epoch.setRelease(epoch.getPlain() + 1); // Written by this thread alone.
        isSweeping = false;
    }

    /// Lets the test speak with the voice of `party`.
    void speak(Party party) {
        current = party;
    }

    Party test() {
        return test;
    }

    boolean isStepping() {
        return isStepping;
    }

    /// Puts every step that may be taken, except by the passing of time, into `choices`.
    void addChoices(List<Pending> choices) {
        for (int i = 0; i < pending.size(); i++) {
            var it = pending.get(i);
            if (it instanceof Channel channel
                    && channel.receiver().cell().mailbox().isSuspended()) {
                continue;
            }
            choices.add(it);
        }
    }

    /// Puts what comes of the passing of time into `choices`.
    void addTimers(List<Pending> choices) {
        scheduler.addNext(choices);
    }

    void noteLate() {
        answers.late().forEach(it -> escapes.late(it.receiver(), it.envelope()));
    }

    /// Takes a step. Answers what it touched.
    Footprint take(Pending step) {
        noteLate();
        steps++;
        event++;
        epoch.setRelease(epoch.getPlain() + 1); // Written by this thread alone.
        footprint = new Footprint();
        footprint.add(step.receiver());
        isStepping = true;
        try {
            switch (step) {
                case Channel channel -> deliver(channel);
                case Stopping stopping -> stop(stopping);
                case Task task -> run(task);
                case Ringing timer -> {
                    current = clock;
                    scheduler.ring(timer);
                    footprint.touchClock();
                }
            }
            settleDown();
        } finally {
            isStepping = false;
            current = test;
        }
        return footprint;
    }

    /// The test's body goes on: what it does from here on comes from that.
    void resumed() {
        event++;
    }

    /// Number of the last event: a step, or that the body went on.
    int event() {
        return event;
    }

    private void deliver(Channel channel) {
        var envelope = channel.take();
        pending.remove(channel);
        if (!channel.isEmpty()) {
            pending.add(channel); // Behind the others: the first choice is always the one that waits longest.
        }
        current = channel.receiver();
        var cell = current.cell();
        var mailbox = cell.mailbox();
        mailbox.enqueue(cell.self(), envelope);
        mailbox.run();
    }

    private void stop(Stopping stopping) {
        pending.remove(stopping);
        current = stopping.receiver();
        var cell = current.cell();
        cell.mailbox().systemEnqueue(cell.self(), stopping.order());
        ready(cell.mailbox());
    }

    private void run(Task task) {
        pending.remove(task);
        current = task.receiver();
        task.work().run();
    }

    /// Carries out all that follows at once.
    void settleDown() {
        while (true) {
            var mailbox = agenda.poll();
            if (mailbox != null) {
                current = parties.of(mailbox.actor(), system);
                if (!mailbox.isClosed()) {
                    mailbox.processAllSystemMessages();
                }
                continue;
            }
            var continuation = continuations.poll();
            if (continuation != null) {
                continuation.run();
            } else if (!takeAnswers()) {
                return;
            }
        }
    }

    private boolean takeAnswers() {
        isAnswering = true; // This thread may help the pool.
        List<Answers.Answer> arrived;
        try {
            arrived = answers.await();
        } finally {
            isAnswering = false;
        }
        for (var it : arrived) {
            var to = parties.of(it.receiver());
            if (to != null && !isSweeping) {
                send(parties.answer(current, to), to, it.envelope());
            }
        }
        return !arrived.isEmpty();
    }

    /// Ends the schedule: stops every actor and forgets what is under way.
    void sweep() {
        isSweeping = true;
        agenda.clear();
        continuations.clear();
        pending.clear();
        for (var timer : scheduler.started()) {
            if (timer.work().getClass().getName().startsWith("org.apache.pekko.actor.Scheduler")) {
                timer.work().run(); // The time-out of an `ask`: it gives back a temporary name.
            }
        }
        for (var party : parties.roots()) {
            party.cell().self().stop();
            settleDown();
        }
        scheduler.reset();
        parties.clear();
        current = test;
    }

    /// Changes with every step; any thread may ask.
    int epoch() {
        return epoch.getAcquire();
    }

    /// In nanoseconds of virtual time.
    long now() {
        return scheduler.now();
    }

    /// The same for an actor: then it matters when its step was taken.
    long readClock() {
        footprint.touchClock();
        return scheduler.now();
    }

    /// What another thread has done.
    Optional<Escape> escaped() {
        return escapes.poll();
    }

    Parties parties() {
        return parties;
    }

    VirtualScheduler scheduler() {
        return scheduler;
    }

    Losses losses() {
        return losses;
    }
}
