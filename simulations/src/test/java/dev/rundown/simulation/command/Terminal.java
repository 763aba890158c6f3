package dev.rundown.simulation.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody who types commands. Results go below a folder of the test; transcripts show what users would see.
final class Terminal {
    private final Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    Terminal(Path folder) {
        this.folder = folder;
    }

    /// Runs a command line.
    ///
    /// @return the exit code
    int run(String... arguments) {
        return typing("", arguments);
    }

    /// Runs a command line that reads `typed`, as from a pipe.
    ///
    /// @return the exit code
    int typing(String typed, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var streams = new Streams(
                new BufferedReader(new StringReader(typed)), false, new PrintWriter(out), new PrintWriter(err));
        int code = Main.run(streams, arguments);
        streams.flush();
        return code;
    }

    /// Runs `rundown check` and keeps its results in the folder of the test.
    int check(String... arguments) {
        var all = new ArrayList<>(
                List.of("check", "--width", "100", "--out", results().toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    Path results() {
        return folder.resolve("rundown-out");
    }

    /// The trace of the first violation of the last check of this scenario.
    Path trace(String scenario) {
        return results().resolve(scenario).resolve("latest").resolve("1.trace.jsonl");
    }

    /// What went to stdout, as a user sees it who stands in the folder of the test.
    String out() {
        return seen(out);
    }

    /// What went to stderr.
    String err() {
        return seen(err);
    }

    private String seen(StringWriter text) {
        return text.toString().replace(folder + "/", "").replace(System.lineSeparator(), "\n");
    }
}
