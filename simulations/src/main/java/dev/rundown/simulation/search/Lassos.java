package dev.rundown.simulation.search;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// Looks for ways that never end and on which something stays owed: a cycle of worlds that can be gone round for ever
/// although every lane that always can go on does so (weak fairness). Without any reduction, on the graph itself.
///
/// For each thing that may be owed, the worlds in which it is are taken alone. In each part of those where every world
/// leads to every other there is such a cycle exactly when every lane that can go on in all of its worlds goes on
/// inside
/// it: a lane that leads out of the part whenever it goes on will go on in the end.
final class Lassos {
    private static final String NAME = "exhaustive";

    /// About the bytes of a world beside its slots.
    private static final long OVERHEAD = 400;

    private final Stepped engine;
    private final World start;
    private final Budget budget;
    private final List<World> worlds = new ArrayList<>();
    private final Map<Digest, Integer> numbers = new HashMap<>();
    private final Ancestry ancestry = new Ancestry();
    /// Of each world where each of its choices leads, -1 for one that breaks a rule.
    private final List<int[]> successors = new ArrayList<>();

    Lassos(Stepped engine, World start, Budget budget) {
        this.engine = engine;
        this.start = start;
        this.budget = budget;
    }

    /// What is violated for ever; empty when the budget was spent first.
    Optional<List<Finding>> find() {
        if (!explore()) {
            return Optional.empty();
        }
        var found = new Findings(engine.ensemble().rules());
        var ways = new ArrayList<Recorded>();
        var all = new BitSet();
        all.set(0, worlds.size());
        for (var component : components(all)) {
            owing(component)
                    .forEach((_, where) ->
                            components(where).stream().filter(this::isFair).forEach(it -> note(it, found, ways)));
        }
        return Optional.of(found.with(ways::get, start));
    }

    private boolean explore() {
        meet(start, 0, 0);
        for (int state = 0; state < worlds.size(); state++) {
            long bytes = (OVERHEAD + 4L * worlds.getLast().width()) * worlds.size();
            if (worlds.size() > budget.states() || budget.spent(bytes).isPresent()) {
                return false;
            }
            var world = worlds.get(state);
            var choices = world.enabled();
            var leads = new int[choices.size()];
            for (var choice : choices) {
                leads[choice.index()] =
                        engine.breaks(choice.move()) ? -1 : meet(world.apply(choice), state, choice.index());
            }
            successors.add(leads);
        }
        return true;
    }

    private int meet(World world, int parent, int pick) {
        var known = numbers.get(world.digest());
        if (known != null) {
            return known;
        }
        int state = ancestry.add(parent, pick);
        numbers.put(world.digest(), state);
        worlds.add(world);
        return state;
    }

    private List<BitSet> components(BitSet within) {
        return Components.of(
                worlds.size(),
                state -> Arrays.stream(successors.get(state))
                        .filter(it -> it >= 0)
                        .toArray(),
                within);
    }

    /// What is owed somewhere in `component`, with the worlds where it is: the rules' debts, and waits.
    private Map<String, BitSet> owing(BitSet component) {
        var owing = new TreeMap<String, BitSet>();
        component.stream().forEach(state -> {
            var world = worlds.get(state);
            engine.owed(world)
                    .forEach(it -> owing.computeIfAbsent(it.rule().id() + " " + it.sentence(), _ -> new BitSet())
                            .set(state));
            Loop.waiting(world)
                    .forEach(it -> owing.computeIfAbsent("wait on " + it, _ -> new BitSet())
                            .set(state));
        });
        return owing;
    }

    private boolean isFair(BitSet component) {
        return moving(component).containsAll(always(component));
    }

    private Set<Lane> always(BitSet component) {
        var always = new TreeSet<>(Loop.able(worlds.get(component.nextSetBit(0))));
        component.stream().forEach(it -> always.retainAll(Loop.able(worlds.get(it))));
        return always;
    }

    private Set<Lane> moving(BitSet component) {
        var moving = new TreeSet<Lane>();
        component.stream()
                .forEach(state -> worlds.get(state).enabled().stream()
                        .filter(it -> leadsInto(component, state, it.index()))
                        .forEach(it -> Loop.lane(it).ifPresent(moving::add)));
        return moving;
    }

    private boolean leadsInto(BitSet component, int state, int pick) {
        int to = successors.get(state)[pick];
        return to >= 0 && component.get(to);
    }

    /// A way once round a component, fair in itself.
    private void note(BitSet component, Findings found, List<Recorded> ways) {
        int first = component.nextSetBit(0);
        var round = new Round(component, first);
        always(component).forEach(round::past);
        for (var lane : Loop.able(worlds.get(first))) {
            round.pastOrWithout(lane);
        }
        round.home();
        var path = new ArrayList<>(ancestry.path(first));
        path.addAll(round.picks);
        var loop = Loop.of(engine, round.met.stream().map(worlds::get).toList(), round.moved);
        found.lasso(loop, ways.size(), path.size(), round.picks.size());
        ways.add(new Recorded(NAME, path));
    }

    /// A walk inside a component that ends where it began.
    private final class Round {
        private final BitSet component;
        private final int first;
        private int at;
        private final List<Integer> picks = new ArrayList<>();
        private final List<Integer> met = new ArrayList<>();
        private final Set<Lane> moved = new TreeSet<>();

        Round(BitSet component, int first) {
            this.component = component;
            this.first = first;
            at = first;
            met.add(first);
        }

        private void go(int pick) {
            Loop.lane(worlds.get(at).enabled().get(pick)).ifPresent(moved::add);
            picks.add(pick);
            at = successors.get(at)[pick];
            met.add(at);
        }

        /// Until `lane` has gone on.
        void past(Lane lane) {
            if (!moved.contains(lane)) {
                toNearest(state -> step(state, lane) >= 0);
                go(step(at, lane));
            }
        }

        /// Until `lane` has gone on, or could not.
        void pastOrWithout(Lane lane) {
            boolean could =
                    met.stream().allMatch(it -> Loop.able(worlds.get(it)).contains(lane));
            if (could && !moved.contains(lane)) {
                toNearest(state ->
                        step(state, lane) >= 0 || !Loop.able(worlds.get(state)).contains(lane));
                if (step(at, lane) >= 0) {
                    go(step(at, lane));
                }
            }
        }

        void home() {
            if (picks.isEmpty()) {
                for (int pick = 0; picks.isEmpty(); pick++) {
                    if (leadsInto(component, at, pick)) {
                        go(pick);
                    }
                }
            }
            toNearest(state -> state == first);
            met.removeLast(); // It is the first again.
        }

        /// A choice by which `lane` goes on inside the component, -1 when there is none.
        private int step(int state, Lane lane) {
            return worlds.get(state).enabled().stream()
                    .filter(it -> Loop.lane(it).filter(lane::equals).isPresent())
                    .filter(it -> leadsInto(component, state, it.index()))
                    .mapToInt(it -> it.index())
                    .findFirst()
                    .orElse(-1);
        }

        private void toNearest(IntPredicate wanted) {
            var cameBy = new HashMap<Integer, int[]>();
            var open = new ArrayDeque<>(List.of(at));
            cameBy.put(at, new int[] {-1, -1});
            int to = open.remove();
            while (!wanted.test(to)) {
                for (int pick = 0; pick < successors.get(to).length; pick++) {
                    int next = successors.get(to)[pick];
                    if (leadsInto(component, to, pick) && !cameBy.containsKey(next)) {
                        cameBy.put(next, new int[] {to, pick});
                        open.add(next);
                    }
                }
                to = open.remove();
            }
            var way = new ArrayList<Integer>();
            while (to != at) {
                var step = Objects.requireNonNull(cameBy.get(to));
                way.add(step[1]);
                to = step[0];
            }
            way.reversed().forEach(this::go);
        }
    }
}
