package dev.rundown.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.ProgramCast;
import dev.rundown.simulation.scenario.Vocabulary;
import dev.rundown.simulation.stage.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the bundled scenarios name is there.
class BundledScenariosTest {
    private static final Vocabulary VOCABULARY = Staging.vocabulary();

    @TestFactory
    Stream<DynamicTest> their_rules_and_goals_exist() {
        return Bundled.list().stream()
                .map(it -> DynamicTest.dynamicTest(
                        it.name(), () -> assertThat(it.read(VOCABULARY).text()).isEqualTo(it.text())));
    }

    @TestFactory
    Stream<DynamicTest> their_programs_are_bundled_objects() {
        return Bundled.list().stream()
                .flatMap(it -> it.read(VOCABULARY).cast().programs().values().stream())
                .map(ProgramCast::bundledObject)
                .map(it -> "/dev/rundown/extension/programs/" + it.orElseThrow() + ".o")
                .distinct()
                .map(it -> DynamicTest.dynamicTest(it, () -> {
                    try (var object = Objects.requireNonNull(Bundled.class.getResourceAsStream(it))) {
                        assertThat(object.read()).isEqualTo(0x7F);
                    }
                }));
    }

    @Test
    void every_file_of_the_folder_is_in_the_list() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/dev/rundown/simulation/scenarios"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(Bundled.list().stream(), Bundled.cyclic().stream())
                                    .map(it -> it.name() + ".rundown.yaml")
                                    .toList());
        }
    }
}
