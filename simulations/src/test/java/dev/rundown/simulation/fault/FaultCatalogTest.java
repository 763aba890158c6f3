package dev.rundown.simulation.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.scenario.FaultKind;
import dev.rundown.simulation.scenario.FaultPoints;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultCatalogTest {
    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    /// Correct modules; everything is loaded, attached, invoked, detached and unloaded.
    private static final String RACE = """
            rundown: 1
            name: race
            cast:
              extensions:
                sample:
                  info: { npi: program-info }
                  hook: { npi: hook }
              programs:
                drop: { type: sample, object: "@drop" }
              pool: { cpus: 1 }
            play:
              - load: sample
              - load: drop
              - attach: { link: L1, program: drop, to: sample.hook }
              - together:
                  traffic: [ { fire: { hook: sample.hook, times: 1 } } ]
                  admin: [ { detach: L1 } ]
              - unload: drop
              - unload: sample
            """;

    private static Scenario scenario() {
        return ScenarioFile.read(RACE, "race", VOCABULARY);
    }

    private static Outcome search(Scenario scenario) {
        return Exhaustive.search(
                Staging.stage(scenario, Extensions.onClassPath()).ensemble(), new Budget(100_000));
    }

    private static Stream<SweepPlan> first(FaultClass of) {
        return SweepPlan.of(scenario(), false).stream()
                .filter(it -> it.nth() == 1 && it.entry().faultClass() == of)
                .filter(it -> !it.actor().equals("core"));
    }

    /// Whose module it is, or itself.
    private static String driver(String actor) {
        return actor.replaceFirst("\\..*", "");
    }

    private static String name(SweepPlan plan) {
        return plan.plan().name().value();
    }

    @TestFactory
    Stream<DynamicTest> a_legal_fault_takes_effect_and_breaks_no_rule() {
        return first(FaultClass.LEGAL)
                .map(plan -> DynamicTest.dynamicTest(
                        name(plan),
                        () -> assertThat(search(scenario().withFault(plan.plan()))
                                        .word())
                                .isEqualTo(Outcome.Word.HOLDS)));
    }

    @TestFactory
    Stream<DynamicTest> a_violation_takes_effect_and_if_it_breaks_a_rule_the_actor_is_to_blame() {
        return first(FaultClass.VIOLATION)
                .map(plan -> DynamicTest.dynamicTest(name(plan), () -> {
                    var outcome = search(scenario().withFault(plan.plan()));
                    var blamed = new TreeSet<String>();
                    outcome.findings().forEach(it -> it.blame().forEach(who -> blamed.add(who.name())));

                    assertThat(outcome.unreached()).isEmpty();
                    if (plan.entry().kind().startsWith("re-enter")) {
                        // A module that deregisters itself leaves its driver with a handle that is dead.
                        assertThat(blamed).isNotEmpty().isSubsetOf(plan.actor(), driver(plan.actor()));
                        return;
                    }
                    // A program that never returns is the program's own doing; a skipped wait needs a race to hurt
                    // anybody.
                    var isSpinning = plan.entry().kind().equals("spin: forever");
                    assertThat(blamed)
                            .isEqualTo(
                                    plan.entry().kind().startsWith("skip") && blamed.isEmpty()
                                            ? new TreeSet<>()
                                            : new TreeSet<>(List.of(isSpinning ? "drop" : plan.actor())));
                }));
    }

    @TestFactory
    Stream<DynamicTest> what_cannot_happen_is_its_actors_fault_and_a_bugcheck_breaks_nothing() {
        return first(FaultClass.MODEL_ONLY)
                .filter(it -> it.actor().equals("sample.hook") || it.actor().equals("L1"))
                .map(plan -> DynamicTest.dynamicTest(name(plan), () -> {
                    var outcome = search(scenario().withFault(plan.plan()));
                    var blamed = new TreeSet<String>();
                    outcome.findings().forEach(it -> it.blame().forEach(who -> blamed.add(who.name())));

                    if (plan.entry().kind().equals("crash: bugcheck")) {
                        assertThat(blamed).isEmpty();
                    } else if (outcome.unreached().isEmpty()) {
                        // Some rules see less than the chain of waits: NMR012 a program that did not come back, not
                        // that
                        // the CPU under it died; NMR005 a cleanup that nobody took, not that its receiver is dead.
                        assertThat(blamed).isSubsetOf(plan.actor(), driver(plan.actor()), "drop", "registrar");
                    }
                }));
    }

    @Test
    void every_point_has_kinds_and_every_kind_of_the_format_is_somewhere() {
        var points = new ArrayList<>(FaultPoints.all());
        points.removeIf(it -> !FaultCatalog.at(it).isEmpty());
        var kinds = new TreeSet<String>();
        FaultCatalog.all()
                .forEach(it -> kinds.add(it.kind().substring(0, it.kind().indexOf(':'))));

        assertThat(FaultPoints.all()).hasSize(23);
        assertThat(points).isEmpty();
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(FaultKind.all().stream()
                        .map(FaultKind::name)
                        .filter(it -> !it.equals("restart"))
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "L1/NmrRegisterClient, level: dispatch, NMR013, L1",
        "sample/NmrRegisterProvider, level: dispatch, NMR013, sample",
        "L1/NmrClientAttachProvider, level: dispatch, NMR013, L1",
        "L1/ClientAttachProvider, re-enter: deregister, NMR016, L1",
        "sample.hook/ProviderDetachClient, drop: message, NMR008, sample.hook",
        "L1/ClientCleanupBindingContext, drop: message, NMR008, L1",
        "L1/ClientCleanupBindingContext, duplicate: message, NMR005, registrar"
    })
    void each_kind_that_is_no_answer_breaks_its_rule(String at, String kind, String rule, String blame) {
        var scenario = ScenarioFile.read(
                RACE + "faults: [ { name: f, at: %s, when: { nth: 1 }, do: { %s } } ]%n".formatted(at, kind),
                "race",
                VOCABULARY);

        assertThat(search(scenario).findings())
                .anyMatch(it -> it.rule().id().equals(rule)
                        && it.blame().stream().anyMatch(who -> who.name().equals(blame)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sample.hook/ProviderDetachClient   | { nth: 1 } | spin: forever            | makes no sense at ProviderDetachClient",
                "L1/NmrWaitForClientDeregisterComplete | { nth: 1 } | return: STATUS_NO_MEMORY | makes no sense at NmrWaitForClientDeregisterComplete",
                "L1/ProviderDetachClient            | { nth: 1 } | complete: late           | L1 never comes to ProviderDetachClient: that is a point of a provider module or hook, here sample.hook, sample.info",
                "sample.hook/invoke                 | { nth: 1 } | crash: during, restart: { after: 5 steps } | delete \"restart\"",
            })
    void what_makes_no_sense_is_refused_with_what_there_is(String at, String when, String kind, String sentence) {
        var scenario = ScenarioFile.read(
                RACE + "faults: [ { name: f, at: %s, when: %s, do: { %s } } ]%n".formatted(at, when, kind),
                "race",
                VOCABULARY);

        assertThatThrownBy(() -> Staging.stage(scenario, Extensions.onClassPath()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("race:20:");
    }

    @ParameterizedTest
    @CsvSource({"explore, true", "{ nth: 1 }, true", "{ p: 0.1 }, true", "{ nth: 9 }, false"})
    void each_condition_decides_whether_a_fault_takes_effect(String when, boolean fires) {
        var scenario = ScenarioFile.read(
                RACE
                        + "faults: [ { name: f, at: sample.hook/invoke, when: %s, do: { leak: rundown } } ]%n"
                                .formatted(when),
                "race",
                VOCABULARY);

        var outcome = search(scenario);

        assertThat(outcome.unreached().isEmpty()).isEqualTo(fires);
        assertThat(outcome.violated()).isEqualTo(fires ? new TreeSet<>(List.of("NMR008")) : new TreeSet<>());
    }
}
