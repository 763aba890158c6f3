package dev.rundown.simulation.scenario;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// From the checked value of `play` to its items.
final class PlayReader {
    private final CastNames names;
    private final Problems problems;

    PlayReader(CastNames names, Problems problems) {
        this.names = names;
        this.problems = problems;
    }

    List<PlayItem> read(Value.Fields scenario) {
        if (scenario.has("play")
                && scenario.list("play").isEmpty()
                && Objects.requireNonNull(scenario.fields().get("play")).value() instanceof Value.Items) {
            problems.add(scenario.placeOf("play"), "nothing is played; add for example  - load: sample");
        }
        var items = items(scenario.list("play"));
        linksOnce(items, new TreeSet<>());
        return items;
    }

    private List<PlayItem> items(List<Value> values) {
        return values.stream()
                .flatMap(it -> it.asMapping().stream())
                .flatMap(it -> item(it).stream())
                .toList();
    }

    private Optional<PlayItem> item(Value.Fields item) {
        if (item.fields().isEmpty()) {
            return Optional.empty();
        }
        String verb = item.fields().firstEntry().getKey();
        var place = item.placeOf(verb);
        return switch (verb) {
            case "load" -> item.text(verb).map(it -> load(place, it));
            case "unload" -> item.text(verb).map(it -> unload(place, it));
            case "detach" -> item.text(verb).map(it -> detach(place, it));
            case "close" -> item.text(verb).map(it -> close(place, it));
            case "get-info" -> item.text(verb).map(it -> getInfo(place, it));
            case "attach" -> item.mapping(verb).map(it -> attach(place, it));
            case "fire" -> item.mapping(verb).map(it -> fire(place, it));
            case "together" -> item.mapping(verb).map(it -> together(place, it));
            default -> throw new IllegalStateException("the table of verbs has one that nobody reads: " + verb);
        };
    }

    private PlayItem load(Place place, Placed<String> name) {
        names.expectEntry(name);
        return new PlayItem.Load(place, name);
    }

    private PlayItem unload(Place place, Placed<String> name) {
        names.expectUnloadable(name);
        return new PlayItem.Unload(place, name);
    }

    private PlayItem getInfo(Place place, Placed<String> program) {
        names.expectProgram(program);
        return new PlayItem.GetInformation(place, program);
    }

    private PlayItem detach(Place place, Placed<String> link) {
        names.expectLink(link);
        return new PlayItem.Detach(place, link);
    }

    private PlayItem close(Place place, Placed<String> link) {
        names.expectLink(link);
        return new PlayItem.Close(place, link);
    }

    private PlayItem attach(Place place, Value.Fields fields) {
        var program = fields.text("program");
        var hook = fields.text("to");
        program.ifPresent(names::expectProgram);
        hook.ifPresent(names::expectHook);
        var missing = new Placed<>("", place);
        return new PlayItem.Attach(
                place,
                fields.text("link").orElse(missing),
                program.orElse(missing),
                hook.orElse(missing),
                fields.text("on-detach"),
                fields.number("parameter"),
                fields.text("header"),
                fields.text("defect"));
    }

    private PlayItem fire(Place place, Value.Fields fields) {
        var hook = fields.text("hook");
        hook.ifPresent(names::expectHook);
        return new PlayItem.Fire(place, hook.orElse(new Placed<>("", place)), fields.count("times", 1));
    }

    private PlayItem together(Place place, Value.Fields lanes) {
        var items = new TreeMap<String, List<PlayItem>>();
        lanes.fields().keySet().forEach(lane -> items.put(lane, items(lanes.list(lane))));
        if (items.isEmpty()) {
            problems.add(place, "\"together\" has no lane; add for example  admin: [ { unload: sample } ]");
        }
        return new PlayItem.Together(place, items);
    }

    /// A link is an actor: two attaches of one name would be two actors of one name.
    private void linksOnce(List<PlayItem> items, Set<String> seen) {
        for (var item : items) {
            if (item instanceof PlayItem.Attach it && !seen.add(it.link().value())) {
                problems.add(
                        it.link().place(),
                        "a link \"%s\" was already made above; choose another name".formatted(it.link()));
            }
            if (item instanceof PlayItem.Together it) {
                it.lanes().values().forEach(lane -> linksOnce(lane, seen));
            }
        }
    }
}
