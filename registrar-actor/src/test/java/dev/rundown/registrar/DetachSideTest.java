package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DetachSideTest {
    @Test
    void every_event_in_every_state_is_as_the_contract_lists_it() {
        var table = Arrays.stream(DetachSide.values())
                .map(state -> state + ": "
                        + Arrays.stream(DetachSide.Event.values())
                                .map(event -> event + " -> "
                                        + state.after(event).map(Enum::name).orElse("-"))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));

        assertThat(table).isEqualTo("""
                        IDLE: ASKED -> CALLED, ANSWERED_SUCCESS -> -, ANSWERED_PENDING -> -, COMPLETED -> -
                        CALLED: ASKED -> -, ANSWERED_SUCCESS -> DONE, ANSWERED_PENDING -> PENDING, COMPLETED -> EARLY
                        PENDING: ASKED -> -, ANSWERED_SUCCESS -> -, ANSWERED_PENDING -> -, COMPLETED -> DONE
                        EARLY: ASKED -> -, ANSWERED_SUCCESS -> DONE, ANSWERED_PENDING -> DONE, COMPLETED -> -
                        DONE: ASKED -> -, ANSWERED_SUCCESS -> -, ANSWERED_PENDING -> -, COMPLETED -> -""");
    }
}
