package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.TestVocabulary.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.simulation.scenario.FaultPlan.Action;
import dev.rundown.simulation.scenario.FaultPlan.When;
import dev.rundown.simulation.stage.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioFileTest {
    private static final String CAST = """
            rundown: 1
            name: example
            cast:
              extensions: { sample: { info: {}, hook: { on-detach: block-until-idle } } }
              programs: { drop: { type: sample, steps: 4, returns: 7 } }
              pool: { cpus: 2 }
            """;
    private static final String PLAY = "play: [ { load: sample } ]\n";

    @Test
    void a_bundled_scenario_becomes_a_tree_with_places() {
        var scenario = Bundled.find("@pending-forever").read(VOCABULARY);

        assertThat(scenario.name()).isEqualTo(new Placed<>("pending-forever", new Place("@pending-forever", 2, 7)));
        assertThat(scenario.play())
                .hasSize(4)
                .element(2)
                .isEqualTo(new PlayItem.Attach(
                        at("@pending-forever", 16, 5),
                        new Placed<>("L1", at("@pending-forever", 16, 21)),
                        new Placed<>("drop", at("@pending-forever", 16, 34)),
                        new Placed<>("sample.hook", at("@pending-forever", 16, 44)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(scenario.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.at()).hasToString("sample.hook/ProviderDetachClient");
            assertThat(fault.at().point().place()).isEqualTo(at("@pending-forever", 21, 21));
            assertThat(fault.when()).isEqualTo(new When.Nth(at("@pending-forever", 22, 5), 1));
            assertThat(fault.action()).isInstanceOf(Action.Return.class);
        });
        assertThat(scenario.cast().program("drop").orElseThrow().bundledObject())
                .contains("drop");
    }

    @Test
    void lanes_keep_their_order_and_the_fault_its_budget() {
        var scenario = Bundled.find("unload-while-attached").read(VOCABULARY);

        assertThat(scenario.play().getLast())
                .isInstanceOfSatisfying(
                        PlayItem.Together.class,
                        it -> assertThat(it.lanes().keySet()).containsExactly("admin", "traffic"));
        assertThat(scenario.faults())
                .extracting(FaultPlan::when)
                .first()
                .isInstanceOfSatisfying(
                        When.Explore.class, it -> assertThat(it.max()).isEqualTo(1));
        assertThat(scenario.checks().rules()).hasSize(4);
    }

    @Test
    void what_is_not_said_has_its_documented_default() {
        var scenario = ScenarioFile.read(
                "rundown: 1\nname: least\ncast: { extensions: { mine: { hook: {} } } }\nplay: [ { fire: { hook: mine.hook } } ]\n",
                "least.yaml",
                VOCABULARY);

        assertThat(scenario.cast().pool().cpus()).isEqualTo(1);
        assertThat(scenario.cast().extension("mine").orElseThrow().kind().value())
                .isEqualTo("mine");
        assertThat(scenario.cast()
                        .extension("mine")
                        .orElseThrow()
                        .module("hook")
                        .orElseThrow()
                        .npi()
                        .value())
                .isEqualTo("hook");
        assertThat(scenario.play())
                .first()
                .isInstanceOfSatisfying(
                        PlayItem.Fire.class, it -> assertThat(it.times()).isEqualTo(1));
        assertThat(scenario.checks()).isEqualTo(Checks.ALL_RULES);
        assertThat(scenario.expect()).isEmpty();
        assertThat(scenario.registrar()).isEqualTo(RegistrarChoice.DEFAULT);
        assertThat(scenario.search()).isEqualTo(SearchSettings.DEFAULT);
    }

    @Test
    void every_fault_kind_of_the_document_is_in_the_tree() {
        assertThat(action("{ skip: wait-deregister }")).isInstanceOf(Action.Skip.class);
        assertThat(action("{ complete: twice }")).isInstanceOf(Action.Complete.class);
        assertThat(action("{ spin: forever }")).isEqualTo(new Action.Spin(at("f.yaml", 12, 11), Optional.empty()));
        assertThat(action("{ spin: 3 }")).isEqualTo(new Action.Spin(at("f.yaml", 12, 11), Optional.of(3)));
        assertThat(action("{ leak: rundown }")).isInstanceOf(Action.Leak.class);
        assertThat(action("{ underflow: rundown }")).isInstanceOf(Action.Underflow.class);
        assertThat(action("{ crash: during, restart: { after: 5 steps } }"))
                .isInstanceOfSatisfying(
                        Action.Crash.class,
                        it -> assertThat(it.restart().orElseThrow().value()).isEqualTo(new Span.Steps(5)));
    }

    @Test
    void a_span_has_a_unit() {
        assertThat(Span.parse("50ms")).contains(new Span.Time(Duration.ofMillis(50)));
        assertThat(Span.parse("1 step")).contains(new Span.Steps(1));
        assertThat(Span.parse("5")).isEmpty();
        assertThat(Span.parse("0 steps")).isEmpty();
    }

    @Test
    void an_expectation_is_holds_or_violated_or_rejected() {
        assertThat(expectation("holds")).isInstanceOf(Expectation.Holds.class);
        assertThat(expectation("{ rejected: drop }")).isInstanceOf(Expectation.Rejected.class);
        assertThat(expectation("{ violated: [ pending-is-completed, no-use-after-cleanup ], blame: registrar }"))
                .isInstanceOfSatisfying(
                        Expectation.Violated.class, it -> assertThat(it.rules()).hasSize(2));
    }

    @Test
    void knobs_and_search_keep_their_places() {
        var scenario = ScenarioFile.read(
                CAST + PLAY
                        + "registrar: { flavour: um-mock, detach-overlap: no }\nsearch: { seed: 0x5eed, max-steps: 99 }\n",
                "k.yaml",
                VOCABULARY);

        assertThat(scenario.registrar().knobs()).containsOnlyKeys("detach-overlap");
        assertThat(scenario.registrar().flavour()).contains(new Placed<>("um-mock", at("k.yaml", 8, 23)));
        assertThat(scenario.search().seed()).contains(new Placed<>(0x5eedL, at("k.yaml", 9, 17)));
        assertThat(scenario.search().maxSteps().orElseThrow().value()).isEqualTo(99);
    }

    @Test
    void json_is_read_as_well() {
        var scenario = ScenarioFile.read("""
                {"rundown": 1, "name": "j", "cast": {"extensions": {"s": {"hook": {}}}}, "play": [{"load": "s"}]}
                """, "j.json", VOCABULARY);

        assertThat(scenario.play()).hasSize(1);
    }

    @Test
    void an_object_lies_relative_to_the_file_that_names_it() {
        var text = """
                rundown: 1
                name: o
                cast: { programs: { p: { type: sample, object: objects/p.o } } }
                play: [ { load: p } ]
                """;

        var program = ScenarioFile.read(text, "some/folder/o.yaml", VOCABULARY)
                .cast()
                .program("p")
                .orElseThrow();

        assertThat(program.objectFile()).contains(Path.of("some/folder/objects/p.o"));
        assertThat(program.bundledObject()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_a_mistake_of_the_user(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("race.rundown.yaml"), CAST);
        Files.write(folder.resolve("latin1.yaml"), new byte[] {(byte) 0xE9, 'a'});

        assertThatThrownBy(() ->
                        ScenarioFile.open(folder.resolve("rase.rundown.yaml").toString(), VOCABULARY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("there is no such file; did you mean \"race.rundown.yaml\"?");
        assertThatThrownBy(() -> ScenarioFile.open(folder.toString(), VOCABULARY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> ScenarioFile.open(folder.resolve("latin1.yaml").toString(), VOCABULARY))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("is no text in UTF-8");
    }

    @Test
    void an_unknown_bundled_name_suggests_the_nearest() {
        assertThatThrownBy(() -> ScenarioFile.open("@pending-forevr", VOCABULARY))
                .isInstanceOf(InputException.class)
                .hasMessage("@pending-forevr there is no such bundled scenario; did you mean \"@pending-forever\"?"
                        + " See: rundown list");
    }

    @Test
    void every_bundled_scenario_is_listed_and_says_what_it_is_about() {
        var vocabulary = Staging.vocabulary();

        assertThat(Bundled.list()).extracting(Bundled::about).doesNotContain("");
        assertThat(Bundled.list())
                .allSatisfy(it -> assertThat(it.read(vocabulary).name().value()).isEqualTo(it.name()));
    }

    private static Action action(String action) {
        String text = CAST + PLAY + "faults:\n  - name: f\n    at: sample.hook/invoke\n    when: explore\n    do: "
                + action + "\n";
        return ScenarioFile.read(text, "f.yaml", VOCABULARY).faults().getFirst().action();
    }

    private static Expectation expectation(String expect) {
        return ScenarioFile.read(CAST + PLAY + "expect: " + expect + "\n", "e.yaml", VOCABULARY)
                .expect()
                .orElseThrow();
    }

    private static Place at(String file, int line, int column) {
        return new Place(file, line, column);
    }
}
