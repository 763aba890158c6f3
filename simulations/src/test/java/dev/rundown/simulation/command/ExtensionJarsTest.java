package dev.rundown.simulation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--extension`: what is wrong with a jar is said with its name and what to do.
class ExtensionJarsTest {
    private static final String SERVICE = "META-INF/services/dev.rundown.extension.spi.ExtensionDefinition";

    @TempDir
    private Path folder = Path.of("");

    private Terminal terminal = new Terminal(folder);

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @Test
    void a_jar_that_is_not_there_is_named() {
        int code = terminal.run("--extension", "no.jar", "list");

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains("no.jar there is no such file");
    }

    @Test
    void a_folder_without_a_service_entry_brings_no_extension() {
        int code = terminal.run("list", "--extension", folder.toString());

        assertThat(code).isEqualTo(2);
        assertThat(terminal.err()).contains(folder + " it has no " + SERVICE);
    }

    @Test
    void a_service_entry_without_a_class_is_refused() throws IOException {
        serve("# nothing\n");

        assertThat(terminal.run("list", "--extension", folder.toString())).isEqualTo(2);
        assertThat(terminal.err()).contains("names no class");
    }

    @Test
    void a_class_that_is_not_there_is_named() throws IOException {
        serve("org.example.Nobody\n");

        assertThat(terminal.run("list", "--extension", folder.toString())).isEqualTo(2);
        assertThat(terminal.err()).contains("its extension cannot be made").contains("org.example.Nobody");
    }

    @Test
    void what_was_asked_for_once_is_forgotten_afterwards() throws IOException {
        serve("org.example.Nobody\n");

        terminal.run("list", "--extension", folder.toString());

        assertThat(terminal.run("list")).isZero();
    }

    private void serve(String text) throws IOException {
        var file = folder.resolve(SERVICE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
