package dev.rundown.extension.npi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.registrar.Dispatch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientDispatchTest {
    private static final Address LINK = new Address("L1");
    private static final List<String> GOOD = ClientDispatch.of(LINK).entries();

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of(Optional.empty(), "there is no dispatch table"),
                Arguments.of(table(0, GOOD), "the dispatch table has version 0, not 1"),
                Arguments.of(table(2, GOOD), "the dispatch table has version 2, not 1"),
                Arguments.of(table(1, List.of()), "the dispatch table has 0 entries, not 4"),
                Arguments.of(table(1, GOOD.subList(0, 3)), "the dispatch table has 3 entries, not 4"),
                Arguments.of(
                        table(1, Stream.concat(GOOD.stream(), Stream.of("more")).toList()),
                        "the dispatch table has 5 entries, not 4"),
                Arguments.of(
                        table(1, List.of("", GOOD.get(1), GOOD.get(2), GOOD.get(3))),
                        "entry 0 of the dispatch table is NULL, not invoke_hook"),
                Arguments.of(
                        table(1, List.of(GOOD.get(0), GOOD.get(1), GOOD.get(2), "")),
                        "entry 3 of the dispatch table is NULL, not batch_end_invoke"),
                Arguments.of(
                        table(1, GOOD.reversed()),
                        "entry 0 of the dispatch table is batch_end_invoke, not invoke_hook"));
    }

    private static Optional<Dispatch> table(int version, List<String> entries) {
        return Optional.of(new Dispatch(version, entries, LINK));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("bad")
    void a_table_through_which_nobody_can_call_is_refused_with_what_is_wrong(Optional<Dispatch> table, String flaw) {
        assertThat(ClientDispatch.flaw(table)).contains(flaw);
    }

    @Test
    void the_table_of_a_link_has_no_flaw() {
        assertThat(ClientDispatch.flaw(Optional.of(ClientDispatch.of(LINK)))).isEmpty();
    }
}
