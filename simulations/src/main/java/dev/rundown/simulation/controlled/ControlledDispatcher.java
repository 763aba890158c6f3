package dev.rundown.simulation.controlled;

import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.Mailbox;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;
import org.apache.pekko.dispatch.TaskInvocation;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;
import org.jspecify.annotations.Nullable;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/// Pekko's dispatcher with the threads taken out: what an actor is sent goes to a [Control] and waits there until it is
/// chosen. Until a control is set, while the actor system starts, it is an ordinary dispatcher.
final class ControlledDispatcher extends Dispatcher {
    private volatile @Nullable Control control;

    private ControlledDispatcher(Configurator configurator) {
        super(
                configurator,
                configurator.config().getString("id"),
                1, // One message a run of a mailbox: a step.
                Duration.Zero(),
                configurator.configureExecutor(),
                FiniteDuration.apply(1, "second"));
    }

    /// How Pekko makes the dispatcher from its settings.
    static final class Configurator extends MessageDispatcherConfigurator {
        private final ControlledDispatcher dispatcher;

        /// Called by Pekko, by reflection.
        Configurator(com.typesafe.config.Config config, DispatcherPrerequisites prerequisites) {
            super(config, prerequisites);
            dispatcher = new ControlledDispatcher(this);
        }

        @Override
        public MessageDispatcher dispatcher() {
            return dispatcher;
        }
    }

    /// From now on `taking` decides.
    void handOver(Control taking) {
        control = taking;
    }

    @Override
    public void dispatch(ActorCell receiver, Envelope invocation) {
        var taking = control;
        if (taking == null) {
            super.dispatch(receiver, invocation);
        } else {
            taking.sent(receiver, invocation);
        }
    }

    @Override
    public void systemDispatch(ActorCell receiver, SystemMessage invocation) {
        var taking = control;
        if (taking == null) {
            super.systemDispatch(receiver, invocation);
        } else {
            taking.sent(receiver, invocation);
        }
    }

    @Override
    public boolean registerForExecution(Mailbox mailbox, boolean hasMessageHint, boolean hasSystemMessageHint) {
        var taking = control;
        return taking == null
                ? super.registerForExecution(mailbox, hasMessageHint, hasSystemMessageHint)
                : taking.ready(mailbox);
    }

    @Override
    public void executeTask(TaskInvocation invocation) {
        var taking = control;
        if (taking == null) {
            super.executeTask(invocation);
        } else {
            taking.submitted(invocation);
        }
    }

    @Override
    public void register(ActorCell actor) {
        var taking = control;
        if (taking != null) {
            taking.begins(actor);
        }
        super.register(actor);
    }

    @Override
    public void unregister(ActorCell actor) {
        super.unregister(actor);
        var taking = control;
        if (taking != null) {
            taking.ended(actor);
        }
    }
}
