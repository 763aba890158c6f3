package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.stage.BundledPlays;
import dev.rundown.simulation.stage.BundledPlays.Played;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bundled scenario by brute force, as it is and without its defect: the same rules are violated, on the same
/// first of the shortest paths, and the same worlds end, with every reduction, with each alone, without each, and
/// without any.
class EveryOrderTest {
    /// Scenarios with more worlds are compared as far as so many reach, and named.
    private static final int WORLDS = Integer.getInteger("rundown.worlds", 100_000);

    /// So few states are searched before steps are merged.
    private static final long AT_ONCE = 1;

    private static final Set<String> TOO_LARGE = new TreeSet<>();
    private static long compared;
    private static int merged;

    static List<Played> plays() {
        return BundledPlays.asTheyAreAndRepaired();
    }

    @AfterAll
    static void say_how_much_was_compared() {
        System.out.printf(
                "every order by brute force: %,d worlds, %d searches that merged steps; only the nearest of %s%n",
                compared, merged, TOO_LARGE.isEmpty() ? "none" : String.join(", ", TOO_LARGE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void whatever_is_left_out_the_same_is_found_as_by_brute_force(Played play) {
        var engine = new Stepped(play.staged().ensemble());
        var start = SetUp.of(engine, new Budget(WORLDS)).end();
        var expected = new PlainSearch(engine, WORLDS).from(start);
        compared += expected.worlds();
        if (!expected.isWhole()) {
            TOO_LARGE.add("%s (over %,d worlds, %d steps deep)".formatted(play, WORLDS, expected.depth()));
        }

        for (var reductions : combinations(expected.isWhole())) {
            var met = search(engine, start, reductions, expected.depth());

            assertThat(met.goals()).as("goals with %s", reductions).isEqualTo(expected.goals());
            assertThat(met.ends())
                    .as("ends up to symmetry with %s", reductions)
                    .isEqualTo(leasts(engine, expected.ends()));
            var findings = reductions.contains(Reduction.MERGING)
                    ? shortened(engine, reductions, met.findings())
                    : met.findings();
            assertThat(shown(findings)).as("found with %s", reductions).isEqualTo(shown(expected.findings()));
        }
    }

    /// Where steps are merged paths are longer than need be, until a search without finds the shortest.
    private static List<Finding> shortened(Stepped engine, EnumSet<Reduction> reductions, List<Finding> merged) {
        var shortest = new Exhaustive(engine, new Budget(2L * WORLDS), new Effort(1, reductions, AT_ONCE))
                .outcome()
                .findings();
        assertThat(merged)
                .extracting(Finding::rule)
                .isEqualTo(shortest.stream().map(Finding::rule).toList());
        return shortest;
    }

    /// From the very beginning, where nothing is folded either.
    @ParameterizedTest(name = "{0}")
    @MethodSource("plays")
    void what_is_folded_before_the_search_hides_no_violation_and_no_shorter_path(Played play) {
        var engine = new Stepped(play.staged().ensemble());
        var setUp = SetUp.of(engine, new Budget(WORLDS));
        var folded = new PlainSearch(engine, WORLDS).from(setUp.end());

        var whole = new PlainSearch(engine, 2 * WORLDS).from(engine.initial());

        if (folded.isWhole() && whole.isWhole()) {
            assertThat(lengths(whole.findings(), 0))
                    .isEqualTo(lengths(folded.findings(), setUp.steps().size()));
            assertThat(digests(whole.ends())).isEqualTo(digests(folded.ends()));
        } else {
            var both = Math.min(whole.depth(), folded.depth() + setUp.steps().size());
            assertThat(upTo(both, lengths(whole.findings(), 0)))
                    .isEqualTo(
                            upTo(both, lengths(folded.findings(), setUp.steps().size())));
        }
    }

    /// All, none, each alone, and all but each. Where the search is cut, only what keeps the number of steps.
    private static Set<EnumSet<Reduction>> combinations(boolean isWhole) {
        var all = isWhole ? EnumSet.allOf(Reduction.class) : EnumSet.of(Reduction.SYMMETRY, Reduction.SLEEP_SETS);
        var combinations = new LinkedHashSet<EnumSet<Reduction>>();
        combinations.add(EnumSet.noneOf(Reduction.class));
        for (var one : all) {
            combinations.add(EnumSet.of(one));
            var others = EnumSet.copyOf(all);
            others.remove(one);
            combinations.add(others);
        }
        combinations.add(all);
        return combinations;
    }

    private record Met(List<Finding> findings, Set<String> goals, Set<Digest> ends) {}

    private static Met search(Stepped engine, World start, EnumSet<Reduction> reductions, int depth) {
        engine.twins().forget();
        if (reductions.contains(Reduction.SYMMETRY)) {
            engine.twins().seek(start);
        }
        engine.foresight().forget();
        boolean isMerged =
                reductions.contains(Reduction.MERGING) && engine.foresight().foresee();
        merged += isMerged ? 1 : 0;
        var notes = new Notes(engine, depth);
        try (var search = new BreadthFirst(
                engine, new Budget(2L * WORLDS), new Effort(1, reductions), notes, Integer.MAX_VALUE)) {
            var explored = search.from(start);
            if (explored.stop() == Stop.ASYMMETRY) {
                var without = EnumSet.copyOf(reductions);
                without.remove(Reduction.SYMMETRY);
                return search(engine, start, without, depth);
            }
            assertThat(explored.stop())
                    .as("the end of a search with %s", reductions)
                    .isEqualTo(Stop.EXPLORED);
            var findings = notes.found.with(it -> new Recorded("test", search.path(it)), start);
            return new Met(findings, goals(engine, notes.found), notes.ends);
        } finally {
            engine.foresight().forget();
        }
    }

    /// What a search has found and where it has ended.
    private static final class Notes implements Witness {
        private final Findings found;
        private final Set<Digest> ends = new LinkedHashSet<>();
        private final Stepped engine;
        private final int deepest;

        Notes(Stepped engine, int deepest) {
            this.engine = engine;
            this.deepest = deepest;
            found = new Findings(engine.ensemble().rules());
        }

        @Override
        public void broke(Occurrence occurrence, int state, int depth) {
            found.broke(occurrence, state, depth);
        }

        @Override
        public void reached(Occurrence occurrence) {
            found.reached(occurrence);
        }

        @Override
        public void ended(World world, boolean laneBusy, int state, int depth) {
            found.ended(world, laneBusy, state, depth);
            ends.add(engine.twins().least(world));
        }

        @Override
        public boolean wants(int depth) {
            return depth < deepest;
        }
    }

    static Set<String> goals(Stepped engine, Findings found) {
        var goals = new TreeSet<String>();
        engine.ensemble().goals().forEach(it -> goals.add(it.name()));
        found.unreached(engine.ensemble().goals()).forEach(it -> goals.remove(it.name()));
        return goals;
    }

    private static Set<Digest> leasts(Stepped engine, List<World> worlds) {
        var digests = new LinkedHashSet<Digest>();
        worlds.forEach(it -> digests.add(engine.twins().least(it)));
        return digests;
    }

    private static Set<Digest> digests(List<World> worlds) {
        var digests = new LinkedHashSet<Digest>();
        worlds.forEach(it -> digests.add(it.digest()));
        return digests;
    }

    private static SortedMap<String, Integer> lengths(List<Finding> findings, int before) {
        var lengths = new TreeMap<String, Integer>();
        findings.forEach(it -> lengths.put(it.rule().id(), before + it.path().size()));
        return lengths;
    }

    private static SortedMap<String, Integer> upTo(int depth, SortedMap<String, Integer> lengths) {
        var near = new TreeMap<>(lengths);
        near.values().removeIf(it -> it > depth);
        return near;
    }

    private static List<String> shown(List<Finding> findings) {
        var shown = new ArrayList<String>();
        for (var it : findings) {
            shown.add("%s %s %s".formatted(it.rule(), it.kind(), it.blame()));
            it.path().forEach(step -> shown.add(step.label() + " " + step.digest()));
        }
        return shown;
    }
}
