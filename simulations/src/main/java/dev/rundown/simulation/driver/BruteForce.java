package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import dev.rundown.simulation.rule.Observed;
import dev.rundown.simulation.rule.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// The search as one would write it on a napkin: worlds are maps, they are compared by `equals`, and every delivery
/// runs the actor. No memo, no digest, no numbers. What the engine does quickly must be what this does.
public final class BruteForce {
    /// What a search has found.
    ///
    /// @param worlds    every distinct world, as what differs from the beginning
    /// @param terminals those in which nothing may happen
    /// @param violated  the rules that a step broke, with the least number of steps
    public record Result(
            Set<SortedMap<String, Object>> worlds,
            Set<SortedMap<String, Object>> terminals,
            SortedMap<String, Integer> violated) {}

    private record Successor(SortedMap<String, Object> world, List<String> broken) {}

    private final Ensemble ensemble;

    /// Over `ensemble`.
    public BruteForce(Ensemble ensemble) {
        this.ensemble = ensemble;
    }

    Result search() {
        return search(Integer.MAX_VALUE);
    }

    /// Every world that is at most `furthest` steps from the beginning.
    Result search(int furthest) {
        return search(furthest, Integer.MAX_VALUE);
    }

    /// The nearest worlds, at least `most` of them if there are so many, and at most `furthest` steps away.
    public Result search(int furthest, int most) {
        var result = new Result(new HashSet<>(), new HashSet<>(), new TreeMap<>());
        var depths = new HashMap<SortedMap<String, Object>, Integer>();
        var queue = new ArrayDeque<SortedMap<String, Object>>();
        SortedMap<String, Object> first = new TreeMap<>();
        depths.put(first, 0);
        queue.add(first);
        result.worlds().add(first);
        while (!queue.isEmpty() && result.worlds().size() < most) {
            var world = queue.remove();
            int depth = depths.getOrDefault(world, 0);
            if (depth == furthest) {
                continue;
            }
            var successors = successors(world);
            if (successors.isEmpty()) {
                result.terminals().add(world);
            }
            for (var successor : successors) {
                if (result.worlds().add(successor.world())) {
                    depths.put(successor.world(), depth + 1);
                    successor.broken().forEach(it -> result.violated().putIfAbsent(it, depth + 1));
                    if (successor.broken().isEmpty()) {
                        queue.add(successor.world());
                    }
                }
            }
        }
        return result;
    }

    /// The world in which the first `items` of the play are over, each run to its end by what comes first.
    public SortedMap<String, Object> afterItems(int items) {
        SortedMap<String, Object> world = new TreeMap<>();
        while ((int) world.getOrDefault("PLAY play", 0) < items
                || world.values().stream().anyMatch(Envelope.class::isInstance)) {
            world = successors(world).getFirst().world();
        }
        return world;
    }

    /// Takes any successor, each as likely as the others, until there is none or a rule is broken.
    ///
    /// @return how many steps that were
    public int walk(SortedMap<String, Object> start, RandomGenerator random, int most) {
        var world = start;
        for (int steps = 0; steps < most; steps++) {
            var successors = successors(world);
            if (successors.isEmpty()) {
                return steps;
            }
            var next = successors.get(random.nextInt(successors.size()));
            if (!next.broken().isEmpty()) {
                return steps + 1;
            }
            world = next.world();
        }
        return most;
    }

    private List<Successor> successors(SortedMap<String, Object> world) {
        var successors = new ArrayList<Successor>();
        boolean busy = false;
        for (var entry : world.entrySet()) {
            if (entry.getValue() instanceof Envelope envelope) {
                busy = true;
                deliver(world, envelope, List.of(), successors);
            }
        }
        int begun = (int) world.getOrDefault("PLAY play", 0);
        if (!busy && begun < ensemble.play().size()) {
            var next = new TreeMap<>(world);
            next.put("PLAY play", begun + 1);
            ensemble.play().get(begun).first().forEach(it -> next.put("LANE " + it.lane(), it));
            successors.add(new Successor(next, List.of()));
        }
        return successors;
    }

    private void deliver(
            SortedMap<String, Object> world, Envelope envelope, List<Integer> taken, List<Successor> successors) {
        var draft = new Draft(world, envelope.to(), taken);
        var actor = ensemble.receiver(envelope);
        var stateName = "STATE " + envelope.to();
        var initial = actor.logic().initial();
        var step = actor.receive(world.getOrDefault(stateName, initial), envelope, draft);
        if (draft.arities.size() > taken.size()) { // A choice was met: once more for each of its alternatives.
            for (int i = 0; i < draft.arities.get(taken.size()); i++) {
                var longer = new ArrayList<>(taken);
                longer.add(i);
                deliver(world, envelope, longer, successors);
            }
            return;
        }
        if (step.held()) {
            return;
        }
        var sent = envelope.sent(step);
        if (sent.started().stream().anyMatch(it -> world.containsKey("LANE " + it.lane()))) {
            return;
        }
        draft.set(stateName, step.state(), initial);
        draft.next.remove("LANE " + envelope.lane());
        sent.next().ifPresent(it -> draft.next.put("LANE " + it.lane(), it));
        sent.started().forEach(it -> draft.next.put("LANE " + it.lane(), it));
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Put<?>(var part, var value)) {
                draft.set("PART " + envelope.to() + ": " + part.name(), value, part.initial());
            }
        }
        var broken = new ArrayList<String>();
        for (var event : events(envelope, step)) {
            for (var rule : ensemble.rules()) {
                show(event, rule, rule.automaton(), draft, broken);
            }
        }
        successors.add(new Successor(draft.next, broken));
    }

    /// What happened in a step, in order.
    static List<Event> events(Envelope envelope, Step<?> step) {
        var events = new ArrayList<Event>();
        Observed.delivered(envelope).ifPresent(events::add);
        for (var effect : step.effects()) {
            Optional<Message> said = switch (effect) {
                case Effect.Call it -> Optional.of(it.message());
                case Effect.Return it -> Optional.of(it.message());
                case Effect.Start it -> {
                    Observed.started(it.message(), envelope.to(), it.lane()).ifPresent(events::add);
                    yield Optional.empty();
                }
                case Effect.Happened it -> {
                    events.add(it.event());
                    yield Optional.empty();
                }
                case Effect.Continue _, Effect.Put<?> _ -> Optional.empty();
            };
            said.flatMap(it -> Observed.sent(it, envelope.to(), envelope.lane()))
                    .ifPresent(events::add);
        }
        return events;
    }

    @SuppressWarnings("unchecked") // The name belongs to this automaton alone.
    private static <K, S> void show(
            Event event, Rule rule, Automaton<K, S> automaton, Draft draft, List<String> broken) {
        var key = automaton.key(event);
        if (key.isEmpty()) {
            return;
        }
        var name = "AUTOMATON %s: %s".formatted(rule.id(), key.get());
        var state = draft.next.getOrDefault(name, automaton.initial());
        if (state instanceof Watcher.Broken) {
            return;
        }
        switch (automaton.next(key.get(), (S) state, event)) {
            case Judgement.Going<S>(var next) -> draft.set(name, next, automaton.initial());
            case Judgement.Reached<S>(var next) -> draft.set(name, next, automaton.initial());
            case Judgement.Broken<S>(var blame, var _) -> {
                draft.next.put(name, new Watcher.Broken(rule.id(), blame));
                broken.add(rule.id());
            }
        }
    }

    /// The next world while it is being made.
    private static final class Draft implements Cells {
        private final SortedMap<String, Object> before;
        private final SortedMap<String, Object> next;
        private final Address self;
        private final List<Integer> taken;
        private final List<Integer> arities = new ArrayList<>();

        Draft(SortedMap<String, Object> before, Address self, List<Integer> taken) {
            this.before = before;
            this.next = new TreeMap<>(before);
            this.self = self;
            this.taken = taken;
        }

        void set(String name, Object value, Object initial) {
            if (value.equals(initial)) {
                next.remove(name);
            } else {
                next.put(name, value);
            }
        }

        @Override
        @SuppressWarnings("unchecked") // The name belongs to this part alone.
        public <V> V read(Part<V> part) {
            return (V) before.getOrDefault("PART " + self + ": " + part.name(), part.initial());
        }

        @Override
        @SuppressWarnings("unchecked") // The name belongs to this cell alone.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            var name = "CELL " + cell.name();
            var outcome = operation.on((V) next.getOrDefault(name, cell.initial()));
            set(name, outcome.value(), cell.initial());
            return outcome.result();
        }

        @Override
        public int choose(String name, int arity) {
            arities.add(arity);
            return arities.size() <= taken.size() ? taken.get(arities.size() - 1) : 0;
        }
    }

    /// What differs from the beginning in a world of the engine, without what the engine keeps for itself.
    static SortedMap<String, Object> contents(World world) {
        Map<String, Object> contents = new HashMap<>(world.contents());
        contents.keySet().removeIf(it -> it.startsWith("AUTOMATON presence"));
        return new TreeMap<>(contents);
    }
}
