package dev.rundown.simulation.report;

import dev.rundown.executor.pool.Pinning;
import dev.rundown.simulation.live.LiveRounds;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.stage.Staged;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Live rounds as a person reads them: what happened in all of them, the one that failed, and what is left.
public final class RoundsReport {
    private static final int MOST_PIECES = 3;

    private final Staged staged;
    private final int width;

    /// For a page of `width` columns.
    public RoundsReport(Staged staged, int width) {
        this.staged = staged;
        this.width = width;
    }

    /// The whole report.
    public List<String> lines(LiveRounds.Plan plan, LiveRounds.Result result) {
        var lines = new ArrayList<String>();
        result.failed().ifPresent(it -> {
            lines.add("round %s".formatted(number(result.played())));
            lines.addAll(new RunReport(staged, width).live(it.run(), it.hanging(), it.pinnings()));
            lines.add("");
        });
        var counts = result.counts();
        lines.add("%s   live rounds: Pekko actors, random timing of seed %d"
                .formatted(staged.scenario().name(), plan.seed()));
        lines.add("  rounds        %s of %s".formatted(number(result.played()), number(plan.rounds())));
        lines.add("  steps         %s".formatted(number(counts.steps())));
        lines.add("  events        %s, %s"
                .formatted(
                        number(counts.events()),
                        result.pinnings().entrySet().stream()
                                .map(it -> it.getValue() instanceof Pinning.Pinned pinned
                                        ? "%s pinned to CPU %d".formatted(it.getKey(), pinned.cpu())
                                        : "%s not pinned".formatted(it.getKey()))
                                .collect(Collectors.joining(", "))));
        lines.add("  invocations   %s".formatted(number(counts.invocations())));
        lines.add("  bindings      %s attached, %s detached while a program was running"
                .formatted(number(counts.bindings()), number(counts.metDetaches())));
        lines.add("  rules         %d judged in every round, %s: %s"
                .formatted(
                        staged.ensemble().rules().size(),
                        result.failed().isPresent() ? "see above" : "none broken",
                        staged.ensemble().rules().stream().map(Rule::id).collect(Collectors.joining(" "))));
        left(result.left(), lines);
        return lines;
    }

    private static void left(LiveRounds.Left left, List<String> lines) {
        lines.add("  left behind   bindings %s, contexts %s, rundown references %s, actors %s"
                .formatted(
                        number(left.bindings().size()),
                        number(left.contexts().size()),
                        number(left.rundowns().size()),
                        number(left.actors())));
        pieces("binding", left.bindings(), lines);
        pieces("context", left.contexts(), lines);
        pieces("rundown", left.rundowns(), lines);
    }

    private static void pieces(String kind, List<String> pieces, List<String> lines) {
        pieces.stream().limit(MOST_PIECES).forEach(it -> lines.add("  LEAKED  %s: %s".formatted(kind, it)));
        if (pieces.size() > MOST_PIECES) {
            lines.add("          and %s more".formatted(number(pieces.size() - MOST_PIECES)));
        }
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
