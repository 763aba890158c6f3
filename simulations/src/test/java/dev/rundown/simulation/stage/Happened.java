package dev.rundown.simulation.stage;

import dev.rundown.actor.Event;
import dev.rundown.simulation.search.SingleRun;
import java.util.List;

/// What happened in a run.
final class Happened {
    private Happened() {}

    /// The events of one kind, in order.
    static <E extends Event> List<E> in(SingleRun run, Class<E> kind) {
        return run.path().stream()
                .flatMap(it -> it.occurrence().events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
