package dev.rundown.registrar;

import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Every world that a cast of a [TellingRegistrar] can be in, and every step between them: what a search counts, as
/// values to look at.
final class Explored {
    private final Map<Digest, World> worlds;
    private final Map<Digest, List<Move>> moves;

    /// One step.
    record Move(World before, Choice choice, World after) {
        /// The rows that the registrar went through in it.
        List<String> rows() {
            return choice.occurrence().events().stream()
                    .filter(TellingRegistrar.Rows.class::isInstance)
                    .flatMap(it -> ((TellingRegistrar.Rows) it).numbers().stream())
                    .toList();
        }

        boolean isRow(String number) {
            return rows().contains(number);
        }

        /// Whether the step is named so.
        boolean is(String label) {
            return choice.label().contains(label);
        }
    }

    private Explored(Map<Digest, World> worlds, Map<Digest, List<Move>> moves) {
        this.worlds = worlds;
        this.moves = moves;
    }

    /// Everything that `cast` can do.
    static Explored of(PlainCast cast) {
        var first = new Stepped(cast.ensemble()).initial();
        var worlds = new HashMap<Digest, World>();
        var moves = new HashMap<Digest, List<Move>>();
        var queue = new ArrayDeque<>(List.of(first));
        worlds.put(first.digest(), first);
        while (!queue.isEmpty()) {
            var world = queue.remove();
            var steps = world.enabled().stream()
                    .map(it -> new Move(world, it, world.apply(it)))
                    .toList();
            moves.put(world.digest(), steps);
            for (var step : steps) {
                if (worlds.putIfAbsent(step.after().digest(), step.after()) == null) {
                    queue.add(step.after());
                }
            }
        }
        return new Explored(worlds, moves);
    }

    /// Those of the steps that `first` names, and everything that can come after one of them.
    Explored from(Predicate<Move> first) {
        var later = new HashMap<Digest, World>();
        var kept = new HashMap<Digest, List<Move>>();
        var queue = new ArrayDeque<Move>(all().filter(first).toList());
        queue.forEach(it -> kept.computeIfAbsent(it.before().digest(), _ -> new ArrayList<>())
                .add(it));
        while (!queue.isEmpty()) {
            var after = queue.remove().after();
            if (later.putIfAbsent(after.digest(), after) == null) {
                var steps = moves.getOrDefault(after.digest(), List.of());
                kept.put(after.digest(), steps);
                queue.addAll(steps);
            }
        }
        return new Explored(later, kept);
    }

    Stream<Move> all() {
        return moves.values().stream().flatMap(List::stream);
    }

    boolean ever(Predicate<Move> step) {
        return all().anyMatch(step);
    }

    /// How many different worlds.
    int size() {
        return worlds.size();
    }

    /// The rows that some step went through.
    List<String> rows() {
        return Coverage.inOrder(all().flatMap(it -> it.rows().stream()));
    }

    /// What was broken, and by whom: `NMR010 c`.
    SortedSet<String> breaches() {
        var breaches = new TreeSet<String>();
        all().flatMap(it -> it.choice().occurrence().breaches().stream())
                .forEach(it -> breaches.add(it.rule().id() + " " + it.blame()));
        return breaches;
    }

    /// How every world in which nothing may happen stands: what is owed there, or `stuck`, and what became of each
    /// binding and registration.
    SortedSet<String> ends() {
        var ends = new TreeSet<String>();
        for (var world : worlds.values()) {
            switch (world.ending()) {
                case Ending.NotYet _ -> {}
                case Ending.Final it -> ends.add(it.owed().isEmpty() ? states(world) : "owes " + it.owed());
                case Ending.Stuck it -> ends.add("stuck: " + it.chain());
                case Ending.Over _ -> ends.add("a call to what is gone");
            }
        }
        return ends;
    }

    /// The states of the bindings, then of the registrations, by their names.
    static String states(World world) {
        var states = new ArrayList<String>();
        for (var kind : List.of("binding ", "registration ")) {
            world.contents().forEach((slot, value) -> {
                int at = slot.indexOf(": " + kind);
                if (at >= 0) {
                    var name = slot.substring(at + 2 + kind.length());
                    Registrar.stateOf(value).ifPresent(it -> states.add(name + " " + it));
                }
            });
        }
        return String.join("; ", states);
    }

    /// How far a binding is; empty while it has not been proposed.
    static Optional<BindingPhase> phase(World world, BindingHandle handle) {
        var value = world.contents().get("PART registrar: binding " + handle);
        return value instanceof Optional<?> it && it.orElse(null) instanceof Binding binding
                ? Optional.of(binding.phase())
                : Optional.empty();
    }
}
