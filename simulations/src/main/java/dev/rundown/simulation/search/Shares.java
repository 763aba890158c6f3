package dev.rundown.simulation.search;

/// Deals schedules to the members of a portfolio. Each gets its least share in every round; the rest goes to those
/// whose schedules met most new states in the round before.
final class Shares {
    /// Schedules of a round for each member.
    private static final int ROUND = 20;
    /// Those of them that every member gets.
    private static final int LEAST = 4;

    private final int[] left;
    private final long[] played;
    private final long[] gained;
    private int turn;

    Shares(int members) {
        left = new int[members];
        played = new long[members];
        gained = new long[members];
    }

    /// Whose turn it is.
    int next() {
        for (int i = 0; i < left.length; i++) {
            int member = (turn + i) % left.length;
            if (left[member] > 0) {
                left[member]--;
                played[member]++;
                turn = member + 1;
                return member;
            }
        }
        deal();
        return next();
    }

    /// A schedule of `member` has met so many new states.
    void gained(int member, long states) {
        gained[member] += states;
    }

    private void deal() {
        int free = (ROUND - LEAST) * left.length;
        double all = 0;
        for (int i = 0; i < left.length; i++) {
            all += rate(i);
        }
        for (int i = 0; i < left.length; i++) {
            double share = all == 0 ? 1.0 / left.length : rate(i) / all;
            left[i] = LEAST + (int) (free * share);
        }
        for (int i = 0; i < left.length; i++) {
            played[i] = 0;
            gained[i] = 0;
        }
    }

    private double rate(int member) {
        return played[member] == 0 ? 0 : (double) gained[member] / played[member];
    }
}
