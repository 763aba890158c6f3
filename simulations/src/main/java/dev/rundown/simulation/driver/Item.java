package dev.rundown.simulation.driver;

import dev.rundown.actor.Envelope;
import java.util.List;

/// One item of a play. It begins when no lane has a message under way.
public sealed interface Item {
    /// What begins, on lanes of their own.
    List<Envelope> first();

    /// One thing that somebody does.
    record Single(Envelope envelope) implements Item {
        @Override
        public List<Envelope> first() {
            return List.of(envelope);
        }
    }

    /// Several things that happen at the same time, one a lane. From the first of these on every order is explored.
    record Together(List<Envelope> first) implements Item {
        public Together {
            first = List.copyOf(first);
        }
    }
}
