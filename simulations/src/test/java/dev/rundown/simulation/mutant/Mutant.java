package dev.rundown.simulation.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A mistake that somebody could make, as an edit of one source file. The source itself never has it.
///
/// @param name   what the mistake is
/// @param breaks what no longer holds with it
/// @param file   the source, as a path from the root of the checkout
/// @param text   what is replaced; it occurs once in the file
/// @param with   what replaces it
/// @param tests  the tests that must fail, each one for itself: `package.Class` below the package of this table, or
///               `package.Class#method`, with ` @name` after it where only that bundled scenario is looked at, or
///               ` n` where only its nth case is run
record Mutant(String name, String breaks, Path file, String text, String with, List<String> tests) {
    private static final Path FOLDER = Path.of("src/test/resources/dev/rundown/simulation/mutant");

    /// The root of the checkout: tests run in the folder of their module.
    private static final Path ROOT = Path.of("..");

    Mutant {
        tests = List.copyOf(tests);
    }

    /// The mutants of one table, which is a file of this package's resources.
    static List<Mutant> of(String table) {
        try (var text = Files.newInputStream(FOLDER.resolve(table + ".yaml"))) {
            var load = new Load(LoadSettings.builder().setLabel(table).build());
            return ((List<?>) load.loadFromInputStream(text))
                    .stream().map(it -> of((Map<?, ?>) it)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the table of mutants called " + table, e);
        }
    }

    private static Mutant of(Map<?, ?> row) {
        return new Mutant(
                text(row, "name"),
                text(row, "breaks"),
                Path.of(text(row, "file")),
                text(row, "text"),
                text(row, "with"),
                tests(row));
    }

    private static List<String> tests(Map<?, ?> row) {
        if (row.get("tests") instanceof List<?> tests) {
            return tests.stream().map(String::valueOf).toList();
        }
        throw new IllegalArgumentException("a mutant without \"tests\": %s".formatted(row));
    }

    private static String text(Map<?, ?> row, String key) {
        if (row.get(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a mutant without \"%s\": %s".formatted(key, row));
    }

    /// The source with the mistake in it.
    ///
    /// @throws AssertionError when the text is not there once: the source has changed and the table has not
    String source() {
        var source = original();
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new AssertionError(
                    "mutant \"%s\": its text is %s %s; give the row in %s a text that is there once:%n%s"
                            .formatted(name, at < 0 ? "not in" : "more than once in", file, FOLDER, text));
        }
        return source.substring(0, at) + with + source.substring(at + text.length());
    }

    private String original() {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("mutant \"%s\"".formatted(name), e);
        }
    }
}
