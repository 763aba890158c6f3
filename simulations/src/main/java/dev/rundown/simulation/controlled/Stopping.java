package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;
import org.apache.pekko.dispatch.sysmsg.SystemMessage;

/// Somebody has asked an actor to stop; until that arrives the actor goes on.
///
/// @param sender   who asked
/// @param receiver who is to stop
/// @param order    what Pekko sends for it
/// @param origin   number of the event in which it was asked
record Stopping(Party sender, Party receiver, SystemMessage order, int origin) implements Pending {
    /// What it says instead of a message.
    enum Order {
        STOP;

        @Override
        public String toString() {
            return "stop";
        }
    }

    @Override
    public Lane lane() {
        return new Lane(sender.name() + " stops " + receiver.name());
    }

    @Override
    public int taken() {
        return 0;
    }

    @Override
    public Object message() {
        return Order.STOP;
    }
}
