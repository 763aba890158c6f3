package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.TestVocabulary.VOCABULARY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bundled scenarios with random edits are read, or refused with places in the file; nothing else ever happens.
class RandomScenariosTest {
    private static final int FILES_A_SEED = 20;
    private static final String CHARACTERS = "\t\r\n :-{}[]\"'#&*!|>%@,?0a\u0007\u00e9\uD83D\uDE00";

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void an_edited_scenario_is_read_or_refused_with_places(long seed) {
        var random = new SplittableRandom(seed);

        for (int i = 0; i < FILES_A_SEED; i++) {
            readOrRefuse(edited(random));
        }
    }

    private static void readOrRefuse(String text) {
        int lines = text.split("\r\n|[\n\r\u0085\u2028\u2029]", -1).length;
        try {
            assertThat(ScenarioFile.read(text, "f.yaml", VOCABULARY).text()).isEqualTo(text);
        } catch (InputException e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(it -> {
                assertThat(it.place().file()).isEqualTo("f.yaml");
                assertThat(it.place().line()).isBetween(0, lines);
                assertThat(it.sentence()).isNotBlank().doesNotContain("\n");
            });
        }
    }

    private static String edited(SplittableRandom random) {
        var bundled = Bundled.list();
        var lines = new ArrayList<>(
                bundled.get(random.nextInt(bundled.size())).text().lines().toList());
        for (int edits = random.nextInt(1, 5); edits > 0; edits--) {
            edit(lines, random);
        }
        return String.join("\n", lines);
    }

    private static void edit(List<String> lines, SplittableRandom random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int column = random.nextInt(line.length() + 1);
        switch (random.nextInt(6)) {
            case 0 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 1 -> lines.set(at, line.substring(0, column));
            case 2 -> lines.set(at, line.substring(column));
            case 3 -> lines.set(at, line.substring(0, column) + line);
            default -> {
                int pick = random.nextInt(CHARACTERS.length());
                lines.set(at, line.substring(0, column) + CHARACTERS.charAt(pick) + line.substring(column));
            }
        }
    }

    private static LongStream seeds() {
        Long given = Long.getLong("rundown.seed");
        return given == null ? LongStream.range(0, 200) : LongStream.of(given);
    }
}
