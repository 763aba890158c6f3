package dev.rundown.verifier.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.isa.Condition;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// At 4 bits every set, at 8 bits a sample: each concrete result is a member of the abstract one.
class SmallWidthTest {
    private static final SmallWidth FOUR = new SmallWidth(4);
    private static final SmallWidth EIGHT = new SmallWidth(8);
    private static final List<NumberSet> SETS = FOUR.allSets();
    private static final List<List<Long>> MEMBERS =
            SETS.stream().map(FOUR::members).toList();
    private static final int SAMPLES = 2_000;
    /// Every pair is three million. Unless `-Drundown.exhaustive=1` asks for all, each set meets each 23rd
    /// other one, from a start that moves.
    private static final int STRIDE = Integer.getInteger("rundown.exhaustive", 23);

    static Stream<String> operations() {
        return FOUR.operations().keySet().stream();
    }

    @Test
    void reduction_finds_nearly_every_set_without_members() {
        long withoutMembers = MEMBERS.stream().filter(List::isEmpty).count();

        assertThat(SETS).hasSizeGreaterThan(1_500);

        assertThat(withoutMembers).isLessThan(SETS.size() / 20);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void each_operation_contains_every_concrete_result_of_two_sets_at_4_bits(String name) {
        var operation = FOUR.operation(name);

        for (int i = 0; i < SETS.size(); i++) {
            for (int j = i % STRIDE; j < SETS.size(); j += STRIDE) {
                var result = operation.onSets().apply(SETS.get(i), SETS.get(j));
                for (long a : MEMBERS.get(i)) {
                    for (long b : MEMBERS.get(j)) {
                        long expected = FOUR.unsigned(operation.onNumbers().applyAsLong(a, b));
                        if (!result.contains(expected)) {
                            throw new AssertionError("%s of %s and %s lacks %d: %s"
                                    .formatted(name, SETS.get(i), SETS.get(j), expected, result));
                        }
                    }
                }
            }
        }

        assertThat(operation.onSets().apply(NumberSet.constant(4, 9), NumberSet.constant(4, 3)))
                .matches(NumberSet::isConstant, "exact on constants");
    }

    @Test
    void each_extension_contains_every_concrete_result_at_4_bits() {
        var extensions = FOUR.extensions();

        for (int i = 0; i < SETS.size(); i++) {
            for (var extension : extensions.entrySet()) {
                var result = extension.getValue().onSets().apply(SETS.get(i), SETS.get(i));
                for (long a : MEMBERS.get(i)) {
                    long expected =
                            FOUR.unsigned(extension.getValue().onNumbers().applyAsLong(a, 0));
                    assertThat(result.contains(expected))
                            .as("%s of %s", extension.getKey(), SETS.get(i))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void each_operation_contains_sampled_results_at_8_bits(String name) {
        var operation = EIGHT.operation(name);
        var random = new SplittableRandom(0x8b17);

        for (int i = 0; i < SAMPLES; i++) {
            var a = EIGHT.randomSet(random);
            var b = EIGHT.randomSet(random);
            var result = operation.onSets().apply(a, b);
            for (long x : EIGHT.members(a)) {
                for (long y : EIGHT.members(b)) {
                    long expected = EIGHT.unsigned(operation.onNumbers().applyAsLong(x, y));
                    if (!result.contains(expected)) {
                        throw new AssertionError("%s of %s and %s lacks %d".formatted(name, a, b, expected));
                    }
                }
            }
        }

        assertThat(operation.onSets().apply(NumberSet.constant(8, 200), NumberSet.constant(8, 7)))
                .matches(NumberSet::isConstant, "exact on constants");
    }

    @ParameterizedTest
    @EnumSource
    void a_branch_keeps_every_pair_that_takes_it_at_4_bits(Condition condition) {
        int kept = 0;

        for (int i = 0; i < SETS.size(); i++) {
            for (int j = i % STRIDE; j < SETS.size(); j += STRIDE) {
                for (boolean outcome : new boolean[] {true, false}) {
                    kept += refine(condition, outcome, i, j, true);
                    kept += refine(condition, outcome, i, j, false);
                }
            }
        }

        assertThat(kept).isPositive();
    }

    private static int refine(Condition condition, boolean outcome, int i, int j, boolean full) {
        var a = SETS.get(i).copy();
        var b = SETS.get(j).copy();
        boolean possible = full
                ? NumberRefinement.full(condition, outcome, a, b)
                : NumberRefinement.half(condition, outcome, a, b);
        var width = full ? FOUR : new SmallWidth(2);
        int kept = 0;
        for (long x : MEMBERS.get(i)) {
            for (long y : MEMBERS.get(j)) {
                if (width.holds(condition, width.unsigned(x), width.unsigned(y)) == outcome) {
                    kept++;
                    if (!possible || !a.contains(x) || !b.contains(y)) {
                        throw new AssertionError("%s %s %s is %s for %d and %d, yet not kept"
                                .formatted(SETS.get(i), condition, SETS.get(j), outcome, x, y));
                    }
                }
            }
        }
        return kept;
    }

    @Test
    void a_join_has_the_members_of_both_and_covers_both_at_4_bits() {
        for (int i = 0; i < SETS.size(); i++) {
            for (int j = i % STRIDE; j < SETS.size(); j += STRIDE) {
                var join = SETS.get(i).join(SETS.get(j));
                if (!join.covers(SETS.get(i)) || !join.covers(SETS.get(j))) {
                    throw new AssertionError("%s join %s: %s".formatted(SETS.get(i), SETS.get(j), join));
                }
                assertThat(MEMBERS.get(i)).allMatch(join::contains);
            }
        }
    }

    @Test
    void covering_means_that_every_member_is_a_member_and_meeting_keeps_the_common_ones_at_4_bits() {
        for (int i = 0; i < SETS.size(); i++) {
            for (int j = i % STRIDE; j < SETS.size(); j += STRIDE) {
                var one = SETS.get(i);
                var other = SETS.get(j);
                var common = one.copy();
                boolean any = common.meet(other);
                for (long member : MEMBERS.get(j)) {
                    if (one.covers(other) && !one.contains(member)) {
                        throw new AssertionError("%s does not cover %s: %d".formatted(one, other, member));
                    }
                    if (one.contains(member) && !(any && common.contains(member))) {
                        throw new AssertionError("%s meet %s loses %d".formatted(one, other, member));
                    }
                }
            }
        }

        assertThat(NumberSet.all(4).covers(NumberSet.constant(4, 3))).isTrue();
    }
}
