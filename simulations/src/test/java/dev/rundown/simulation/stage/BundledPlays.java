package dev.rundown.simulation.stage;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import java.util.List;
import java.util.stream.Stream;

/// The bundled scenarios, staged: for tests that look at all of them, or with `-Drundown.scenario=@NAME` at one.
public final class BundledPlays {
    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    private BundledPlays() {}

    /// A bundled scenario as it is, or without its defect.
    ///
    /// @param name   as a test shows it
    /// @param staged with its actors
    public record Played(String name, Staged staged) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// All that run at all, each that names a defect also without it.
    public static List<Played> asTheyAreAndRepaired() {
        return bundled()
                .flatMap(it -> {
                    var scenario = it.read(VOCABULARY);
                    return scenario.expect().isPresent()
                            ? Stream.of(
                                    played(it.fileName(), scenario),
                                    played(it.fileName() + " without the defect", scenario.repaired()))
                            : Stream.of(played(it.fileName(), scenario));
                })
                .filter(it -> it.staged().rejections().isEmpty())
                .toList();
    }

    /// All that run at all, as they are.
    public static List<Played> asTheyAre() {
        return bundled()
                .map(it -> played(it.fileName(), it.read(VOCABULARY)))
                .filter(it -> it.staged().rejections().isEmpty())
                .toList();
    }

    /// One of them.
    public static Played of(String atName) {
        var bundled = Bundled.find(atName);
        return played(bundled.fileName(), bundled.read(VOCABULARY));
    }

    /// Those that are expected to break a rule.
    public static List<Played> violated() {
        return asTheyAre().stream()
                .filter(it -> it.staged()
                        .scenario()
                        .expect()
                        .filter(Expectation.Violated.class::isInstance)
                        .isPresent())
                .toList();
    }

    private static Stream<Bundled> bundled() {
        var only = System.getProperty("rundown.scenario", "");
        return only.isEmpty() ? Bundled.list().stream() : Stream.of(Bundled.find(only));
    }

    private static Played played(String name, Scenario scenario) {
        return new Played(name, Staging.stage(scenario, Extensions.onClassPath()));
    }
}
