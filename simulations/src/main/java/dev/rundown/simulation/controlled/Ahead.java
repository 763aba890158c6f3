package dev.rundown.simulation.controlled;

import java.util.List;
import java.util.Optional;

/// Takes the acts of `path`, then one step more, and stops: to learn what that step touches there.
final class Ahead implements Chooser {
    private final List<Act> path;
    private final Act step;
    private int cursor;
    private Optional<Footprint> footprint = Optional.empty();

    Ahead(List<Act> path, Act step) {
        this.path = path;
        this.step = step;
    }

    /// Empty when the step could not be taken.
    Optional<Footprint> footprint() {
        return footprint;
    }

    @Override
    public int pick(List<Pending> choices, int number) {
        if (cursor > path.size()) {
            return STOP;
        }
        var wanted = cursor < path.size() ? path.get(cursor) : step;
        for (int i = 0; i < choices.size(); i++) {
            if (Taken.Key.of(choices.get(i)).equals(wanted.key())) {
                return i;
            }
        }
        cursor = path.size() + 1;
        return STOP;
    }

    @Override
    public int rested(List<Pending> timers) {
        if (cursor < path.size() && path.get(cursor).kind() == Act.Kind.BODY) {
            cursor++;
            return GO_ON;
        }
        return pick(timers, 0);
    }

    @Override
    public void took(Footprint touched) {
        if (cursor == path.size()) {
            footprint = Optional.of(touched);
        }
        cursor++;
    }
}
