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

    /// The casts of providers and clients that are explored whole, the smaller ones first.
    private static final List<String> CASTS = List.of(
            "1x1-reload-pending",
            "1x1-reload-block",
            "1x1-attach-pending",
            "1x1-attach-block",
            "1x1-two-cpus-pending",
            "1x1-two-cpus-block",
            "1x2-detach-pending",
            "1x2-detach-block",
            "1x2-reload-pending",
            "1x2-reload-block",
            "1x2-programs",
            "2x1-unload-pending",
            "2x1-unload-block",
            "2x1-reload-pending",
            "2x1-reload-block",
            "2x1-both-pending",
            "2x1-both-block",
            "2x2-unload-pending",
            "2x2-unload-block",
            "2x2-information-pending",
            "2x2-information-block");

    /// Plays in which a world may come again: no part of [#list], because who samples schedules comes to no end of
    /// them.
    private static final List<String> CYCLIC = List.of("work-item-requeued", "work-item-polls");

    private static final String CAST_PREFIX = "cast-";

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

    /// Correct modules of up to two providers and two clients, which `@casts` stands for: each cast with both ways in
    /// which
    /// a hook may answer its detach while a CPU is inside, if one can be. They are no part of [Bundled#list].
    public static List<Bundled> casts() {
        return castNames().map(Bundled::load).toList();
    }

    private static Stream<String> castNames() {
        return CASTS.stream().map(CAST_PREFIX::concat);
    }

    private static Stream<String> names() {
        return Stream.concat(NAMES.stream(), Exhibit.all().stream().map(Exhibit::name));
    }

    /// Those in which a world may come again. They are no part of [Bundled#list].
    public static List<Bundled> cyclic() {
        return CYCLIC.stream().map(Bundled::load).toList();
    }

    private static Stream<String> known() {
        return Stream.of(names(), castNames(), CYCLIC.stream()).flatMap(it -> it);
    }

    /// The one called `atName`, which begins with `@`.
    ///
    /// @throws InputException when there is none; it names the nearest
    public static Bundled find(String atName) {
        String name = alias(atName.startsWith("@") ? atName.substring(1) : atName);
        if (known().noneMatch(name::equals)) {
            var known = Stream.concat(known(), Stream.of("museum", "casts"))
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
        var folder = name.startsWith(CAST_PREFIX) ? FOLDER + "casts/" : FOLDER;
        try (var resource = Bundled.class.getResourceAsStream(folder + name + SUFFIX)) {
            if (resource == null) {
                throw new IllegalStateException("the bundled scenario " + name + " is not on the class path");
            }
            return new Bundled(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
