package dev.rundown.simulation.command;

import dev.rundown.extension.spi.BadExtensionException;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Problem;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/// From what a user typed to a scenario with its actors.
public final class Scenarios {
    private Scenarios() {}

    /// The names of rules and goals that a scenario may use.
    public static Vocabulary vocabulary() {
        return Vocabulary.of(
                Rules.all().stream()
                        .flatMap(it -> Stream.of(it.name(), it.id()))
                        .toList(),
                Goals.all().stream().map(Goal::name).toList());
    }

    /// Stages `@name` or the file of this name.
    static Staged open(String nameOrPath) {
        return stage(ScenarioFile.open(nameOrPath, vocabulary()));
    }

    /// Stages each of them, or reports the mistakes of all.
    static List<Staged> openAll(List<String> namesOrPaths) {
        var staged = new ArrayList<Staged>();
        var problems = new ArrayList<Problem>();
        for (var each : namesOrPaths) {
            try {
                staged.add(open(each));
            } catch (InputException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return staged;
    }

    /// Stages it with every extension on the class path.
    public static Staged stage(Scenario scenario) {
        return Staging.stage(scenario, extensions());
    }

    private static Extensions extensions() {
        try {
            return Extensions.onClassPath();
        } catch (BadExtensionException | ServiceConfigurationError e) {
            throw new InputException(Place.of("class path:"), String.valueOf(e.getMessage()));
        }
    }
}
