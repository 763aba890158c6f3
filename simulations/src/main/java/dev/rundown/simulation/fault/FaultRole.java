package dev.rundown.simulation.fault;

import dev.rundown.simulation.scenario.PlayItem;
import dev.rundown.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an actor of the cast is, as far as faults are concerned.
public enum FaultRole {
    /// Registers provider modules and waits for them.
    EXTENSION("extension"),
    /// A provider module that is no hook.
    PROVIDER("provider module"),
    /// A hook: a provider module whose code runs on CPUs.
    HOOK("hook"),
    /// A program or a link.
    CLIENT("program or link");

    private final String words;

    FaultRole(String words) {
        this.words = words;
    }

    /// For people.
    public String words() {
        return words;
    }

    /// An actor with its role.
    ///
    /// @param name as a fault names it
    public record Actor(String name, FaultRole role) {}

    /// Everybody in the cast at whom a fault may sit, in the order of the file.
    public static List<Actor> actors(Scenario scenario) {
        var actors = new ArrayList<Actor>();
        actors.add(new Actor("core", EXTENSION));
        for (var extension : scenario.cast().extensions().values()) {
            actors.add(new Actor(extension.name().value(), EXTENSION));
            extension.modules().values().forEach(module -> {
                boolean isHook = extension.hooks().contains(module);
                actors.add(new Actor(extension.address(module).name(), isHook ? HOOK : PROVIDER));
            });
        }
        scenario.cast().programs().keySet().forEach(it -> actors.add(new Actor(it, CLIENT)));
        links(scenario.play(), actors);
        return actors;
    }

    private static void links(List<PlayItem> items, List<Actor> actors) {
        for (var item : items) {
            if (item instanceof PlayItem.Attach it) {
                actors.add(new Actor(it.link().value(), CLIENT));
            }
            if (item instanceof PlayItem.Together it) {
                it.lanes().values().forEach(lane -> links(lane, actors));
            }
        }
    }

    static Optional<FaultRole> of(Scenario scenario, String actor) {
        return actors(scenario).stream()
                .filter(it -> it.name().equals(actor))
                .map(Actor::role)
                .findFirst();
    }
}
