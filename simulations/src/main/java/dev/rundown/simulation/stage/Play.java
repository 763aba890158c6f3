package dev.rundown.simulation.stage;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.npi.Command;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.scenario.PlayItem;
import dev.rundown.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/// The play of a scenario as what begins on which lane. Event number i of the whole play, counted as the file is
/// read, goes to CPU i mod n.
final class Play {
    private static final Lane ADMIN = new Lane(Administrator.ADDRESS.name());

    private final int cpus;
    private int events;

    private Play(int cpus) {
        this.cpus = cpus;
    }

    /// The items of `scenario`, after the one in which `core` comes into memory.
    static List<Item> of(Scenario scenario) {
        var play = new Play(scenario.cast().pool().cpus());
        var items = new ArrayList<Item>();
        items.add(single(List.of(new Order.Give(Stage.CORE, new Command.Load()))));
        for (var item : scenario.play()) {
            items.add(play.item(item));
        }
        return List.copyOf(items);
    }

    private Item item(PlayItem item) {
        return switch (item) {
            case PlayItem.Together it -> {
                var first = new ArrayList<Envelope>();
                it.lanes().forEach((lane, items) -> {
                    var orders = new ArrayList<Order>();
                    items.forEach(each -> orders.addAll(orders(each)));
                    first.add(begin(new Lane(lane), orders));
                });
                yield new Item.Together(first);
            }
            case PlayItem.Load _, PlayItem.Unload _, PlayItem.Attach _, PlayItem.Detach _, PlayItem.Fire _ ->
                single(orders(item));
        };
    }

    private static Item single(List<Order> orders) {
        return new Item.Single(begin(ADMIN, orders));
    }

    private static Envelope begin(Lane lane, List<Order> orders) {
        return Envelope.first(lane, Administrator.ADDRESS, Administrator.ADDRESS, new AdministratorMessage(orders));
    }

    private List<Order> orders(PlayItem item) {
        return switch (item) {
            case PlayItem.Load it -> give(it.name().value(), new Command.Load());
            case PlayItem.Unload it -> give(it.name().value(), new Command.Unload());
            case PlayItem.Attach it ->
                give(
                        it.link().value(),
                        new Command.Attach(new Address(it.program().value())));
            case PlayItem.Detach it -> give(it.link().value(), new Command.Detach());
            case PlayItem.Fire it -> fire(it);
            case PlayItem.Together it -> throw new IllegalStateException("a together inside a together: " + it.place());
        };
    }

    private static List<Order> give(String actor, Command command) {
        return List.of(new Order.Give(new Address(actor), command));
    }

    private List<Order> fire(PlayItem.Fire item) {
        var hook = item.hook().value();
        var extension = new Address(hook.substring(0, hook.indexOf('.')));
        var orders = new ArrayList<Order>();
        for (int i = 0; i < item.times(); i++) {
            orders.add(new Order.Occur(Stage.cpu(events % cpus), new Occurrence(extension, new Address(hook), events)));
            events++;
        }
        return List.copyOf(orders);
    }
}
