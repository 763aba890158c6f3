package dev.rundown.simulation.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What an engine expects to come of every message, from all that it has met so far: [Reduction#MERGING] needs it.
public final class Foresight {
    private final Stepped engine;
    private final Slots slots;
    private final Watch watch;
    private final Memo memo;
    private final MoveTable moves;

    Foresight(Stepped engine, Slots slots, Watch watch, Memo memo, MoveTable moves) {
        this.engine = engine;
        this.slots = slots;
        this.watch = watch;
        this.memo = memo;
        this.moves = moves;
    }

    /// Draws it up anew. Searches that begin from now on rely on it, and worlds count as one as they do now.
    ///
    /// @return whether that is possible
    public boolean foresee() {
        var strayed = engine.strayed().stream()
                .map(it -> new int[] {it.get(0), it.get(1)})
                .toList();
        moves.with(Forecast.ifPossible(
                slots, watch, memo.situations(), strayed, engine.twins().exchanges()));
        return isThere();
    }

    /// Whether some message that was met may lead back to itself, so that worlds may repeat. No message, no cycle of
    /// worlds: there the message that a lane delivers comes of one that was delivered before it on the cycle.
    public boolean mayRepeat() {
        return Forecast.mayRepeat(slots, memo.situations(), engine.twins().exchanges());
    }

    /// Whether searches rely on it.
    public boolean isThere() {
        return moves.outlook().isPresent();
    }

    /// From now on nothing is foreseen.
    public void forget() {
        moves.with(Optional.empty());
    }

    /// Whether something came that was not foreseen, so that a search which relied on it has to begin anew.
    public boolean isSurprised() {
        return moves.outlook().filter(Outlook::isSurprised).isPresent();
    }

    /// The worlds in which that happened, in the order of the search.
    public List<World> surprises() {
        return moves.outlook().map(Outlook::surprises).orElse(List.of()).stream()
                .map(it -> Arrays.copyOf(it, Math.min(it.length, slots.count())))
                .map(it -> new World(engine, it, slots.digest(it)))
                .toList();
    }
}
