package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.Role;
import dev.rundown.simulation.driver.SmallModule.Attach;
import dev.rundown.simulation.driver.SmallModule.Detach;
import dev.rundown.simulation.driver.SmallModule.Order;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Builds an ensemble of a registrar and small modules.
public final class SmallCast {
    private static final Address OUTSIDE = new Address("admin");

    private final SortedMap<Address, Actor<?, ?>> actors = new TreeMap<>();
    private final List<Item> play = new ArrayList<>();
    private List<Rule> rules = Rules.all();
    private List<Goal> goals = List.of();

    private SmallCast() {
        actors.put(Registrar.ADDRESS, new Actor<>(new Registrar(), RegistrarMessage.class));
    }

    public static SmallCast of() {
        return new SmallCast();
    }

    public SmallCast client(String name, Attach attach, Detach detach) {
        return module(name, Role.CLIENT, attach, detach);
    }

    public SmallCast provider(String name, Attach attach, Detach detach) {
        return module(name, Role.PROVIDER, attach, detach);
    }

    private SmallCast module(String name, Role role, Attach attach, Detach detach) {
        var address = new Address(name);
        actors.put(address, new Actor<>(new SmallModule(address, role, attach, detach), Message.class));
        return this;
    }

    public SmallCast judging(Rule... judged) {
        rules = List.of(judged);
        return this;
    }

    /// One item of the play: `name` registers.
    public SmallCast registers(String name) {
        play.add(new Item.Single(envelope(name, new Order.Register())));
        return this;
    }

    /// One item of the play: `name` registers and deregisters.
    public SmallCast livesAlone(String name) {
        play.add(new Item.Single(envelope(name, new Order.RegisterAndDeregister())));
        return this;
    }

    /// What has to be seen.
    public SmallCast sometimes(Goal... wanted) {
        goals = List.of(wanted);
        return this;
    }

    /// One item of the play: each of them deregisters, at the same time.
    public SmallCast deregister(String... names) {
        return together(new Order.Deregister(), names);
    }

    /// One item of the play: each of them registers and deregisters, at the same time.
    public SmallCast live(String... names) {
        return together(new Order.RegisterAndDeregister(), names);
    }

    private SmallCast together(Order order, String... names) {
        play.add(new Item.Together(
                Arrays.stream(names).map(it -> envelope(it, order)).toList()));
        return this;
    }

    private static Envelope envelope(String name, Order order) {
        return Envelope.first(new Lane("admin." + name), new Address(name), OUTSIDE, order);
    }

    public Ensemble ensemble() {
        return new Ensemble(actors, rules, goals, play);
    }

    /// The ensemble of the benchmark: one provider and two clients that attach, and leave from all sides.
    public static Ensemble canonical() {
        return of().provider("sample.hook", Attach.ACCEPT, Detach.PENDING)
                .client("L1", Attach.ACCEPT, Detach.PENDING)
                .client("L2", Attach.ACCEPT, Detach.SUCCESS)
                .registers("sample.hook")
                .live("L1", "L2")
                .ensemble();
    }

    /// The same, with the provider leaving at the same time.
    public static Ensemble canonicalWithUnload() {
        var cast = of().provider("sample.hook", Attach.ACCEPT, Detach.PENDING)
                .client("L1", Attach.ACCEPT, Detach.PENDING)
                .client("L2", Attach.ACCEPT, Detach.PENDING);
        cast.play.add(new Item.Single(envelope("sample.hook", new Order.Register())));
        cast.play.add(new Item.Together(List.of(
                envelope("L1", new Order.RegisterAndDeregister()),
                envelope("L2", new Order.RegisterAndDeregister()),
                envelope("sample.hook", new Order.Deregister()))));
        return cast.ensemble();
    }
}
