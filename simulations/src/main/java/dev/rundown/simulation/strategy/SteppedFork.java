package dev.rundown.simulation.strategy;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import java.util.ArrayList;
import java.util.List;

/// A point of a schedule of the stepped engine.
public final class SteppedFork implements Fork {
    /// The lane of the choice by which the play goes on; it is never beside others.
    private static final Lane PLAY = new Lane("play");

    private final Stepped engine;
    private final Moves moves;
    private final int step;

    /// @param moves what may happen; at least one
    /// @param step  the number of the step that is to be chosen, from 1
    public SteppedFork(Stepped engine, Moves moves, int step) {
        this.engine = engine;
        this.moves = moves;
        this.step = step;
    }

    @Override
    public int count() {
        return moves.count();
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        int first = 0;
        while (first < moves.count()) {
            var lane = lane(first);
            int end = first + 1;
            while (end < moves.count() && lane(end).equals(lane)) {
                end++;
            }
            turns.add(new Turn(lane, first, end - first));
            first = end;
        }
        return turns;
    }

    /// The number of the move: the engine gives one for each different delivery with all that it reads.
    @Override
    public long pair(int pick) {
        return moves.get(pick);
    }

    private Lane lane(int pick) {
        return engine.occurrence(moves.get(pick))
                .delivered()
                .map(Envelope::lane)
                .orElse(PLAY);
    }

    @Override
    public boolean commute(int pick, Turn turn) {
        for (int i = turn.first(); i < turn.first() + turn.count(); i++) {
            if (!engine.commute(moves.get(pick), moves.get(i))) {
                return false;
            }
        }
        return true;
    }
}
