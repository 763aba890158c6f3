package dev.rundown.simulation.house.planted;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Breaks rules of the house on purpose: a clock, chance, and collections without an order.
final class ImpureLogic implements ActorLogic<Map<String, Long>, Message> {
    private final Random random = new Random(1);
    private final Set<Instant> seen = new HashSet<>();

    @Override
    public Map<String, Long> initial() {
        return Map.of("now", System.nanoTime());
    }

    @Override
    public Step<Map<String, Long>> receive(Map<String, Long> state, Delivery<Message> delivery, Cells cells) {
        seen.add(Instant.now());
        return Step.to(Map.of("chance", random.nextLong()));
    }
}
