package dev.rundown.simulation.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A scenario that comes with the product and is asked for as `@name`.
///
/// @param name without the `@`
/// @param text the whole file
public record Bundled(String name, String text) {
    /// In the order in which a newcomer should meet them.
    private static final List<String> NAMES = List.of("happy-path", "unload-while-attached", "pending-forever");

    private static final String FOLDER = "/dev/rundown/simulation/scenarios/";
    private static final String SUFFIX = ".rundown.yaml";

    /// All of them, in reading order.
    public static List<Bundled> list() {
        return NAMES.stream().map(Bundled::load).toList();
    }

    /// The one called `atName`, which begins with `@`.
    ///
    /// @throws InputException when there is none; it names the nearest
    public static Bundled find(String atName) {
        String name = atName.startsWith("@") ? atName.substring(1) : atName;
        if (!NAMES.contains(name)) {
            var known = NAMES.stream().map(it -> "@" + it).toList();
            throw new InputException(
                    Place.of("@" + name),
                    "there is no such bundled scenario%s See: rundown list"
                            .formatted(Nearest.to("@" + name, known)
                                    .map("; did you mean \"%s\"?"::formatted)
                                    .orElse(".")));
        }
        return load(name);
    }

    /// As errors and traces name it.
    public String fileName() {
        return "@" + name;
    }

    /// Reads it.
    public Scenario read(Vocabulary vocabulary) {
        return ScenarioFile.read(text, fileName(), vocabulary);
    }

    /// Its own sentence about itself.
    public String about() {
        return ScenarioFile.about(text, fileName());
    }

    private static Bundled load(String name) {
        try (var resource = Bundled.class.getResourceAsStream(FOLDER + name + SUFFIX)) {
            if (resource == null) {
                throw new IllegalStateException("the bundled scenario " + name + " is not on the class path");
            }
            return new Bundled(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
