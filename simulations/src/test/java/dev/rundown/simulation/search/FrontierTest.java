package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.SmallCast;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.Worlds;
import java.util.ArrayList;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class FrontierTest {
    /// Or else of two paths of one length the later one would be shown.
    @Test
    void worlds_are_gone_on_from_in_the_order_in_which_they_came() {
        var expansion = new Stepped(SmallCast.canonical()).expansion(EnumSet.allOf(Reduction.class));
        var frontier = new Frontier();
        var first = frontier.room(expansion);
        while (first.hasRoom(expansion.width(), expansion.lanes(), expansion.largest())) {
            assertThat(frontier.room(expansion)).isSameAs(first);
            first.reserve(1);
        }
        var second = frontier.room(expansion);

        assertThat(second).isNotSameAs(first);
        assertThat(frontier.take()).isSameAs(first);
        assertThat(frontier.take()).isSameAs(second);
        assertThat(frontier.isEmpty()).isTrue();
    }

    @Test
    void rows_for_many_worlds_go_on_where_the_last_ones_ended() {
        var expansion = new Stepped(SmallCast.canonical()).expansion(EnumSet.allOf(Reduction.class));
        var frontier = new Frontier();
        var before = frontier.room(expansion);
        before.reserve(Worlds.ROWS - 2);
        var blocks = new ArrayList<Worlds>();

        int first = frontier.room(expansion, Worlds.ROWS + 3, blocks);

        assertThat(first).isEqualTo(Worlds.ROWS - 2);
        assertThat(blocks)
                .hasSize(3)
                .startsWith(before)
                .extracting(Worlds::rows)
                .containsExactly(Worlds.ROWS, Worlds.ROWS, 1);
    }
}
