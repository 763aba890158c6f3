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
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// The play of a scenario as what begins on which lane. Event number i of the whole play, counted as the file is
/// read, goes to CPU i mod n.
final class Play {
    private static final Lane ADMIN = new Lane(Administrator.ADDRESS.name());

    private final int cpus;
    private final Function<String, List<Address>> before;
    private int events;

    private Play(int cpus, Function<String, List<Address>> before) {
        this.cpus = cpus;
        this.before = before;
    }

    /// The items of `scenario`, after the one in which `core` comes into memory.
    ///
    /// @param before of the program with this name in the cast, if it is one: what is made before it
    static List<Item> of(Scenario scenario, Function<String, List<Address>> before) {
        var play = new Play(scenario.cast().pool().cpus(), before);
        var items = new ArrayList<Item>();
        items.add(single(List.of(new Order.Give(Stage.CORE, new Command.Load()))));
        for (var item : scenario.play()) {
            items.add(play.item(item));
        }
        return List.copyOf(items);
    }

    /// What is left to do after `scenario` so that nothing is attached or loaded: links first, then programs, the
    /// drivers with their code, and extensions. What a `together` brings up is taken down in any case, which does
    /// nothing where it is down.
    static List<Item> takeDown(Scenario scenario, Function<String, List<Address>> before) {
        var play = new Play(scenario.cast().pool().cpus(), before);
        var up = new TreeMap<String, Command>();
        scenario.play().forEach(it -> note(it, up));
        var names = new ArrayList<>(up.keySet());
        names.sort(
                Comparator.comparing((String it) -> scenario.cast().extensions().containsKey(it))
                        .thenComparing(it -> scenario.cast().drivers().containsKey(it))
                        .thenComparing(it -> scenario.cast().programs().containsKey(it))
                        .thenComparing(it -> it));
        return names.stream()
                .map(it ->
                        single(up.get(it) instanceof Command.Unload ? play.unload(it) : give(it, new Command.Detach())))
                .toList();
    }

    private static void note(PlayItem item, SortedMap<String, Command> up) {
        switch (item) {
            case PlayItem.Load it -> up.put(it.name().value(), new Command.Unload());
            case PlayItem.Attach it -> up.put(it.link().value(), new Command.Detach());
            case PlayItem.Unload it -> up.remove(it.name().value());
            case PlayItem.Detach it -> up.remove(it.link().value());
            case PlayItem.Close it -> up.remove(it.link().value());
            case PlayItem.Fire _, PlayItem.GetInformation _ -> {}
            case PlayItem.Together together -> {
                var items =
                        together.lanes().values().stream().flatMap(List::stream).toList();
                items.forEach(it -> note(it, up));
                items.stream()
                        .filter(it -> it instanceof PlayItem.Load || it instanceof PlayItem.Attach)
                        .forEach(it -> note(it, up));
            }
        }
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
            case PlayItem.Load _,
                    PlayItem.Unload _,
                    PlayItem.Attach _,
                    PlayItem.Detach _,
                    PlayItem.Close _,
                    PlayItem.GetInformation _,
                    PlayItem.Fire _ -> single(orders(item));
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
            case PlayItem.Load it -> load(it.name().value());
            case PlayItem.Unload it -> unload(it.name().value());
            case PlayItem.Attach it ->
                give(
                        it.link().value(),
                        new Command.Attach(new Address(it.program().value())));
            case PlayItem.GetInformation it -> give(it.program().value(), new Command.GetInformation());
            case PlayItem.Detach it -> give(it.link().value(), new Command.Detach());
            case PlayItem.Close it -> give(it.link().value(), new Command.Close());
            case PlayItem.Fire it -> fire(it);
            case PlayItem.Together it -> throw new IllegalStateException("a together inside a together: " + it.place());
        };
    }

    /// A program's maps are made before it, and taken away again when one of them or the program cannot be made.
    private List<Order> load(String name) {
        var maps = before.apply(name);
        int count = maps.size();
        var orders = new ArrayList<Order>();
        for (int made = 0; made < count; made++) {
            int others = count - made;
            orders.add(new Order.Give(maps.get(made), new Command.Load(), 2 * others, 0));
        }
        orders.add(new Order.Give(new Address(name), new Command.Load(), 0, count));
        maps.reversed().forEach(it -> orders.add(new Order.Give(it, new Command.Unload())));
        return orders;
    }

    /// Where the program does not go, whatever it needs stays.
    private List<Order> unload(String name) {
        var needed = before.apply(name);
        var orders = new ArrayList<Order>();
        orders.add(new Order.Give(new Address(name), new Command.Unload(), needed.size(), 0));
        needed.reversed().forEach(it -> orders.add(new Order.Give(it, new Command.Unload())));
        return orders;
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
