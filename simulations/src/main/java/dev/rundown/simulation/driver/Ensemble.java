package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a run consists of.
///
/// @param actors everybody, by name
/// @param rules  those that are judged
/// @param goals  what has to be seen at least once
/// @param play   what happens from outside, one item after the other
public record Ensemble(SortedMap<Address, Actor<?, ?>> actors, List<Rule> rules, List<Goal> goals, List<Item> play) {
    public Ensemble {
        actors = Collections.unmodifiableSortedMap(new TreeMap<>(actors));
        rules = List.copyOf(rules);
        goals = List.copyOf(goals);
        play = List.copyOf(play);
        for (var item : play) {
            var lanes = new HashSet<Lane>();
            for (var envelope : item.first()) {
                checkReceiver(actors, envelope);
                if (!lanes.add(envelope.lane())) {
                    throw new IllegalArgumentException(
                            "lane %s begins twice in one item of the play: %s".formatted(envelope.lane(), item));
                }
            }
        }
    }

    /// The actor that `envelope` is addressed to.
    ///
    /// @throws IllegalArgumentException when there is none
    Actor<?, ?> receiver(Envelope envelope) {
        return checkReceiver(actors, envelope);
    }

    private static Actor<?, ?> checkReceiver(SortedMap<Address, Actor<?, ?>> actors, Envelope envelope) {
        var actor = actors.get(envelope.to());
        if (actor == null) {
            throw new IllegalArgumentException("%s sends %s to %s, which is not in the cast: %s"
                    .formatted(envelope.from(), envelope.message(), envelope.to(), actors.keySet()));
        }
        return actor;
    }
}
