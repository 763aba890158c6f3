package dev.rundown.simulation.bench.peer;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// One delivery: what it reads, writes and says. A channel from one member to another is a lane that holds the oldest
/// message, with a part for each later one and one for their number; so whoever adds a message looks at the number
/// alone, and not at the messages before it.
final class Channels {
    static final Address MODEL = new Address("model");
    private static final int PLACES = 5;

    private final Cells cells;
    private final Map<Part<?>, Object> written = new LinkedHashMap<>();
    private final Map<String, PeerMessage> started = new LinkedHashMap<>();

    Channels(Cells cells) {
        this.cells = cells;
    }

    /// The parts of one channel, after the message on its lane.
    ///
    /// @param count of messages, the one on the lane included
    /// @param later the messages that wait behind it
    record Channel(String name, Part<Integer> count, List<Part<PeerMessage>> later) {
        static Channel empty(String name) {
            return holding(name, 0, PeerMessage.NOTHING);
        }

        /// @param first number of messages that are there from the beginning
        /// @param next  the second of them
        static Channel holding(String name, int first, PeerMessage next) {
            var later = IntStream.range(1, PLACES)
                    .mapToObj(it -> new Part<>("%s %d".formatted(name, it), it < first ? next : PeerMessage.NOTHING))
                    .toList();
            return new Channel(name, new Part<>(name + " count", first), later);
        }
    }

    @SuppressWarnings("unchecked") // Written by set alone.
    <V> V get(Part<V> part) {
        var draft = written.get(part);
        return draft == null ? cells.read(part) : (V) draft;
    }

    <V> void set(Part<V> part, V value) {
        written.put(part, value);
    }

    boolean is(Part<Integer> part, int value) {
        return get(part) == value;
    }

    /// Takes the message on the lane away.
    ///
    /// @return what moves up
    Optional<PeerMessage> take(Channel channel) {
        int left = get(channel.count) - 1;
        set(channel.count, left);
        if (left == 0) {
            return Optional.empty();
        }
        var next = get(channel.later.getFirst());
        for (int i = 0; i < left; i++) {
            set(channel.later.get(i), i + 1 < left ? get(channel.later.get(i + 1)) : PeerMessage.NOTHING);
        }
        return Optional.of(next);
    }

    /// Adds a message at the end.
    void say(Channel channel, PeerMessage message) {
        int count = get(channel.count);
        if (count == 0) {
            started.put(channel.name, message);
        } else if (count < PLACES) {
            set(channel.later.get(count - 1), message);
        } else {
            throw new IllegalStateException("%s is full".formatted(channel.name));
        }
        set(channel.count, count + 1);
    }

    /// All of it as a step.
    Step<PeerModel.Nothing> step(Optional<PeerMessage> next) {
        var steps = new ArrayList<>(List.of(Step.to(PeerModel.Nothing.NOTHING)));
        next.ifPresent(it -> steps.add(steps.getLast().then(it, Frame.NONE)));
        written.forEach((part, value) -> steps.add(put(steps.getLast(), part, value)));
        started.forEach((lane, it) -> steps.add(steps.getLast().start(new Lane(lane), MODEL, it, Frame.NONE)));
        return steps.getLast();
    }

    @SuppressWarnings("unchecked") // As above.
    private static <V> Step<PeerModel.Nothing> put(Step<PeerModel.Nothing> step, Part<V> part, Object value) {
        return step.put(part, (V) value);
    }
}
