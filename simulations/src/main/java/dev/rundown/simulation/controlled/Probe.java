package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// An actor that keeps what it is sent, in the order in which it came.
///
/// @param <T> what it understands
public final class Probe<T> {
    private final List<T> received = new ArrayList<>();
    private final ActorRef<T> ref;

    private final Runnable look;

    Probe(Sim sim, String name) {
        look = sim.looksAt(name);
        ref = sim.spawn(name, keeping(received));
    }

    private static <T> Behavior<T> keeping(List<T> received) {
        return Behaviors.receiveMessage(message -> {
            received.add(message);
            return Behaviors.same();
        });
    }

    /// Where to send to.
    public ActorRef<T> ref() {
        return ref;
    }

    /// All that has come so far, the first one first.
    public List<T> received() {
        look.run();
        return Collections.unmodifiableList(received);
    }

    /// What came last; empty when nothing has come.
    public Optional<T> last() {
        look.run();
        return received.isEmpty() ? Optional.empty() : Optional.of(received.getLast());
    }

    @Override
    public String toString() {
        look.run();
        return received.toString();
    }
}
