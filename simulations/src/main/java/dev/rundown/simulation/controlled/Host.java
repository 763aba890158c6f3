package dev.rundown.simulation.controlled;

import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.SupervisorStrategy;

/// The parent of all that tests spawn. One that fails is stopped.
final class Host extends AbstractActor {
    static final String NAME = "race";

    private final CompletableFuture<ActorCell> started;

    /// @param started is told the cell in which children can be made
    Host(CompletableFuture<ActorCell> started) {
        this.started = started;
    }

    @Override
    public void preStart() {
        started.complete((ActorCell) context());
    }

    @Override
    public SupervisorStrategy supervisorStrategy() {
        return SupervisorStrategy.stoppingStrategy();
    }

    @Override
    public Receive createReceive() {
        return emptyBehavior();
    }
}
