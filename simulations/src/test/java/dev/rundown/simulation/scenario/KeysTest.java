package dev.rundown.simulation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.rundown.simulation.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The one table of keys, and what is made from it.
class KeysTest {
    private static final Path SCHEMA =
            Path.of("src/main/resources/dev/rundown/simulation/scenario/rundown-scenario.schema.json");

    @Test
    void the_shipped_schema_is_made_from_the_table() throws IOException {
        Generated.verify(SCHEMA, KeyTables.schema());
    }

    @Test
    void the_tables_of_the_document_are_made_from_the_table() throws IOException {
        Generated.verifyPart(Path.of("../docs/scenarios.md"), "keys", KeyTables.document());
    }

    @Test
    void the_example_of_the_document_is_read() throws IOException {
        String document = Files.readString(Path.of("../docs/scenarios.md"));
        String example = document.substring(document.indexOf("```yaml\n") + 8, document.indexOf("\n```\n") + 1);

        var scenario = ScenarioFile.read(example, "docs/scenarios.md", TestVocabulary.VOCABULARY);

        assertThat(scenario.faults()).hasSize(1);
    }

    @TestFactory
    Stream<DynamicTest> every_example_of_the_table_is_accepted() {
        return keys(Keys.SCENARIO).stream()
                .distinct()
                .map(key -> DynamicTest.dynamicTest(key.name() + ": " + key.example(), () -> {
                    var problems = new Problems();
                    new ShapeCheck("example", problems).check(YamlText.parse("example", key.example()), key.shape());
                    problems.throwIfAny();
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_bundled_scenario_satisfies_the_schema() {
        var schema = schema();
        return Bundled.list().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.name(),
                        () -> assertThat(schema.validate(json(it.text()))).isEmpty()));
    }

    @Test
    void the_schema_refuses_what_the_reader_refuses() {
        var schema = schema();
        String good = Bundled.find("@pending-forever").text();

        for (var wrong : List.of(
                good.replace("play:", "plan:"),
                good.replace("rundown: 1", "rundown: 2"),
                good.replace("- load: sample", "- lod: sample"),
                good.replace("- load: sample", "- { load: sample, unload: sample }"),
                good.replace("complete: never", "complete: sometimes"),
                good.replace("link: L1", "link: 1"),
                good.replace("nth: 1", "nth: 0"),
                good.replace("hook: { npi: hook }", "hook: hook"))) {
            assertThat(wrong).isNotEqualTo(good);
            assertThat(schema.validate(json(wrong))).as(wrong).isNotEmpty();
        }
    }

    private static Schema schema() {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new JsonMapper().readTree(KeyTables.schema()));
    }

    private static JsonNode json(String yaml) {
        Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return new JsonMapper().valueToTree(tree);
    }

    private static List<Key> keys(Shape shape) {
        var keys = new ArrayList<Key>();
        switch (shape) {
            case Shape.Fields it ->
                it.keys().forEach(key -> {
                    keys.add(key);
                    keys.addAll(keys(key.shape()));
                });
            case Shape.Named it -> keys.addAll(keys(it.each()));
            case Shape.Items it -> keys.addAll(keys(it.each()));
            case Shape.Either it ->
                Stream.of(it.scalar(), it.list(), it.mapping())
                        .flatMap(Optional::stream)
                        .forEach(each -> keys.addAll(keys(each)));
            case Shape.Text _, Shape.Form _, Shape.Digits _, Shape.Word _, Shape.Count _ -> {}
        }
        return keys;
    }
}
