package dev.rundown.simulation.command;

import dev.rundown.actor.Address;
import dev.rundown.simulation.command.ReplayDocument.Diverged;
import dev.rundown.simulation.report.OutcomeDocument;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.trace.TraceFile;
import dev.rundown.simulation.trace.TraceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A replay beside what was recorded.
///
/// @param result     what happened
/// @param recorded   what should have happened; empty for a token, which does not say
/// @param equal      how many of the states are the recorded ones
/// @param different  the first state that is not
/// @param isVerified whether a different state is a divergence
record Replayed(
        Rerun.Result result,
        Optional<TraceLine.Verdict> recorded,
        int equal,
        Optional<Diverged> different,
        boolean isVerified) {

    /// Compares a replay with its trace.
    static Replayed trace(TraceFile trace, Rerun.Result result, boolean isVerified) {
        int equal = 0;
        var different = Optional.<Diverged>empty();
        for (var step : result.path()) {
            var expected = trace.steps().get(step.index() - 1).state();
            var state = step.digest().toString();
            if (state.equals(expected)) {
                equal++;
            } else if (different.isEmpty()) {
                different = Optional.of(new Diverged(step.index(), "state " + expected, List.of("state " + state)));
            }
        }
        return new Replayed(result, Optional.of(trace.verdict()), equal, different, isVerified);
    }

    /// A replay of a token.
    static Replayed token(Rerun.Result result) {
        return new Replayed(result, Optional.empty(), 0, Optional.empty(), false);
    }

    /// Why it is not the recorded run, and from which step on.
    Optional<Diverged> divergence() {
        return different
                .filter(_ -> isVerified)
                .or(() -> result.divergence().map(it -> new Diverged(it.step(), it.expected(), it.enabled())));
    }

    /// Whether the recorded rule was violated again, in the same way and by the same actors; of a token, whether any
    /// was.
    boolean again() {
        return result.findings().stream()
                .anyMatch(found -> recorded.map(it -> isSame(it, found)).orElse(true));
    }

    private static boolean isSame(TraceLine.Verdict verdict, Finding found) {
        return found.rule().id().equals(verdict.rule())
                && found.kind().name().toLowerCase(Locale.ROOT).equals(verdict.how())
                && found.path().size() == verdict.i()
                && found.blame().stream().map(Address::name).toList().equals(verdict.blame());
    }

    ExitCode exit() {
        if (divergence().isPresent()) {
            return ExitCode.DIVERGED;
        }
        return again() ? ExitCode.AS_EXPECTED : ExitCode.NOT_AS_EXPECTED;
    }

    /// What came of it, for people; the last lines of the report.
    List<String> lines() {
        var lines = new ArrayList<String>();
        if (divergence().isPresent()) {
            var it = divergence().get();
            lines.add("diverged at step %d: expected %s, enabled now:".formatted(it.step(), it.expected()));
            if (it.expected().startsWith("state ")) {
                lines.set(0, "diverged at step %d: expected %s, it is".formatted(it.step(), it.expected()));
            }
            (it.enabled().isEmpty() ? List.of("nothing") : it.enabled()).forEach(each -> lines.add("  " + each));
            return lines;
        }
        lines.add(sentence());
        different.ifPresent(it -> lines.add(
                "the first different state is after step %d; with --verify that is a divergence".formatted(it.step())));
        return lines;
    }

    private String sentence() {
        int steps = result.path().size();
        var digests = recorded.isPresent() ? ", %d of %d state digests equal".formatted(equal, steps) : "";
        return "replayed %d steps%s, %s".formatted(steps, digests, outcome(steps));
    }

    private String outcome(int steps) {
        if (recorded.isEmpty()) {
            return result.findings().stream()
                    .map(it -> "%s violated after step %d"
                            .formatted(it.rule().id(), it.path().size()))
                    .findFirst()
                    .orElse("nothing violated");
        }
        var rule = recorded.get().rule();
        return again()
                ? "%s violated again after step %d".formatted(rule, steps)
                : "but %s was not violated as recorded after step %d"
                        .formatted(rule, recorded.get().i());
    }

    /// The same for programs.
    ReplayDocument document(String trace, String scenario) {
        return new ReplayDocument(
                trace,
                scenario,
                result.path().size(),
                recorded.isPresent() ? result.path().size() : 0,
                equal,
                recorded.map(TraceLine.Verdict::rule),
                again(),
                result.findings().stream()
                        .map(it -> OutcomeDocument.violation(it, Optional.empty()))
                        .toList(),
                divergence(),
                lines().getFirst(),
                exit().code());
    }
}
