package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.TestVocabulary.VOCABULARY;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;

/// Each wrong file and all that is said about it, as one golden file.
class WrongScenariosTest {
    @Test
    void every_mistake_is_reported_with_its_place_and_what_to_type() throws IOException, URISyntaxException {
        var files = wrongFiles();

        String transcript = files.stream()
                .map(it -> "## " + it.getFileName() + "\n" + messages(it) + "\n")
                .collect(joining("\n"));

        assertThat(files).hasSizeGreaterThanOrEqualTo(20);
        Approvals.verify(transcript);
    }

    private static String messages(Path file) {
        try {
            String name = file.getFileName().toString();
            return "read without complaint: " + ScenarioFile.read(Files.readString(file), name, VOCABULARY);
        } catch (InputException e) {
            return e.problems().stream().map(Problem::toString).collect(joining("\n"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> wrongFiles() throws IOException, URISyntaxException {
        var folder = Path.of(
                requireNonNull(WrongScenariosTest.class.getResource("wrong")).toURI());
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
