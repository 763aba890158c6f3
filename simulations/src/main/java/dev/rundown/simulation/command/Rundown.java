package dev.rundown.simulation.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/// The command line for programs, such as the tests of an extension: the same verbs, the same answers.
///
/// ```java
/// var answer = Rundown.run("check", "scenarios/race.rundown.yaml");
/// assertEquals(0, answer.exit(), answer.text());
/// ```
///
/// Extensions on the class path are found without `--extension`.
public final class Rundown {
    private Rundown() {}

    /// What a verb has answered.
    ///
    /// @param exit   0 as expected, 1 not as expected, 2 a mistake of the user; `rundown --help` has the others
    /// @param text   the result
    /// @param errors everything else
    public record Answer(int exit, String text, String errors) {}

    /// Runs one verb, for example `check FILE`.
    public static Answer run(String... arguments) {
        var text = new StringWriter();
        var errors = new StringWriter();
        var streams = new Streams(new PrintWriter(text), new PrintWriter(errors));
        int exit = Main.run(streams, arguments);
        streams.flush();
        return new Answer(exit, text.toString(), errors.toString());
    }
}
