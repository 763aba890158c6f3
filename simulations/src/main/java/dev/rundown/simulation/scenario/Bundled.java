package dev.rundown.simulation.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A scenario that comes with the product and is asked for as `@name`.
///
/// @param name without the `@`
/// @param text the whole file
public record Bundled(String name, String text) {
    /// In the order in which a newcomer should meet them.
    private static final List<String> NAMES =
            List.of("happy-path", "unload-while-attached", "pending-forever", "storm");

    private static final String FOLDER = "/dev/rundown/simulation/scenarios/";
    private static final String SUFFIX = ".rundown.yaml";

    /// All of them, in reading order; those of the museum come last.
    public static List<Bundled> list() {
        return names().map(Bundled::load).toList();
    }

    /// Those of the museum, which `@museum` stands for.
    public static List<Bundled> museum() {
        return Exhibit.all().stream().map(Exhibit::bundled).toList();
    }

    /// Those outside the museum, in the order in which a newcomer should meet them.
    public static List<Bundled> first() {
        return NAMES.stream().map(Bundled::load).toList();
    }

    private static Stream<String> names() {
        return Stream.concat(NAMES.stream(), Exhibit.all().stream().map(Exhibit::name));
    }

    /// The one called `atName`, which begins with `@`.
    ///
    /// @throws InputException when there is none; it names the nearest
    public static Bundled find(String atName) {
        String name = alias(atName.startsWith("@") ? atName.substring(1) : atName);
        if (names().noneMatch(name::equals)) {
            var known = Stream.concat(names(), Stream.of("museum"))
                    .map(it -> "@" + it)
                    .toList();
            throw new InputException(
                    Place.of("@" + name),
                    "there is no such bundled scenario%s See: rundown list"
                            .formatted(Nearest.to("@" + name, known)
                                    .map("; did you mean \"%s\"?"::formatted)
                                    .orElse(".")));
        }
        return load(name);
    }

    /// A lesson knows this race by another name.
    private static String alias(String name) {
        return name.equals("lost-detach") ? "lost-deregister" : name;
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
