package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the search leaves out changes nothing that it finds.
class ExpansionTest {
    @ParameterizedTest
    @MethodSource("dev.rundown.simulation.driver.SteppedTest#ensembles")
    void choices_that_are_said_to_commute_lead_to_the_same_world_in_either_order(Ensemble ensemble) {
        int commuting = 0;

        for (var world : SteppedTest.reachable(new Stepped(ensemble), new HashSet<>())) {
            var choices = world.enabled();
            for (var one : choices) {
                for (var other : choices) {
                    if (one.index() < other.index() && world.commute(one, other)) {
                        commuting++;
                        assertThat(taken(taken(world, one), other).digest())
                                .isEqualTo(taken(taken(world, other), one).digest());
                    }
                }
            }
        }

        assertThat(commuting).isPositive();
    }

    /// The choice is looked up again: a commuting one must still be there, with the same effect.
    private static World taken(World world, Choice choice) {
        var found = world.enabled().stream()
                .filter(it -> it.label().equals(choice.label()))
                .toList();
        assertThat(found).singleElement().satisfies(it -> assertThat(it.move()).isEqualTo(choice.move()));
        return world.apply(found.getFirst());
    }

    private record Met(Digest digest, int parent, int pick) {}

    @ParameterizedTest
    @MethodSource("dev.rundown.simulation.driver.SteppedTest#ensembles")
    void the_search_meets_every_world_from_the_same_parent_as_a_search_that_looks_everything_up(Ensemble ensemble) {
        var expected = lookingEverythingUp(new Stepped(ensemble));

        var met = withExpansion(new Stepped(ensemble));

        assertThat(met).isEqualTo(expected);
    }

    private static List<Met> lookingEverythingUp(Stepped engine) {
        var met = new ArrayList<Met>();
        var known = new HashSet<Digest>();
        var queue = new ArrayDeque<World>();
        var numbers = new ArrayDeque<Integer>();
        queue.add(engine.initial());
        numbers.add(0);
        known.add(engine.initial().digest());
        met.add(new Met(engine.initial().digest(), 0, 0));
        while (!queue.isEmpty()) {
            var world = queue.remove();
            int number = numbers.remove();
            for (var choice : world.enabled()) {
                var next = world.apply(choice);
                if (known.add(next.digest())) {
                    if (choice.occurrence().breaches().isEmpty()) {
                        queue.add(next);
                        numbers.add(met.size());
                    }
                    met.add(new Met(next.digest(), number, choice.index()));
                }
            }
        }
        return met;
    }

    /// A block for each world: what it is, and what it inherited.
    private static List<Met> withExpansion(Stepped engine) {
        var expansion = engine.expansion(EnumSet.allOf(Reduction.class));
        var batch = new Batch();
        var met = new ArrayList<Met>();
        Set<Digest> known = new HashSet<>();
        var queue = new ArrayDeque<Worlds>();
        var first = expansion.block();
        expansion.first(engine.initial(), first, 0);
        queue.add(first);
        known.add(engine.initial().digest());
        met.add(new Met(engine.initial().digest(), 0, 0));
        while (!queue.isEmpty()) {
            var block = queue.remove();
            batch.clear();
            expansion.expand(batch, block, 0, Integer.MAX_VALUE);
            assertThat(batch.enabledInLast())
                    .isEqualTo(engine.world(block, 0).enabled().size());
            for (int i = 0; i < batch.openCount(); i++) {
                var digest = new Digest(batch.high(i), batch.low(i));
                if (known.add(digest)) {
                    if (!engine.breaks(batch.move(i))) {
                        var next = expansion.block();
                        next.reserve(1);
                        expansion.succeed(batch, i, block, next, 0, met.size());
                        queue.add(next);
                    }
                    met.add(new Met(digest, block.number(0), batch.pick(i)));
                }
            }
        }
        return met;
    }
}
