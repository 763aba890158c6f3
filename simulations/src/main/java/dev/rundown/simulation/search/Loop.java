package dev.rundown.simulation.search;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Breach;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What stays as it is while some worlds come again and again.
///
/// @param isFair whether every lane that can go on in all of them does so in one: a run in which somebody always could
///               and never does is no run of any machine (weak fairness)
/// @param chain  whom those wait for who can go on in none of them; empty when nobody waits
/// @param owed   what the rules wait for in all of them
record Loop(boolean isFair, Optional<Chain> chain, List<Breach> owed) {
    Loop {
        owed = List.copyOf(owed);
    }

    /// What stays so.
    ///
    /// @param worlds those that come again and again, at least one
    /// @param moved  the lanes that go on meanwhile
    static Loop of(Stepped engine, List<World> worlds, Set<Lane> moved) {
        var first = worlds.getFirst();
        var always = able(first);
        var waiting = waiting(first);
        var owed = new ArrayList<>(engine.owed(first));
        for (var world : worlds) {
            always.retainAll(able(world));
            waiting.retainAll(waiting(world));
            owed.retainAll(engine.owed(world));
        }
        return new Loop(
                moved.containsAll(always),
                waiting.isEmpty() ? Optional.empty() : Optional.of(engine.chain(first, waiting)),
                owed);
    }

    /// The lanes that can go on in `world`.
    static Set<Lane> able(World world) {
        var able = new TreeSet<Lane>();
        world.enabled().forEach(it -> lane(it).ifPresent(able::add));
        return able;
    }

    /// The lanes that have to wait in `world`.
    static Set<Lane> waiting(World world) {
        var waiting = new TreeSet<Lane>();
        world.underWay().forEach(it -> waiting.add(it.lane()));
        waiting.removeAll(able(world));
        return waiting;
    }

    /// Empty when the play goes on.
    static Optional<Lane> lane(Choice choice) {
        return choice.occurrence().delivered().map(it -> it.lane());
    }
}
