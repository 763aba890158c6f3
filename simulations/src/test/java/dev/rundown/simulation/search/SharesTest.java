package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    private static int[] play(Shares shares, int schedules, int finder) {
        var turns = new int[3];
        for (int i = 0; i < schedules; i++) {
            int member = shares.next();
            turns[member]++;
            shares.gained(member, member == finder ? 5 : 0);
        }
        return turns;
    }

    @Test
    void at_first_all_have_the_same() {
        var turns = play(new Shares(3), 60, 1);

        assertThat(turns).containsExactly(20, 20, 20);
    }

    @Test
    void shares_move_to_those_that_find_new_states_and_everybody_keeps_some() {
        var shares = new Shares(3);
        play(shares, 60, 1);

        var turns = play(shares, 60, 1);

        assertThat(turns).containsExactly(4, 52, 4);
    }
}
