package dev.rundown.simulation.search;

import java.util.Arrays;

/// The successors of a few worlds before they are looked up: a batch, so that the slow loads of the lookups overlap.
final class Candidates {
    int[] rows = new int[512];
    int[] picks = new int[512];
    int[] moves = new int[512];
    long[] highs = new long[512];
    long[] lows = new long[512];
    int count;

    void add(int row, int pick, int move, long high, long low) {
        if (count == rows.length) {
            int longer = 2 * count;
            rows = Arrays.copyOf(rows, longer);
            picks = Arrays.copyOf(picks, longer);
            moves = Arrays.copyOf(moves, longer);
            highs = Arrays.copyOf(highs, longer);
            lows = Arrays.copyOf(lows, longer);
        }
        rows[count] = row;
        picks[count] = pick;
        moves[count] = move;
        highs[count] = high;
        lows[count] = low;
        count++;
    }
}
