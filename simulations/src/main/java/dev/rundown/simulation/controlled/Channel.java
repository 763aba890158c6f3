package dev.rundown.simulation.controlled;

import dev.rundown.actor.Lane;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.pekko.dispatch.Envelope;
import org.jspecify.annotations.Nullable;

/// The messages from one to another that are under way. Pekko promises their order and nothing about the order of
/// messages from different senders, so channels race and messages within one do not.
final class Channel implements Pending {
    private final Party sender;
    private final Party receiver;
    private final Queue<Sent> messages = new ArrayDeque<>(4);
    private @Nullable Lane lane;
    private int taken;

    /// A message under way.
    ///
    /// @param origin number of the event in which it was sent
    record Sent(Envelope envelope, int origin) {}

    Channel(Party sender, Party receiver) {
        this.sender = sender;
        this.receiver = receiver;
    }

    /// Whether it was empty before.
    boolean add(Envelope envelope, int origin) {
        messages.add(new Sent(envelope, origin));
        return messages.size() == 1;
    }

    Envelope take() {
        taken++;
        return messages.remove().envelope();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /// Empties it.
    Queue<Sent> messages() {
        return messages;
    }

    Party sender() {
        return sender;
    }

    @Override
    public Party receiver() {
        return receiver;
    }

    @Override
    public Lane lane() {
        var known = lane;
        if (known == null) {
            known = new Lane(sender.name() + " > " + receiver.name());
            lane = known;
        }
        return known;
    }

    @Override
    public int taken() {
        return taken;
    }

    @Override
    public Object message() {
        return messages.element().envelope().message();
    }

    @Override
    public int origin() {
        return messages.element().origin();
    }
}
