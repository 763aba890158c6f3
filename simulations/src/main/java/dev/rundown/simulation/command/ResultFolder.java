package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/// Where the results of a run are kept: `rundown-out/NAME/TIME/`, and `rundown-out/NAME/latest` for the newest.
final class ResultFolder {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Path root;
    private final String name;

    /// @param root `rundown-out`, or what the user asked for
    /// @param name of the scenario
    ResultFolder(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    /// Writes the files, all or none, and points `latest` at them. Answers where they can be found.
    List<String> write(SequencedMap<String, String> files) {
        var home = root.resolve(name);
        try {
            Files.createDirectories(home);
            var run = TIME.format(Instant.now()) + "-" + ProcessHandle.current().pid();
            var unfinished = Files.createDirectory(home.resolve(".unfinished-" + run));
            for (var file : files.entrySet()) {
                Files.writeString(unfinished.resolve(file.getKey()), file.getValue());
            }
            var finished = home.resolve(run);
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            return locations(files, pointLatestAt(home, finished));
        } catch (IOException e) {
            throw new InputException(
                    Place.of(home.toString()),
                    "results cannot be written here (%s); name another folder with --out DIR".formatted(e));
        }
    }

    private static List<String> locations(SequencedMap<String, String> files, Path folder) {
        var locations = new ArrayList<String>();
        files.keySet().forEach(it -> locations.add(folder.resolve(it).toString()));
        return locations;
    }

    /// A file system without symbolic links has no `latest`.
    private static Path pointLatestAt(Path home, Path finished) throws IOException {
        var latest = home.resolve("latest");
        var fresh = home.resolve(".latest-" + ProcessHandle.current().pid());
        try {
            Files.deleteIfExists(fresh);
            Files.createSymbolicLink(fresh, finished.getFileName());
            Files.move(fresh, latest, StandardCopyOption.ATOMIC_MOVE);
            return latest;
        } catch (UnsupportedOperationException e) {
            return finished;
        }
    }
}
