package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.ActorCell;
import org.jspecify.annotations.Nullable;

/// Who sends or receives: an actor, the test, the clock, a task.
final class Party {
    private final String name;
    private final @Nullable ActorCell cell;
    private final Optional<Party> parent;
    private final List<Channel> outgoing = new ArrayList<>(2);
    private boolean isGone;

    private Party(String name, @Nullable ActorCell cell, Optional<Party> parent) {
        this.name = name;
        this.cell = cell;
        this.parent = parent;
    }

    /// One that receives nothing.
    static Party outside(String name) {
        return new Party(name, null, Optional.empty());
    }

    static Party actor(String name, ActorCell cell, Optional<Party> parent) {
        return new Party(name, cell, parent);
    }

    /// What is under way from here to `to`, in the order in which it was sent.
    Channel to(Party to) {
        for (int i = 0; i < outgoing.size(); i++) {
            if (outgoing.get(i).receiver() == to) {
                return outgoing.get(i);
            }
        }
        var channel = new Channel(this, to);
        outgoing.add(channel);
        return channel;
    }

    /// Its path below the test; a number tells one from an earlier actor of that name.
    String name() {
        return name;
    }

    /// @throws IllegalStateException for one that receives nothing
    ActorCell cell() {
        if (cell == null) {
            throw new IllegalStateException(name + " receives nothing");
        }
        return cell;
    }

    boolean isActor() {
        return cell != null;
    }

    Optional<Party> parent() {
        return parent;
    }

    boolean isGone() {
        return isGone;
    }

    void leave() {
        isGone = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
