package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.SmallModule.Attach;
import dev.rundown.simulation.driver.SmallModule.Detach;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteppedTest {
    private static final Budget BUDGET = new Budget(1_000_000);

    static Stream<Named<Ensemble>> ensembles() {
        return Stream.of(
                Named.of("both let go at once", pair(Attach.ACCEPT, Detach.SUCCESS, Attach.ACCEPT, Detach.SUCCESS)),
                Named.of("both pending", pair(Attach.ACCEPT, Detach.PENDING, Attach.ACCEPT, Detach.PENDING)),
                Named.of("either of two answers", pair(Attach.ACCEPT, Detach.EITHER, Attach.ACCEPT, Detach.EITHER)),
                Named.of("the client refuses", pair(Attach.REFUSE, Detach.SUCCESS, Attach.ACCEPT, Detach.SUCCESS)),
                Named.of("the provider refuses", pair(Attach.ACCEPT, Detach.SUCCESS, Attach.REFUSE, Detach.SUCCESS)),
                Named.of("never completed", pair(Attach.ACCEPT, Detach.SUCCESS, Attach.ACCEPT, Detach.NEVER)),
                Named.of("completed twice", pair(Attach.ACCEPT, Detach.TWICE, Attach.ACCEPT, Detach.PENDING)),
                Named.of(
                        "deregistered after the set-up",
                        SmallCast.of()
                                .provider("sample.hook", Attach.ACCEPT, Detach.PENDING)
                                .client("L1", Attach.ACCEPT, Detach.PENDING)
                                .registers("sample.hook")
                                .registers("L1")
                                .deregister("sample.hook", "L1")
                                .ensemble()),
                Named.of(
                        "two clients",
                        SmallCast.of()
                                .provider("sample.hook", Attach.ACCEPT, Detach.SUCCESS)
                                .client("L1", Attach.ACCEPT, Detach.SUCCESS)
                                .client("L2", Attach.REFUSE, Detach.SUCCESS)
                                .registers("sample.hook")
                                .registers("L1")
                                .registers("L2")
                                .deregister("sample.hook", "L1")
                                .ensemble()));
    }

    private static Ensemble pair(Attach clients, Detach client, Attach providers, Detach provider) {
        return SmallCast.of()
                .provider("sample.hook", providers, provider)
                .client("L1", clients, client)
                .live("sample.hook", "L1")
                .ensemble();
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void the_engine_meets_exactly_the_worlds_that_brute_force_meets(Ensemble ensemble) {
        var expected = new BruteForce(ensemble).search();

        var worlds = new HashSet<SortedMap<String, Object>>();
        var terminals = new HashSet<SortedMap<String, Object>>();
        everyWorld(ensemble, worlds, terminals);

        assertThat(worlds).isEqualTo(expected.worlds());
        assertThat(terminals).isEqualTo(expected.terminals());
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void the_search_counts_and_finds_what_brute_force_does(Ensemble ensemble) {
        var expected = new BruteForce(ensemble).search();

        var outcome = Exhaustive.search(ensemble, BUDGET);

        int setUp = outcome.setUp().steps().size();
        var broken = new TreeMap<String, Integer>();
        outcome.findings().stream()
                .filter(it -> it.kind() == Finding.Kind.SAFETY)
                .forEach(it -> broken.put(it.rule().id(), setUp + it.path().size()));
        assertThat(outcome.figures().states()).isEqualTo(expected.worlds().size());
        assertThat(broken).isEqualTo(expected.violated());
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void a_digest_is_the_sum_of_what_a_world_holds_and_no_two_worlds_share_one(Ensemble ensemble) {
        var digests = new HashMap<Digest, SortedMap<String, Object>>();

        var engine = new Stepped(ensemble);
        for (var world : reachable(engine, new HashSet<>())) {
            assertThat(world.digest()).isEqualTo(engine.sum(world));
            assertThat(digests.put(world.digest(), world.contents())).isNull();
        }

        assertThat(digests.values()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("ensembles")
    void along_random_ways_a_digest_is_the_sum_of_what_a_world_holds(Ensemble ensemble) {
        var engine = new Stepped(ensemble);
        var random = new SplittableRandom(0x5eed);

        for (int way = 0; way < 20; way++) {
            var world = engine.initial();
            for (var choices = world.enabled(); !choices.isEmpty(); choices = world.enabled()) {
                world = world.apply(choices.get(random.nextInt(choices.size())));
                assertThat(world.digest()).isEqualTo(engine.sum(world));
            }
        }
    }

    @Test
    void a_digest_does_not_depend_on_the_order_of_exploration() {
        var ensemble = pair(Attach.ACCEPT, Detach.EITHER, Attach.ACCEPT, Detach.PENDING);

        var forwards = digests(new Stepped(ensemble), false);
        var backwards = digests(new Stepped(ensemble), true);

        assertThat(forwards).isEqualTo(backwards);
    }

    private static Map<SortedMap<String, Object>, Digest> digests(Stepped engine, boolean lastFirst) {
        var digests = new HashMap<SortedMap<String, Object>, Digest>();
        var met = new HashSet<Digest>();
        var stack = new ArrayDeque<World>();
        stack.push(engine.initial());
        while (!stack.isEmpty()) {
            var world = stack.pop();
            if (met.add(world.digest())) {
                digests.put(world.contents(), world.digest());
                var choices = world.enabled();
                (lastFirst ? choices.reversed() : choices).forEach(it -> stack.push(world.apply(it)));
            }
        }
        return digests;
    }

    private static void everyWorld(
            Ensemble ensemble, Set<SortedMap<String, Object>> worlds, Set<SortedMap<String, Object>> terminals) {
        for (var world : reachable(new Stepped(ensemble), new HashSet<>())) {
            worlds.add(BruteForce.contents(world));
            if (world.enabled().isEmpty()) {
                terminals.add(BruteForce.contents(world));
            }
        }
    }

    /// Every world that is met when one does not go on from where a rule has broken.
    static Iterable<World> reachable(Stepped engine, Set<Digest> met) {
        var found = new ArrayDeque<World>();
        var queue = new ArrayDeque<World>();
        queue.add(engine.initial());
        met.add(engine.initial().digest());
        while (!queue.isEmpty()) {
            var world = queue.remove();
            found.add(world);
            for (var choice : world.enabled()) {
                var next = world.apply(choice);
                if (met.add(next.digest())) {
                    if (choice.occurrence().breaches().isEmpty()) {
                        queue.add(next);
                    } else {
                        found.add(next);
                    }
                }
            }
        }
        return found;
    }
}
