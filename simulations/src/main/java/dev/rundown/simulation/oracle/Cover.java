package dev.rundown.simulation.oracle;

import dev.rundown.actor.Message;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.oracle.Vectors.Limits;
import dev.rundown.simulation.oracle.Vectors.Vector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Few runs of a cast that together meet every state of a binding or registration with every message that can come
/// there.
public final class Cover {
    private final Stepped engine;
    private final Limits limits;
    private final Map<Integer, Optional<String>> cells = new LinkedHashMap<>();

    private Cover(Ensemble ensemble, Limits limits) {
        this.engine = new Stepped(ensemble);
        this.limits = limits;
    }

    private record Way(Optional<Way> before, int move, World after, int length) {}

    /// What came of it.
    ///
    /// @param vectors  how many were written
    /// @param complete whether every cell that the cast can meet is met by one of them
    /// @param states   how many worlds were looked at
    /// @param cells    the pairs of state and message that are met
    public record Summary(long vectors, boolean complete, long states, List<String> cells) {}

    /// Writes the runs to `sink`.
    public static Summary of(Ensemble ensemble, Limits limits, Consumer<Vector> sink) {
        return new Cover(ensemble, limits).write(sink);
    }

    private Summary write(Consumer<Vector> sink) {
        SortedMap<String, Way> first = new TreeMap<>();
        var seen = new LinkedHashSet<Digest>();
        boolean complete = search(first, seen);
        Set<String> covered = new TreeSet<>();
        long count = 0;
        var farthestFirst = first.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Way>>comparingInt(
                                it -> -it.getValue().length())
                        .thenComparing(Map.Entry::getKey))
                .toList();
        for (var cell : farthestFirst) {
            if (!covered.contains(cell.getKey())) {
                if (count >= limits.vectors()) {
                    complete = false;
                    break;
                }
                count++;
                sink.accept(vector(count, cell.getValue(), covered));
            }
        }
        return new Summary(count, complete, seen.size(), List.copyOf(covered));
    }

    /// Whether every world was looked at.
    private boolean search(SortedMap<String, Way> first, Set<Digest> seen) {
        var open = new ArrayDeque<Way>();
        open.add(new Way(Optional.empty(), -1, engine.initial(), 0));
        seen.add(engine.initial().digest());
        while (!open.isEmpty()) {
            if (seen.size() > limits.states() || Thread.currentThread().isInterrupted()) {
                return false;
            }
            var way = open.remove();
            for (int move : moves(way.after())) {
                var next = new Way(Optional.of(way), move, engine.after(way.after(), move), way.length() + 1);
                cell(way.after(), move).ifPresent(it -> first.putIfAbsent(it, next));
                if (seen.add(next.after().digest())) {
                    open.add(next);
                }
            }
        }
        return true;
    }

    private List<Integer> moves(World world) {
        var moves = new Moves();
        engine.enabled(world, Integer.MAX_VALUE, moves);
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < moves.count(); i++) {
            numbers.add(moves.get(i));
        }
        return numbers;
    }

    /// The way, and then what comes first until nothing more happens.
    private Vector vector(long number, Way way, Set<String> covered) {
        var moves = new ArrayDeque<Integer>();
        for (var at = way; at.before().isPresent(); at = at.before().get()) {
            moves.addFirst(at.move());
        }
        var world = engine.initial();
        var said = new ArrayList<Said>();
        for (int move : moves) {
            world = step(world, move, said, covered);
        }
        var enabled = moves(world);
        while (!enabled.isEmpty() && said.size() < limits.steps()) {
            world = step(world, enabled.getFirst(), said, covered);
            enabled = moves(world);
        }
        var end = switch (world.ending()) {
            case Ending.Stuck _ -> "stuck";
            case Ending.Final _, Ending.Over _ -> "quiescent";
            case Ending.NotYet _ -> "cut";
        };
        return new Vector(number, List.copyOf(said), end);
    }

    private World step(World world, int move, List<Said> said, Set<String> covered) {
        cell(world, move).ifPresent(covered::add);
        said.addAll(Said.of(engine.occurrence(move)));
        return engine.after(world, move);
    }

    /// What the registrar looks at in a step is the same wherever the step is possible, so a move has one cell.
    private Optional<String> cell(World world, int move) {
        return cells.computeIfAbsent(move, _ -> {
            var delivered = engine.occurrence(move).delivered();
            if (delivered.isEmpty()
                    || !delivered.get().to().equals(Registrar.ADDRESS)
                    || !(delivered.get().message() instanceof RegistrarMessage message)
                    || message instanceof RegistrarMessage.Own) {
                return Optional.empty();
            }
            return Optional.of(state(world, message) + " | " + event(message));
        });
    }

    private static String state(World world, Message message) {
        var about = Said.about(message);
        return Optional.ofNullable(world.contents().get("PART %s: binding %s".formatted(Registrar.ADDRESS, about)))
                .or(() -> Optional.ofNullable(
                        world.contents().get("PART %s: registration %s".formatted(Registrar.ADDRESS, about))))
                .flatMap(Registrar::stateOf)
                .orElse("none");
    }

    private static String event(Message message) {
        return message.getClass().getSimpleName()
                + Said.status(message).map(" "::concat).orElse("");
    }
}
