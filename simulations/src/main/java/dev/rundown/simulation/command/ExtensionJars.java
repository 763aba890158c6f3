package dev.rundown.simulation.command;

import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;

/// Jars of users that bring extensions: from `--extension JAR`, or the class folder of a build.
final class ExtensionJars {
    private static final String SERVICE = "META-INF/services/" + ExtensionDefinition.class.getName();

    private ExtensionJars() {}

    /// A loader that finds what is in `jars`, after what is here. From now on [Extensions#onClassPath] on this thread
    /// finds their extensions too.
    ///
    /// @throws InputException for a jar that brings none, or one that cannot be used; it says why
    static void open(List<Path> jars) {
        var here = ExtensionJars.class.getClassLoader();
        var urls = new ArrayList<URL>();
        for (var jar : jars) {
            urls.add(url(jar));
        }
        var loader = new URLClassLoader(urls.toArray(URL[]::new), here);
        Thread.currentThread().setContextClassLoader(loader);
        check(jars);
    }

    private static URL url(Path jar) {
        if (!Files.exists(jar)) {
            throw wrong(jar, "there is no such file; build the extension first, for example with: mvn package");
        }
        try {
            var url = jar.toUri().toURL();
            var entry = Files.isDirectory(jar)
                    ? URI.create(url + SERVICE).toURL()
                    : URI.create("jar:" + url + "!/" + SERVICE).toURL();
            try (var stream = entry.openStream()) {
                var classes = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                if (classes.lines().allMatch(it -> it.replaceFirst("#.*", "").isBlank())) {
                    throw wrong(
                            jar, SERVICE + " names no class; write the full name of your ExtensionDefinition there");
                }
            }
            return url;
        } catch (IOException e) {
            throw wrong(
                    jar,
                    "it has no %s, so it brings no extension; write the full name of your ExtensionDefinition there"
                            .formatted(SERVICE));
        }
    }

    private static void check(List<Path> jars) {
        try {
            Extensions.onClassPath();
        } catch (ServiceConfigurationError | LinkageError e) {
            var cause = e.getCause() == null ? "" : " (%s)".formatted(e.getCause());
            throw wrong(jars.getLast(), "its extension cannot be made: %s%s".formatted(e.getMessage(), cause));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw wrong(jars.getLast(), String.valueOf(e.getMessage()));
        }
    }

    private static InputException wrong(Path jar, String sentence) {
        return new InputException(Place.of(jar.toString()), sentence);
    }
}
