package dev.rundown.extension.spi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// The compiled programs that come with the product. Their C stands beside them in
/// `src/main/resources/dev/rundown/extension/programs`.
public final class BundledPrograms {
    private static final String FOLDER = "/dev/rundown/extension/programs/";

    /// By name, in the order in which a newcomer should meet them.
    public static final List<String> NAMES = List.of(
            "drop",
            "count",
            "unsafe",
            "checked",
            "tally",
            "deny_port",
            "count_binds",
            "drop_udp",
            "redirect",
            "visits",
            "echo");

    private BundledPrograms() {}

    /// The object file called `name`, without `.o`.
    public static Optional<byte[]> find(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (var stream = BundledPrograms.class.getResourceAsStream(FOLDER + name + ".o")) {
            if (stream == null) {
                throw new IllegalStateException("the bundled program " + name + " is not on the class path");
            }
            return Optional.of(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
