package dev.rundown.simulation.command;

import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `rundown explain`: what a rule says, who says so, and what to do about it.
@Command(
        name = "explain",
        description = "Say what a rule demands, who says so and what to do about it; without a rule, list them.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rundown explain NMR008",
            "  rundown explain no-unload-while-attached",
            "  rundown explain --json | jq -r '.[].id'"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int LABEL = 11;

    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "RULE", description = "Id or name of a rule.")
    private Optional<String> rule = Optional.empty();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean isJson;

    @Mixin
    private Page page = new Page();

    ExplainCommand(Streams streams) {
        this.streams = streams;
    }

    /// The document that `--json` prints of a rule.
    private record Explained(
            String id,
            String name,
            String sentence,
            String source,
            String severity,
            String remedy,
            List<String> seenIn,
            List<String> scenarios) {
        static Explained of(Rule rule) {
            return new Explained(
                    rule.id(),
                    rule.name(),
                    rule.sentence(),
                    rule.source(),
                    rule.severity().words(),
                    rule.remedy(),
                    rule.seenIn(),
                    ExplainCommand.scenarios(rule));
        }
    }

    @Override
    public Integer call() {
        if (rule.isPresent()) {
            var found = find(rule.get());
            if (isJson) {
                streams.out().println(Json.text(Explained.of(found)));
            } else {
                lines(found, page.width()).forEach(this::print);
            }
        } else if (isJson) {
            streams.out()
                    .println(Json.text(Rules.all().stream().map(Explained::of).toList()));
        } else {
            Rules.all().forEach(it -> print(it.toString()));
        }
        return ExitCode.AS_EXPECTED.code();
    }

    private void print(String line) {
        streams.out().println(page.line(line));
    }

    private static Rule find(String typed) {
        return Rules.find(typed.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new InputException(
                        Place.of(typed),
                        "no rule has this id or name%s See: rundown explain"
                                .formatted(Nearest.to(typed, names().toList())
                                        .map("; did you mean \"%s\"?"::formatted)
                                        .orElse("."))));
    }

    private static Stream<String> names() {
        return Rules.all().stream().flatMap(it -> Stream.of(it.id(), it.name()));
    }

    private static List<String> lines(Rule rule, int width) {
        var lines = new ArrayList<String>();
        lines.add(rule.toString());
        lines.addAll(wrapped("", rule.sentence(), width, 0));
        lines.add("");
        lines.addAll(wrapped("  source", rule.source(), width, LABEL));
        lines.addAll(wrapped("  severity", rule.severity().words(), width, LABEL));
        lines.addAll(wrapped("  do", rule.remedy(), width, LABEL));
        if (!rule.seenIn().isEmpty()) {
            lines.addAll(wrapped("  seen in", String.join(", ", rule.seenIn()), width, LABEL));
        }
        scenarios(rule).forEach(it -> lines.addAll(wrapped("  try", "./rundown check " + it, width, LABEL)));
        return lines;
    }

    /// The bundled scenarios that show how the rule breaks.
    private static List<String> scenarios(Rule rule) {
        return Bundled.list().stream()
                .filter(it -> it.read(Staging.vocabulary())
                        .expect()
                        .filter(expected -> expected instanceof Expectation.Violated violated
                                && violated.rules().stream().anyMatch(name -> rule.isCalled(name.value())))
                        .isPresent())
                .map(Bundled::fileName)
                .toList();
    }

    /// `text` behind `label`, on lines of at most `width` whose words begin at `indent`.
    private static List<String> wrapped(String label, String text, int width, int indent) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(label);
        line.append(" ".repeat(Math.max(label.isEmpty() ? 0 : 1, indent - label.length())));
        boolean isFirst = true;
        for (var word : text.split(" ", -1)) {
            if (!isFirst && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(indent));
                isFirst = true;
            }
            line.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        lines.add(line.toString());
        return lines;
    }
}
