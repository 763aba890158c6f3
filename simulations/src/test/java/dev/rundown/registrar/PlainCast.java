package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import dev.rundown.simulation.oracle.PlainModule.Order;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A registrar of any flavour with plain modules, and what they are told to do.
final class PlainCast {
    private static final Address OUTSIDE = new Address("admin");

    private final SortedMap<Address, Actor<?, ?>> actors = new TreeMap<>();
    private final List<Item> play = new ArrayList<>();
    private final List<Goal> goals = new ArrayList<>();
    /// A plain client takes every provider, so that NMR009 is not for it.
    private List<Rule> rules =
            Rules.all().stream().filter(it -> !it.isCalled("NMR009")).toList();

    private PlainCast(ActorLogic<RegistrarState, RegistrarMessage> registrar) {
        actors.put(Registrar.ADDRESS, new Actor<>(registrar, RegistrarMessage.class));
    }

    static PlainCast of(RegistrarFlavor flavour, Knobs knobs) {
        return new PlainCast(new Registrar(flavour, knobs));
    }

    static PlainCast of(ActorLogic<RegistrarState, RegistrarMessage> registrar) {
        return new PlainCast(registrar);
    }

    PlainCast module(String name, Role role, Manner manner) {
        var address = new Address(name);
        actors.put(address, new Actor<>(new PlainModule(address, role, manner), Message.class));
        return this;
    }

    PlainCast actor(String name, ActorLogic<?, Message> logic) {
        actors.put(new Address(name), new Actor<>(logic, Message.class));
        return this;
    }

    PlainCast judging(String rule) {
        rules = Rules.named(List.of(rule));
        return this;
    }

    PlainCast judgingAll() {
        rules = Rules.all();
        return this;
    }

    PlainCast without(String rule) {
        rules = rules.stream().filter(it -> !it.isCalled(rule)).toList();
        return this;
    }

    PlainCast unjudged() {
        rules = List.of();
        return this;
    }

    PlainCast sometimes(Goal goal) {
        goals.add(goal);
        return this;
    }

    /// One item: each of these words, `NAME registers`, `NAME leaves` or `NAME invokes`, on a lane of its own. Any
    /// other verb is
    /// an order to misbehave, for an actor that can.
    PlainCast together(String... words) {
        return together(Level.PASSIVE_LEVEL, words);
    }

    PlainCast atDispatch(String... words) {
        return together(Level.DISPATCH_LEVEL, words);
    }

    private PlainCast together(Level level, String... words) {
        var envelopes = new ArrayList<Envelope>();
        for (var word : words) {
            var name = word.substring(0, word.indexOf(' '));
            Message order = switch (word.substring(word.indexOf(' ') + 1)) {
                case "registers" -> new Order.Register();
                case "leaves" -> new Order.Leave();
                case "invokes" -> new Order.Invoke();
                default -> new Rogue.Misbehave();
            };
            envelopes.add(Envelope.first(level.lane(new Lane("admin." + word)), new Address(name), OUTSIDE, order));
        }
        play.add(new Item.Together(envelopes));
        return this;
    }

    Ensemble ensemble() {
        return new Ensemble(actors, rules, goals, play);
    }

    Outcome search() {
        return Exhaustive.search(ensemble(), new Budget(3_000_000));
    }
}
