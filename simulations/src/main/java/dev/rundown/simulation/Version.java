package dev.rundown.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which Rundown this is. Same version and same seed give the same bytes.
public final class Version {
    private static final String CURRENT = load();

    private Version() {}

    /// As the build names it: `0.1.0`.
    public static String current() {
        return CURRENT;
    }

    private static String load() {
        try (var resource = Version.class.getResourceAsStream("version.properties")) {
            if (resource == null) {
                throw new IllegalStateException("version.properties is not on the class path");
            }
            var properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
