package dev.rundown.simulation.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The names that one scenario gives, and complaints about others. What is wrongly described counts as named, so that
/// one mistake is reported once.
final class CastNames {
    /// Actors that exist in every scenario; nothing of the cast may be called so.
    static final List<String> ALWAYS_THERE = List.of("core", "registrar");

    /// Keys of an extension that are no module of it.
    private static final List<String> NO_MODULES = List.of("extension", "hooks", "worker");

    private final Problems problems;
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final SortedSet<String> programs = new TreeSet<>();
    private final SortedSet<String> modules = new TreeSet<>();
    private final SortedSet<String> hooks = new TreeSet<>();
    private final SortedSet<String> links = new TreeSet<>();

    /// A name of the cast.
    ///
    /// @param kind  what it names, with its article
    /// @param place where
    private record Entry(String kind, Place place) {}

    private CastNames(Problems problems) {
        this.problems = problems;
    }

    static CastNames of(Value.Fields scenario, Problems problems) {
        var names = new CastNames(problems);
        scenario.mapping("cast").ifPresent(cast -> {
            cast.mapping("extensions").ifPresent(it -> it.fields().values().forEach(names::addExtension));
            cast.mapping("programs").ifPresent(it -> it.fields().values().forEach(names::addProgram));
            cast.mapping("drivers").ifPresent(it -> it.fields().values().forEach(names::addDriver));
        });
        scenario.list("play").forEach(names::addLinks);
        return names;
    }

    private void addExtension(Value.Field extension) {
        String name = extension.key().value();
        addEntry("an extension", extension.key());
        extension
                .value()
                .asMapping()
                .ifPresent(it -> it.fields().keySet().forEach(key -> {
                    if (!NO_MODULES.contains(key)) {
                        modules.add(name + "." + key);
                    }
                    if (key.equals("hook")) {
                        hooks.add(name + "." + key);
                    }
                }));
        extension
                .value()
                .asMapping()
                .flatMap(it -> it.mapping("hooks"))
                .ifPresent(it -> it.fields().keySet().forEach(key -> {
                    modules.add(name + "." + key);
                    hooks.add(name + "." + key);
                }));
        if (extension.value() instanceof Value.Broken) {
            modules.addAll(List.of(name + ".info", name + ".hook"));
            hooks.add(name + ".hook");
        }
    }

    private void addProgram(Value.Field program) {
        addEntry("a program", program.key());
        programs.add(program.key().value());
    }

    private void addDriver(Value.Field driver) {
        addEntry("a driver", driver.key());
        modules.add(ALWAYS_THERE.getFirst() + ".native");
        driver.value()
                .asMapping()
                .flatMap(it -> it.mapping("programs"))
                .ifPresent(it ->
                        it.fields().values().forEach(program -> addEntry("a program of a driver", program.key())));
    }

    private void addEntry(String kind, Placed<String> name) {
        if (ALWAYS_THERE.contains(name.value())) {
            problems.add(name.place(), "\"%s\" exists in every scenario; choose another name".formatted(name));
        }
        var earlier = entries.putIfAbsent(name.value(), new Entry(kind, name.place()));
        if (earlier != null) {
            problems.add(
                    name.place(),
                    "\"%s\" is already the name of %s (line %d); choose another for the %s"
                            .formatted(
                                    name,
                                    earlier.kind(),
                                    earlier.place().line(),
                                    kind.substring(kind.indexOf(' ') + 1)));
        }
    }

    private void addLinks(Value item) {
        item.asMapping().ifPresent(verb -> {
            verb.mapping("attach").flatMap(it -> it.text("link")).ifPresent(it -> links.add(it.value()));
            verb.mapping("together")
                    .ifPresent(lanes -> lanes.fields()
                            .keySet()
                            .forEach(lane -> lanes.list(lane).forEach(this::addLinks)));
        });
    }

    void expectEntry(Placed<String> name) {
        expect(name, entries.keySet(), "is not in the cast");
    }

    /// Something that can be unloaded: an entry, or `core`.
    void expectUnloadable(Placed<String> name) {
        var known = new ArrayList<>(entries.keySet());
        known.add(ALWAYS_THERE.getFirst());
        expect(name, known, "is not in the cast");
    }

    void expectProgram(Placed<String> name) {
        expect(name, programs, "is no program of the cast");
    }

    void expectHook(Placed<String> address) {
        expect(address, hooks, "is no hook of the cast");
    }

    void expectLink(Placed<String> name) {
        expect(name, links, "is no link: no \"attach\" of this play makes it");
    }

    void expectActor(Placed<String> name) {
        var actors = new ArrayList<>(entries.keySet());
        actors.addAll(modules);
        actors.addAll(links);
        actors.addAll(ALWAYS_THERE);
        expect(name, actors, "is no actor of this scenario");
    }

    /// Somebody who can be to blame: an actor, or a client of a program, such as a map of it, which only its object
    /// names.
    void expectParty(Placed<String> name) {
        int dot = name.value().indexOf('.');
        if (dot < 0 || !programs.contains(name.value().substring(0, dot))) {
            expectActor(name);
        }
    }

    private void expect(Placed<String> name, Collection<String> known, String what) {
        if (!known.contains(name.value())) {
            problems.add(name.place(), "\"%s\" %s%s".formatted(name, what, Nearest.hint(name.value(), known)));
        }
    }
}
