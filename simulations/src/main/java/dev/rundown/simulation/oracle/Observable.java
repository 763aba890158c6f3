package dev.rundown.simulation.oracle;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A run as its modules observe it. What the registrar does by itself, and what is under way, is not observed, so one
/// observation leaves several worlds possible: the classical subset construction, made only where it is asked for.
public final class Observable {
    private final Stepped engine;
    private final Map<Integer, String> letters = new LinkedHashMap<>();
    private final Map<String, List<Said>> meanings = new TreeMap<>();
    private long worlds;

    /// The runs of `ensemble`.
    public Observable(Ensemble ensemble) {
        engine = new Stepped(ensemble);
    }

    /// What may be the case after the same observations.
    ///
    /// @param key   the same for the same set of worlds
    /// @param next  the worlds right after each thing that may be observed now, by its text
    /// @param isEnd nothing more may happen in one of the worlds
    /// @param isStuck and in one of these a lane is held
    public record Point(List<Digest> key, SortedMap<String, List<World>> next, boolean isEnd, boolean isStuck) {}

    /// Before anything was observed.
    public Point start() {
        return point(List.of(engine.initial()));
    }

    /// After `letter`, one of what may be observed at `point`.
    public Point after(Point point, String letter) {
        return point(point.next().getOrDefault(letter, List.of()));
    }

    /// What a letter says, in order: a callback and its answer may come in one step.
    public List<Said> meaning(String letter) {
        return meanings.getOrDefault(letter, List.of());
    }

    /// How many worlds have been looked at.
    public long worlds() {
        return worlds;
    }

    private Point point(List<World> first) {
        var reached = new LinkedHashMap<Digest, World>();
        var open = new ArrayDeque<World>();
        first.forEach(it -> meet(it, reached, open));
        var next = new TreeMap<String, Map<Digest, World>>();
        boolean isEnd = false;
        boolean isStuck = false;
        var moves = new Moves();
        while (!open.isEmpty()) {
            var world = open.remove();
            worlds++;
            engine.enabled(world, Integer.MAX_VALUE, moves);
            if (moves.count() == 0) {
                isEnd = true;
                isStuck |= world.ending() instanceof Ending.Stuck;
            }
            var enabled = new ArrayList<Integer>();
            for (int i = 0; i < moves.count(); i++) {
                enabled.add(moves.get(i));
            }
            for (int move : enabled) {
                var letter = letter(move);
                var after = engine.after(world, move);
                if (letter.isEmpty()) {
                    meet(after, reached, open);
                } else {
                    next.computeIfAbsent(letter, _ -> new LinkedHashMap<>()).putIfAbsent(after.digest(), after);
                }
            }
        }
        var worldsAfter = new TreeMap<String, List<World>>();
        next.forEach((letter, them) -> worldsAfter.put(letter, List.copyOf(them.values())));
        return new Point(
                reached.keySet().stream()
                        .sorted(Comparator.comparing(Digest::toString))
                        .toList(),
                worldsAfter,
                isEnd,
                isStuck);
    }

    private static void meet(World world, Map<Digest, World> reached, ArrayDeque<World> open) {
        if (reached.putIfAbsent(world.digest(), world) == null) {
            open.add(world);
        }
    }

    private String letter(int move) {
        return letters.computeIfAbsent(move, _ -> {
            var said = Said.of(engine.occurrence(move));
            var text = String.join("; ", said.stream().map(Said::toString).toList());
            meanings.putIfAbsent(text, said);
            return text;
        });
    }
}
