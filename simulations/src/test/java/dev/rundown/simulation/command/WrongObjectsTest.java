package dev.rundown.simulation.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Object files that cannot be loaded: one paragraph with the place in the scenario, and nothing left behind.
class WrongObjectsTest {
    /// Where an ELF file says which machine it is for.
    private static final int MACHINE = 18;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_wrong_object_is_refused_in_one_paragraph_with_its_place() throws IOException {
        var terminal = new Terminal(folder);
        var transcript = new StringBuilder();

        for (var object : objects().entrySet()) {
            if (object.getValue().length > 0 || object.getKey().equals("empty")) {
                Files.write(folder.resolve(object.getKey() + ".o"), object.getValue());
            }
            var scenario = TranscriptsTest.scenario("\"%s.o\"".formatted(object.getKey()));
            var file = Files.writeString(folder.resolve("race.rundown.yaml"), scenario);
            int code = terminal.check(file.toString());
            transcript.append("## %s (exit %d)\n%s\n".formatted(object.getKey(), code, terminal.err()));
            assertThat(code).as(object.getKey()).isEqualTo(2);
            assertThat(terminal.out()).isEmpty();
            assertThat(terminal.err()).doesNotContain("\tat ", "bug in rundown");
        }

        assertThat(terminal.results()).doesNotExist();
        Approvals.verify(transcript.toString().replace(folder + "/", ""));
    }

    private static SortedMap<String, byte[]> objects() throws IOException {
        var good = resource("/dev/rundown/extension/programs/drop.o");
        var otherMachine = good.clone();
        otherMachine[MACHINE] = 62;
        var objects = new TreeMap<String, byte[]>();
        objects.put("missing", new byte[0]);
        objects.put("empty", new byte[0]);
        objects.put("text", new byte[] {'h', 'e', 'l', 'l', 'o'});
        objects.put("truncated", Arrays.copyOf(good, good.length / 2));
        objects.put("header-only", Arrays.copyOf(good, 64));
        objects.put("other-machine", otherMachine);
        for (var name :
                new String[] {"unknown-helper", "unknown-map", "queue", "unknown-function", "homeless-function"}) {
            objects.put(name, resource("objects/" + name + ".o"));
        }
        return objects;
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = requireNonNull(WrongObjectsTest.class.getResourceAsStream(name), name)) {
            return stream.readAllBytes();
        }
    }
}
