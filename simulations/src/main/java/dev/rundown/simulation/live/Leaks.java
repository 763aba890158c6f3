package dev.rundown.simulation.live;

import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.simulation.live.LiveSystem.Contents;
import java.util.ArrayList;
import java.util.List;

/// What must not be left when nothing is under way: a lane, a user of a rundown, a delivery that waits.
final class Leaks {
    private Leaks() {}

    static List<String> of(Contents contents) {
        var leaks = new ArrayList<String>();
        contents.underWay().forEach(it -> leaks.add("lane %s is held: %s".formatted(it.lane(), it.message())));
        contents.actors()
                .forEach((address, inside) ->
                        inside.held().forEach(it -> leaks.add("%s holds %s".formatted(address, it))));
        contents.cells().forEach((cell, value) -> {
            if (value instanceof RundownState(var _, int users) && users > 0) {
                leaks.add("%s has %d users".formatted(cell.name(), users));
            }
            if (value instanceof EpochState epoch && epoch.inside()) {
                leaks.add("%s was never left".formatted(cell.name()));
            }
        });
        leaks.sort(String::compareTo);
        return List.copyOf(leaks);
    }
}
