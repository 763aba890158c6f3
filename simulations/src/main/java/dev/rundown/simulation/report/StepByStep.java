package dev.rundown.simulation.report;

import dev.rundown.simulation.driver.Alternative;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.search.PathStep;
import java.util.List;
import java.util.stream.Collectors;

/// Steps and choices as sentences, for whoever decides one by one what happens next. A binding keeps its short name for
/// as long as this is used.
public final class StepByStep {
    private final Wording wording = new Wording(new ShortNames());

    /// What a step did: `  12  registrar -> L1: ClientAttachProvider(B1)`.
    public String step(PathStep step) {
        var remark = wording.remark(step.occurrence()).map("  "::concat).orElse("");
        return "%4d  %s%s".formatted(step.index(), words(step.occurrence()), remark);
    }

    /// What may be chosen, by the number that is typed for it, from 1.
    public String choice(Choice choice) {
        var chosen = choice.occurrence().alternatives();
        var alternatives = chosen.isEmpty()
                ? ""
                : chosen.stream().map(Alternative::toString).collect(Collectors.joining(", ", "   [", "]"));
        return "%4d  %s%s".formatted(choice.index() + 1, words(choice.occurrence()), alternatives);
    }

    /// Who waits for whom.
    public List<String> waits(Chain chain) {
        return chain.links().stream()
                .map(it -> "%s waits for %s: %s".formatted(it.holder(), it.owedBy(), wording.of(it.held())))
                .distinct()
                .toList();
    }

    private String words(Occurrence occurrence) {
        return occurrence
                .delivered()
                .map(it -> LaneTable.sentence(it.from(), it.to(), wording.of(it)))
                .orElseGet(() -> wording.begins(occurrence.started()));
    }
}
