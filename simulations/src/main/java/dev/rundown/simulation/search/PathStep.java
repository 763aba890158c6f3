package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.List;

/// One step of a path.
///
/// @param index      from 1, counted after the set-up
/// @param pick       which of the choices was taken, from 0
/// @param label      its name
/// @param of         the names of all choices there were
/// @param occurrence what it did
/// @param digest     of the world after it
public record PathStep(int index, int pick, String label, List<String> of, Occurrence occurrence, Digest digest) {
    public PathStep {
        of = List.copyOf(of);
    }

    /// A way through the worlds.
    ///
    /// @param steps in order
    /// @param end   the world that they lead to
    record Walk(List<PathStep> steps, World end) {}

    /// Step number `index`: `choice`, which was one of `choices` and led to `after`.
    static PathStep of(int index, Choice choice, List<Choice> choices, World after) {
        var labels = choices.stream().map(Choice::label).toList();
        return new PathStep(index, choice.index(), choice.label(), labels, choice.occurrence(), after.digest());
    }

    /// Takes `picks`, one after the other, from `start`.
    static Walk walk(World start, List<Integer> picks) {
        var steps = new ArrayList<PathStep>();
        var world = start;
        for (int pick : picks) {
            var choices = world.enabled();
            var choice = choices.get(pick);
            world = world.apply(choice);
            steps.add(of(steps.size() + 1, choice, choices, world));
        }
        return new Walk(List.copyOf(steps), world);
    }
}
