package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Bundled;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rundown list`: the bundled scenarios, one line each.
@Command(
        name = "list",
        description = "List the bundled scenarios, one line each.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  rundown list", "  rundown list --json | jq -r '.[].name'", "  rundown list | cut -d ' ' -f 1"})
final class ListCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    ListCommand(Streams streams) {
        this.streams = streams;
    }

    /// One line of the list.
    private record Line(String name, String about) {}

    @Override
    public Integer call() {
        var lines = Bundled.list().stream()
                .map(it -> new Line(it.fileName(), it.about()))
                .toList();
        if (isJson) {
            streams.out().println(Json.text(lines));
        } else {
            int width = lines.stream().mapToInt(it -> it.name().length()).max().orElse(0);
            lines.forEach(it -> streams.out().println(padded(it.name(), width + 2) + firstSentence(it.about())));
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String firstSentence(String about) {
        int end = about.indexOf(". ");
        return end < 0 ? about : about.substring(0, end + 1);
    }
}
