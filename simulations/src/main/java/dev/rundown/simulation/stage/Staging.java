package dev.rundown.simulation.stage;

import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.fault.Faults;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Goals;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.strategy.Strategies;
import dev.rundown.verifier.Verdict;
import dev.rundown.verifier.VerifierActor;
import dev.rundown.verifier.explain.Explanation;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// From a scenario to what the drivers run.
public final class Staging {
    private Staging() {}

    /// Loads and verifies the programs of `scenario`, and makes its actors with their faults, the rules and goals
    /// that it checks, and its play. That every planned fault fires is a goal too.
    ///
    /// @throws InputException for what it asks for and is not there
    public static Staged stage(Scenario scenario, Extensions extensions) {
        refuseUnbuilt(scenario);
        var programs = CastPrograms.load(scenario, extensions);
        var goals = new ArrayList<Goal>();
        names(scenario.checks().sometimes())
                .forEach(it -> goals.add(Goals.find(it).orElseThrow()));
        scenario.faults().forEach(it -> goals.add(Faults.fires(it)));
        var ensemble = new Ensemble(
                Stage.actors(scenario, programs),
                Rules.named(names(scenario.checks().rules())),
                goals,
                Play.of(scenario, programs::before));
        return new Staged(scenario, ensemble, programs.images(), rejections(scenario, programs));
    }

    /// What a scenario may name under `check` and `expect`: every rule, by name or id, and every goal.
    public static Vocabulary vocabulary() {
        return Vocabulary.of(
                Rules.all().stream()
                        .flatMap(it -> Stream.of(it.name(), it.id()))
                        .toList(),
                Goals.all().stream().map(Goal::name).toList());
    }

    private static void refuseUnbuilt(Scenario scenario) {
        scenario.search()
                .strategy()
                .filter(it -> !Strategies.NAMES.contains(it.value()))
                .ifPresent(it -> {
                    throw Unbuilt.value(it, "strategy", Strategies.NAMES);
                });
    }

    private static List<String> names(List<Placed<String>> placed) {
        return placed.stream().map(Placed::value).toList();
    }

    /// What the verifier will say when the programs are loaded, told before a search is begun.
    private static SortedMap<String, String> rejections(Scenario scenario, CastPrograms programs) {
        var rejections = new TreeMap<String, String>();
        var verifier = new VerifierActor(programs.images());
        for (var program : scenario.cast().programs().values()) {
            var name = program.name().value();
            var verdict = verifier.judge(
                    name, information(programs.definition(program)).with(programs.prototypes()));
            if (verdict instanceof Verdict.Rejected rejected) {
                rejections.put(
                        name, rejected.findings().stream().map(Explanation::of).collect(Collectors.joining("\n\n")));
            }
        }
        return rejections;
    }

    private static ProgramInformation information(ExtensionDefinition definition) {
        return new ProgramInformation(
                definition.programType(),
                definition.helpers().stream().map(it -> it.prototype()).toList(),
                GeneralHelpers.TABLE.prototypes());
    }
}
