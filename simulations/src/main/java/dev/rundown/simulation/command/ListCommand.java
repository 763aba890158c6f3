package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Exhibit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `rundown list`: the bundled scenarios, one line each; those of the museum by whose mistake they show.
@Command(
        name = "list",
        description = "List the bundled scenarios, one line each, and the races of the museum.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown list",
            "  rundown list --json | jq -r '.[].name'",
            "  rundown list | grep ^@ | cut -d ' ' -f 1"
        })
final class ListCommand implements Callable<Integer> {
    private static final String MORE = " ...";

    private final Streams streams;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    ListCommand(Streams streams) {
        this.streams = streams;
    }

    /// One line of the list.
    ///
    /// @param id   of a race of the museum, such as R02
    /// @param room of the museum
    private record Line(String name, String about, Optional<String> id, Optional<String> room) {
        static Line of(Bundled bundled) {
            return new Line(bundled.fileName(), bundled.about(), Optional.empty(), Optional.empty());
        }

        static Line of(Exhibit exhibit) {
            var bundled = exhibit.bundled();
            return new Line(
                    bundled.fileName(),
                    bundled.about(),
                    Optional.of(exhibit.id()).filter(_ -> exhibit.isListed()),
                    Optional.of(exhibit.room().words()));
        }
    }

    /// Lines that belong together.
    private record Section(String title, List<Line> lines) {}

    @Override
    public Integer call() {
        var sections = sections();
        if (isJson) {
            streams.out()
                    .println(Json.text(
                            sections.stream().flatMap(it -> it.lines().stream()).toList()));
        } else {
            print(sections);
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private static List<Section> sections() {
        var sections = new ArrayList<Section>();
        sections.add(
                new Section("Scenarios", Bundled.first().stream().map(Line::of).toList()));
        Arrays.stream(Exhibit.Room.values())
                .map(it -> new Section(
                        "Museum: races of " + it.words(),
                        it.exhibits().stream().map(Line::of).toList()))
                .filter(it -> !it.lines().isEmpty())
                .forEach(sections::add);
        return sections;
    }

    private void print(List<Section> sections) {
        int width = sections.stream()
                .flatMap(it -> it.lines().stream())
                .mapToInt(it -> it.name().length())
                .max()
                .orElse(0);
        sections.forEach(section -> {
            streams.out().println(section.title());
            section.lines().forEach(it -> streams.out().println(page.line(line(it, width))));
            streams.out().println();
        });
        streams.out().println("rundown check @NAME looks into one of them, rundown check @museum into every race.");
        streams.out().println("rundown check @casts explores correct modules, each cast of them whole.");
    }

    private String line(Line line, int width) {
        var text = line.name() + " ".repeat(width + 2 - line.name().length()) + firstSentence(line.about());
        if (text.length() <= page.width()) {
            return text;
        }
        int end = text.lastIndexOf(' ', page.width() - MORE.length());
        return text.substring(0, end) + MORE;
    }

    private static String firstSentence(String about) {
        int end = about.indexOf(". ");
        return end < 0 ? about : about.substring(0, end + 1);
    }
}
