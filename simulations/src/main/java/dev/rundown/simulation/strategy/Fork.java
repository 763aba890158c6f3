package dev.rundown.simulation.strategy;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Moves;
import dev.rundown.simulation.driver.Stepped;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A point of a schedule at which something may happen.
public final class Fork {
    /// The lane of the choice by which the play goes on; it is never beside others.
    private static final Lane PLAY = new Lane("play");

    private final Stepped engine;
    private final Moves moves;
    private final int step;

    /// @param moves what may happen; at least one
    /// @param step  the number of the step that is to be chosen, from 1
    public Fork(Stepped engine, Moves moves, int step) {
        this.engine = engine;
        this.moves = moves;
        this.step = step;
    }

    /// A lane that may take a step, with the alternatives of that step: neighbours among the choices.
    ///
    /// @param lane  who
    /// @param first the place of its first choice
    /// @param count how many it has
    public record Turn(Lane lane, int first, int count) {
        /// One of its choices, each as likely as the others.
        int any(RandomGenerator random) {
            return count == 1 ? first : first + random.nextInt(count);
        }
    }

    /// How many choices there are.
    public int count() {
        return moves.count();
    }

    /// The number of the step that is to be chosen, from 1.
    public int step() {
        return step;
    }

    /// Who may take a step, in canonical order.
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

    private Lane lane(int pick) {
        return engine.occurrence(moves.get(pick))
                .delivered()
                .map(Envelope::lane)
                .orElse(PLAY);
    }

    /// Whether taking `pick` changes nothing for any alternative of `turn`, nor the other way round.
    public boolean commute(int pick, Turn turn) {
        for (int i = turn.first(); i < turn.first() + turn.count(); i++) {
            if (!engine.commute(moves.get(pick), moves.get(i))) {
                return false;
            }
        }
        return true;
    }
}
