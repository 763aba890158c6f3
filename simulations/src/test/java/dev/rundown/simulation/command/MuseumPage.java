package dev.rundown.simulation.command;

import dev.rundown.simulation.scenario.Exhibit;
import dev.rundown.simulation.scenario.ExtensionCast;
import dev.rundown.simulation.scenario.PlayItem;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.simulation.stage.Staging;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/// `docs/museum.md`: what the files say of the races, and what a check has found.
final class MuseumPage {
    private static final String HEAD = """
            # The museum: races that were made, or could have been

            Each row is a bundled scenario with a mistake planted in it. `./rundown check @museum` checks all of them, and each
            once more without its mistake; the numbers below are those of such a run, which the test of this page makes. Nothing
            here is written by hand: the mechanism stands in the scenario, the marks in `Exhibit`.

            - **breaks**: the rules that are violated, exactly, and then those that break only after one of them
              (`docs/decisions/0006-what-only-follows-is-not-promised.md`). `./rundown explain NMR001` explains one.
            - **blame**: the actors that broke them.
            - **steps**: of the shortest failure, counted after the part that is the same in every order.
            - **states**: distinct ones with the mistake; **twin**: without it, where every schedule keeps every rule.
            - **upstream**: what it is made after. `fix`: read in the commit that mended it; `thread`: told in the issue or pull
              request; `I`: inferred from code or contract, nobody has run it.
            """;

    private static final Pattern SENTENCE = Pattern.compile("(?<=\\.)\\s+(?=[A-Z])");
    private static final Pattern SOURCE = Pattern.compile("(?i)upstream|inferred");
    private static final Pattern ISSUE = Pattern.compile("(?:microsoft/([a-z-]+) )?#(\\d+)");
    private static final String OURS = "ebpf-for-windows";

    private MuseumPage() {}

    /// The page.
    ///
    /// @param museum the rows of `check @museum --json`
    static String of(JsonNode museum) {
        var lines = new ArrayList<String>();
        for (var room : Exhibit.Room.values()) {
            lines.add("\n## Races of %s\n".formatted(room.words()));
            lines.add("| race | mechanism | mistake | breaks | blame | steps | states | twin | upstream | see it |");
            lines.add("| --- | --- | --- | --- | --- | ---: | ---: | ---: | --- | --- |");
            room.exhibits().forEach(it -> lines.add(row(it, found(museum, it))));
        }
        return HEAD + String.join("\n", lines) + "\n";
    }

    private static JsonNode found(JsonNode museum, Exhibit exhibit) {
        return StreamSupport.stream(museum.spliterator(), false)
                .filter(it -> it.get("race").asString().equals("@" + exhibit.name()))
                .findFirst()
                .orElseThrow();
    }

    private static String row(Exhibit exhibit, JsonNode row) {
        var cells = List.of(
                exhibit.isListed() ? exhibit.id() + " " + exhibit.name() : exhibit.name(),
                mechanism(exhibit),
                String.join(", ", mistakes(scenario(exhibit))),
                words(row.get("rules")) + (row.get("then").isEmpty() ? "" : ", then " + words(row.get("then"))),
                words(row.get("blame")),
                row.get("steps").asString(),
                grouped(row.get("states")),
                "%s, %s"
                        .formatted(
                                row.get("twin").get("verdict").asString(),
                                grouped(row.get("twin").get("states"))),
                upstream(exhibit),
                "`./rundown check @%s`".formatted(exhibit.name()));
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String mechanism(Exhibit exhibit) {
        return Arrays.stream(SENTENCE.split(about(exhibit)))
                .filter(it -> !SOURCE.matcher(it).find())
                .collect(Collectors.joining(" "));
    }

    private static String about(Exhibit exhibit) {
        return exhibit.bundled().about().replaceAll("\\s+", " ").strip();
    }

    private static String upstream(Exhibit exhibit) {
        var links = new ArrayList<String>();
        var repository = OURS;
        var issues = ISSUE.matcher(about(exhibit));
        while (issues.find()) {
            repository = issues.group(1) == null ? repository : issues.group(1);
            links.add("[%s#%s](https://github.com/microsoft/%s/issues/%s)"
                    .formatted(
                            repository.equals(OURS) ? "" : repository, issues.group(2), repository, issues.group(2)));
        }
        links.add(exhibit.mark().word());
        return String.join(", ", links);
    }

    /// What is planted, and in whom.
    private static List<String> mistakes(Scenario scenario) {
        var mistakes = new ArrayList<String>();
        scenario.registrar().flavour().ifPresent(it -> mistakes.add("flavour `%s` of `registrar`".formatted(it)));
        scenario.registrar()
                .gaps()
                .ifPresent(gaps -> gaps.forEach(it -> mistakes.add("gap `%s` of `registrar`".formatted(it))));
        scenario.faults().forEach(it -> mistakes.add("fault `%s` at `%s`".formatted(it.name(), it.at())));
        for (var extension : scenario.cast().extensions().values()) {
            extension
                    .hooks()
                    .forEach(it ->
                            it.defect().ifPresent(defect -> mistakes.add(planted(defect, address(extension, it)))));
        }
        scenario.cast()
                .programs()
                .values()
                .forEach(it -> it.defect().ifPresent(defect -> mistakes.add(planted(defect, it.name()))));
        scenario.cast().drivers().values().forEach(driver -> {
            driver.defect().ifPresent(it -> mistakes.add(planted(it, "core")));
            driver.programs().forEach((name, defect) -> defect.ifPresent(it -> mistakes.add(planted(it, name))));
        });
        attaches(scenario.play().stream())
                .forEach(it -> it.defect().ifPresent(defect -> mistakes.add(planted(defect, it.link()))));
        return mistakes;
    }

    private static String address(ExtensionCast extension, ExtensionCast.ModuleCast module) {
        return extension.address(module).name();
    }

    private static String planted(Object defect, Object where) {
        return "`%s` of `%s`".formatted(defect, where);
    }

    private static Stream<PlayItem.Attach> attaches(Stream<PlayItem> items) {
        return items.flatMap(it -> switch (it) {
            case PlayItem.Together together ->
                attaches(together.lanes().values().stream().flatMap(List::stream));
            case PlayItem.Attach attach -> Stream.of(attach);
            case PlayItem.Load _,
                    PlayItem.Unload _,
                    PlayItem.Detach _,
                    PlayItem.Close _,
                    PlayItem.GetInformation _,
                    PlayItem.Fire _ -> Stream.empty();
        });
    }

    private static Scenario scenario(Exhibit exhibit) {
        return exhibit.bundled().read(Staging.vocabulary());
    }

    private static String words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static String grouped(JsonNode number) {
        return String.format(Locale.ROOT, "%,d", number.asLong());
    }
}
