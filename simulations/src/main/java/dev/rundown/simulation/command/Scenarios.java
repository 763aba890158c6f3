package dev.rundown.simulation.command;

import dev.rundown.extension.spi.BadExtensionException;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.UmMock;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.Problem;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;

/// From what a user typed to a scenario with its actors.
public final class Scenarios {
    private Scenarios() {}

    /// The registrar called `word`.
    ///
    /// @throws InputException when there is none; it names the nearest
    static RegistrarFlavor flavour(String word) {
        return RegistrarFlavor.named(word).orElseThrow(() -> {
            var known =
                    RegistrarFlavor.all().stream().map(RegistrarFlavor::word).toList();
            var hint = word.startsWith("um-mock:")
                    ? "; its gaps are UM1 to UM%d, as in um-mock:UM1,UM4".formatted(UmMock.Gap.values().length)
                    : Nearest.to(word, known)
                            .map("; did you mean \"%s\"?"::formatted)
                            .orElse("; there are " + String.join(", ", known));
            return new InputException(Place.of(word), "no registrar has this name%s".formatted(hint));
        });
    }

    /// Stages `@name` or the file of this name.
    static Staged open(String nameOrPath) {
        return stage(ScenarioFile.open(nameOrPath, Staging.vocabulary()));
    }

    /// Stages each of them, or reports the mistakes of all.
    ///
    /// @param under the registrar instead of their own, if there is one
    static List<Staged> openAll(List<String> namesOrPaths, Optional<RegistrarFlavor> under) {
        var staged = new ArrayList<Staged>();
        var problems = new ArrayList<Problem>();
        for (var each : namesOrPaths) {
            try {
                var scenario = ScenarioFile.open(each, Staging.vocabulary());
                staged.add(stage(under.map(scenario::under).orElse(scenario)));
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
