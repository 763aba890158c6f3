package dev.rundown.simulation.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What verifies and what executes has no word of any extension: neither of those that ship nor of the example.
class NoMentionTest {
    private static final List<Path> MODULES = List.of(Path.of("../verifier-actor"), Path.of("../executor-pool"));
    private static final Path EXAMPLE = Path.of("../docs/examples/file-open/src/main/java");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Test
    void neither_verifier_nor_executor_mentions_an_extension() throws IOException {
        var words = words();

        for (var module : MODULES) {
            for (var file : files(module)) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
                assertThat(words).as(file.toString()).noneMatch(text::contains);
            }
        }
    }

    @Test
    void the_words_are_found_where_they_are_said() throws IOException {
        var said = new StringBuilder();
        for (var file : files(Path.of("../extension-actors"))) {
            said.append(Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT));
        }
        said.append(Files.readString(EXAMPLE.resolve("org/example/fileopen/FileOpenExtension.java")));

        assertThat(words()).hasSizeGreaterThan(15).allMatch(it -> said.indexOf(it) >= 0);
    }

    /// GUIDs, helper functions and class names of every extension on the class path, and those of the example. The bare
    /// name of an extension may be a word of English, such as "bind".
    private static SortedSet<String> words() throws IOException {
        var words = new TreeSet<String>();
        for (var extension : Extensions.onClassPath().byName().values()) {
            words.add(extension.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            words.add(extension.programType().programType().toString());
            extension.helpers().forEach(it -> words.add(it.prototype().name()));
            extension.hooks().forEach(it -> words.add(it.attachType().guid()));
            extension.mapTypes().forEach(it -> words.add(it.module().guid()));
        }
        var example = Files.readString(EXAMPLE.resolve("org/example/fileopen/FileOpenExtension.java"));
        words.addAll(List.of("file_open", "file_open_path_ends_with"));
        GUID.matcher(example).results().forEach(it -> words.add(it.group()));
        return words;
    }

    /// Sources and classes.
    private static List<Path> files(Path module) throws IOException {
        var found = new ArrayList<Path>();
        for (var folder : List.of("src/main", "target/classes")) {
            try (var files = Files.walk(module.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThan(20);
        return found;
    }
}
