package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContentHashTest {
    private record Pair(Object left, Object right) {}

    private enum Colour {
        RED,
        GREEN
    }

    private static Digest hash(Object value) {
        return ContentHash.of("place", value);
    }

    static Stream<Object> differentValues() {
        return Stream.of(
                "1",
                1,
                1L,
                (short) 1,
                (byte) 1,
                '1',
                true,
                Colour.RED,
                Colour.GREEN,
                Optional.empty(),
                Optional.of(1),
                List.of(),
                List.of(1),
                List.of(1, 1),
                List.of(List.of(1), 1),
                List.of(List.of(), 1, 1),
                new TreeSet<>(List.of(1)),
                new TreeMap<>(java.util.Map.of(1, 1)),
                new Pair("a", "bc"),
                new Pair("ab", "c"),
                new Pair(List.of(1), List.of()),
                new Pair(List.of(), List.of(1)));
    }

    @Test
    void different_content_has_different_digests() {
        var digests = differentValues().map(ContentHashTest::hash).toList();

        assertThat(digests).doesNotHaveDuplicates();
    }

    @Test
    void equal_content_has_equal_digests_however_it_was_made() {
        var grown = new ArrayList<Object>();
        grown.add(new Pair(1, "x"));

        assertThat(hash(grown)).isEqualTo(hash(List.of(new Pair(1, "x"))));
        assertThat(hash(new TreeSet<>(List.of(3, 1, 2)))).isEqualTo(hash(new TreeSet<>(Set.of(2, 3, 1))));
    }

    @Test
    void the_place_is_part_of_the_digest() {
        assertThat(ContentHash.of("here", 1)).isNotEqualTo(ContentHash.of("there", 1));
    }

    @Test
    void a_digest_is_the_same_on_every_machine() {
        var digest = ContentHash.of("STATE L1", new TreeMap<>(java.util.Map.of("a", List.of(1, 2L, true))));

        assertThat(digest).hasToString("47340c72afc1816fb2ccded64bed838f");
    }

    static Stream<Object> refused() {
        Supplier<String> lambda = () -> "x";
        return Stream.of(new int[] {1}, new HashMap<>(), new HashSet<>(), lambda, new Object(), 1.5);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_has_no_canonical_form_is_refused_with_the_path_to_it(Object value) {
        var state = new Pair(1, List.of(Optional.of(value)));

        assertThatThrownBy(() -> ContentHash.of("STATE L1", state))
                .isInstanceOf(NotAValueException.class)
                .hasMessageStartingWith(
                        "STATE L1.right.[0].get holds a " + value.getClass().getName());
    }

    @Test
    void a_collection_with_an_order_of_its_own_is_refused() {
        var backwards = new TreeSet<Integer>(Comparator.reverseOrder());

        assertThatThrownBy(() -> hash(backwards))
                .isInstanceOf(NotAValueException.class)
                .hasMessageContaining("sorted by a comparator of its own");
    }
}
