package dev.rundown.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NAMES = List.of("load", "unload", "attach", "detach", "deregister-completes");

    @Test
    void a_letter_more_or_less_or_wrong_or_swapped_is_one_mistake() {
        assertThat(Nearest.to("lod", NAMES)).contains("load");
        assertThat(Nearest.to("loaad", NAMES)).contains("load");
        assertThat(Nearest.to("losd", NAMES)).contains("load");
        assertThat(Nearest.to("laod", NAMES)).contains("load");
    }

    @Test
    void case_does_not_count() {
        assertThat(Nearest.to("DETACH", NAMES)).contains("detach");
    }

    @Test
    void long_names_may_have_more_mistakes_than_short_ones() {
        assertThat(Nearest.to("deregisters-complet", NAMES)).contains("deregister-completes");
        assertThat(Nearest.to("xyzzy", NAMES)).isEmpty();
        assertThat(Nearest.to("", NAMES)).isEmpty();
    }

    @Test
    void a_text_without_end_is_near_to_nothing() {
        assertThat(Nearest.to("load".repeat(100_000), NAMES)).isEmpty();
    }
}
