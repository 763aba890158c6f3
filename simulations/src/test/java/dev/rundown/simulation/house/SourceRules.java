package dev.rundown.simulation.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The rules of the house about source files.
final class SourceRules {
    static final int MOST_LINES = 400;

    /// Longer files, each with its reason.
    private static final SortedMap<String, String> LONGER = new TreeMap<>();

    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern SLEEP = Pattern.compile("\\bThread\\.sl" + "eep\\(");
    private static final Pattern CONSOLE = Pattern.compile("\\bSystem\\.(o" + "ut|e" + "rr)\\b");

    private SourceRules() {}

    /// What is wrong with one file.
    static List<String> complaints(String path, List<String> lines) {
        var found = new ArrayList<String>();
        if (lines.size() > MOST_LINES && !LONGER.containsKey(path)) {
            found.add("%s has %d lines; a file has at most %d".formatted(path, lines.size(), MOST_LINES));
        }
        for (int i = 0; i < lines.size(); i++) {
            String where = path + ":" + (i + 1);
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                found.add(where + " is unfinished; nothing is half done in main");
            }
            if (path.contains("/src/test/") && SLEEP.matcher(lines.get(i)).find()) {
                found.add(where + " sleeps; wait for a condition");
            }
            if (path.contains("/src/main/")
                    && !path.endsWith("/command/Main.java")
                    && CONSOLE.matcher(lines.get(i)).find()) {
                found.add(where + " prints by itself; only Main knows the console");
            }
        }
        return found;
    }

    /// What is wrong with the Java files below `root`, by paths relative to it.
    static List<String> complaints(Path root) throws IOException {
        var found = new ArrayList<String>();
        for (var file : javaFiles(root)) {
            found.addAll(
                    complaints("/" + root.relativize(file).toString().replace('\\', '/'), Files.readAllLines(file)));
        }
        return found;
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        var found = new ArrayList<Path>();
        try (var modules = Files.list(root)) {
            for (var module : modules.filter(it -> Files.exists(it.resolve("pom.xml")))
                    .sorted()
                    .toList()) {
                try (var files = Files.walk(module.resolve("src"))) {
                    files.filter(it -> it.toString().endsWith(".java")).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }
}
