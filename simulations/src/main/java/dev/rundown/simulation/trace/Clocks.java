package dev.rundown.simulation.trace;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Occurrence;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Vector clocks: how many steps of every actor may have influenced a step. A message carries the clock of its
/// sender.
final class Clocks {
    private final Map<Address, SortedMap<String, Integer>> actors = new TreeMap<>();
    private final Map<Lane, SortedMap<String, Integer>> lanes = new TreeMap<>();

    /// The clock of the receiver after the step.
    SortedMap<String, Integer> after(Occurrence occurrence) {
        var clock = occurrence.delivered().map(this::deliver).orElseGet(TreeMap::new);
        occurrence.next().ifPresent(it -> lanes.put(it.lane(), clock));
        occurrence.started().forEach(it -> lanes.put(it.lane(), clock));
        return clock;
    }

    private SortedMap<String, Integer> deliver(Envelope envelope) {
        var clock = new TreeMap<>(actors.getOrDefault(envelope.to(), new TreeMap<>()));
        lanes.getOrDefault(envelope.lane(), new TreeMap<>())
                .forEach((actor, count) -> clock.merge(actor, count, Math::max));
        clock.merge(envelope.to().name(), 1, Integer::sum);
        actors.put(envelope.to(), clock);
        return clock;
    }
}
