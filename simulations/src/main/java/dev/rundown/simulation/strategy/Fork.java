package dev.rundown.simulation.strategy;

import dev.rundown.actor.Lane;
import java.util.List;
import java.util.random.RandomGenerator;

/// A point of a schedule at which something may happen, whichever engine runs it.
public interface Fork {
    /// How many choices there are; at least one.
    int count();

    /// The number of the step that is to be chosen, from 1.
    int step();

    /// Who may take a step, in canonical order.
    List<Turn> turns();

    /// Whether taking `pick` changes nothing for any alternative of `turn`, nor the other way round.
    boolean commute(int pick, Turn turn);

    /// Names what `pick` does: the delivery with everything that it looks at. Equal for equal pairs of state and
    /// callback, and only comparable within one search. An engine that sees no states tells a step's choices apart.
    default long pair(int pick) {
        return (long) step() << 32 | pick;
    }

    /// A lane that may take a step, with the alternatives of that step: neighbours among the choices.
    ///
    /// @param lane  who
    /// @param first the place of its first choice
    /// @param count how many it has
    record Turn(Lane lane, int first, int count) {
        /// One of its choices, each as likely as the others.
        int any(RandomGenerator random) {
            return count == 1 ? first : first + random.nextInt(count);
        }
    }
}
