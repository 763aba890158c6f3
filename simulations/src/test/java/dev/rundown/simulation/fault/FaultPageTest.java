package dev.rundown.simulation.fault;

import dev.rundown.simulation.Generated;
import dev.rundown.simulation.scenario.FaultKind;
import dev.rundown.simulation.scenario.FaultPoints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/faults.md`, made from the table that faults are made, refused and swept by.
class FaultPageTest {
    private static final String HEAD = """
            # Faults: what may go wrong where

            A fault sits at a point of an actor (`at: sample.hook/ProviderDetachClient`), happens at a time (`when: explore`,
            `{ nth: 1 }` or `{ p: 0.1 }`) and does one thing (`do: { complete: never }`). `docs/scenarios.md` has the keys,
            `./rundown faults` this table for a terminal, and `./rundown check SCENARIO --sweep legal` one plan for each kind
            at each point and its first two occasions.

            - **legal**: the contract allows it, and every other party must cope. If a rule breaks, whom it names has a bug.
            - **violation**: a module breaks its own promise. The question is who gets hurt, and whether the blame is right.
            - **model-only**: cannot happen on Windows as such; `bugcheck` is real and ends the run. Off in `--sweep legal`.

            A kind that does not stand beside a point is refused there, with those that do. Where a table shows a status, any
            other error of the same kind will do. The table is made from the code that makes the faults; a test compares them.

            """;

    @Test
    void the_page_is_the_table() throws IOException {
        var page = new StringBuilder(HEAD);
        page.append("| point | who comes to it | legal | violation | model-only |\n| --- | --- | --- | --- | --- |\n");
        Stream.concat(FaultPoints.all().stream(), FaultPoints.WHOLE.stream())
                .filter(it -> !FaultCatalog.at(it).isEmpty())
                .forEach(it -> page.append(row(it)));
        page.append("\n## Kinds\n\n| kind | value | what it means |\n| --- | --- | --- |\n");
        FaultKind.all()
                .forEach(it -> page.append(
                        "| `%s` | %s | %s |\n".formatted(it.name(), it.values().replace("|", "\\|"), it.about())));
        Generated.verify(Path.of("../docs/faults.md"), page.toString());
    }

    private static String row(String point) {
        var entries = FaultCatalog.at(point);
        var who = entries.getFirst().roles().stream().map(FaultRole::words).collect(Collectors.joining(", "));
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        point,
                        who,
                        kinds(entries, FaultClass.LEGAL),
                        kinds(entries, FaultClass.VIOLATION),
                        kinds(entries, FaultClass.MODEL_ONLY));
    }

    private static String kinds(List<FaultCatalog.Entry> entries, FaultClass of) {
        return entries.stream()
                .filter(it -> it.faultClass() == of)
                .map(it -> "`%s`".formatted(it.kind()))
                .collect(Collectors.joining(", "));
    }
}
