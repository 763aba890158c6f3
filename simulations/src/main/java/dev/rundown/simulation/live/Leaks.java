package dev.rundown.simulation.live;

import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.registrar.Registrar;
import dev.rundown.simulation.live.LiveSystem.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must not be left when nothing is under way: a lane, a delivery that waits, a user of a rundown; and when
/// everything has been taken down, a binding and a context.
final class Leaks {
    private Leaks() {}

    /// Those of every end of a play, in words.
    static List<String> words(Contents contents) {
        var leaks = new ArrayList<String>();
        contents.underWay().forEach(it -> leaks.add("lane %s is held: %s".formatted(it.lane(), it.message())));
        contents.actors()
                .forEach((address, inside) ->
                        inside.held().forEach(it -> leaks.add("%s holds %s".formatted(address, it))));
        leaks.addAll(rundowns(contents));
        leaks.sort(String::compareTo);
        return List.copyOf(leaks);
    }

    /// One line for each rundown with users.
    static List<String> rundowns(Contents contents) {
        var leaks = new ArrayList<String>();
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

    /// One line for each binding that the registrar has not seen end.
    static List<String> bindings(Contents contents) {
        return Optional.ofNullable(contents.actors().get(Registrar.ADDRESS))
                .map(Registrar::bindings)
                .orElse(List.of());
    }
}
