package dev.rundown.executor;

import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.executor.program.ProgramImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The compiled C programs of `src/test/resources/dev/rundown/executor/objects`.
public final class Samples {
    private Samples() {}

    /// The bytes of an object.
    public static byte[] bytes(String object) {
        return resource("objects/" + object);
    }

    static byte[] resource(String name) {
        try (var stream = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// One program of an object.
    public static ProgramImage program(String object, String name) {
        return ObjectLoader.load(bytes(object), object).program(name).orElseThrow();
    }
}
