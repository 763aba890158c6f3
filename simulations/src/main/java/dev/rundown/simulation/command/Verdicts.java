package dev.rundown.simulation.command;

import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.SingleRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether an outcome is what the scenario promised.
///
/// @param code what the shell is told
/// @param sentence what the user is told
public record Verdicts(ExitCode code, String sentence) {
    /// Compares. Without an expectation a violation is not as expected and everything else is. A search that ended
    /// before it found anything, or that tried some schedules only, says neither yes nor no; only who was promised
    /// that everything holds has to know it from the exit code.
    public static Verdicts of(String file, Optional<Expectation> expectation, Outcome outcome) {
        boolean isOpen = switch (outcome.word()) {
            case INCOMPLETE ->
                expectation.filter(Expectation.Holds.class::isInstance).isEmpty();
            case NOT_FOUND, SUSPECTED -> expectation.isEmpty();
            case VIOLATED, HOLDS, HOLLOW -> false;
        };
        if (isOpen) {
            return new Verdicts(ExitCode.AS_EXPECTED, "no verdict for %s: %s".formatted(file, outcome.words()));
        }
        boolean holds = outcome.findings().isEmpty() && outcome.figures().complete();
        return of(
                file,
                expectation,
                outcome.findings(),
                !outcome.unreached().isEmpty(),
                holds ? Optional.empty() : Optional.of(outcome.words()));
    }

    /// Compares a single run, in which what a goal needs may well be missing: then an expected violation that did not
    /// come is no disappointment.
    static Verdicts of(String file, Optional<Expectation> expectation, SingleRun run, List<Goal> unreached) {
        if (run.findings().isEmpty()
                && !unreached.isEmpty()
                && expectation.filter(Expectation.Violated.class::isInstance).isPresent()) {
            return new Verdicts(
                    ExitCode.HOLLOW,
                    "expected by %s: not to be said, this run never reached %s"
                            .formatted(file, unreached.stream().map(Goal::name).collect(Collectors.joining(", "))));
        }
        return of(
                file,
                expectation,
                run.findings(),
                !unreached.isEmpty(),
                run.findings().isEmpty() ? Optional.empty() : Optional.of("VIOLATED"));
    }

    /// Compares rounds in which no rule broke: what a violation needs may well never have come to be.
    static Verdicts ofRounds(String file, Optional<Expectation> expectation, List<String> unreached) {
        if (expectation.filter(Expectation.Violated.class::isInstance).isPresent()) {
            return new Verdicts(
                    ExitCode.HOLLOW,
                    "expected by %s: not to be said, no round broke a rule; rundown check %s tries every order"
                            .formatted(file, file));
        }
        if (!unreached.isEmpty()) {
            return new Verdicts(ExitCode.HOLLOW, "no round reached " + String.join(", ", unreached));
        }
        return new Verdicts(ExitCode.AS_EXPECTED, "as expected: nothing violated");
    }

    /// Compares the one round that failed. It shows one way in which rules break, so some of the expected ones do.
    static Verdicts ofRound(String file, Optional<Expectation> expectation, SingleRun run) {
        var wanted = expectation
                .filter(Expectation.Violated.class::isInstance)
                .map(it -> wanted((Expectation.Violated) it))
                .orElse(new TreeSet<>());
        var found = found(run.findings(), wanted);
        boolean isPart = !found.isEmpty() && found.size() < wanted.size() && wanted.containsAll(found);
        return isPart
                ? new Verdicts(
                        ExitCode.AS_EXPECTED,
                        "expected by %s: yes, %s is among %s".formatted(file, String.join(", ", found), wanted))
                : of(file, expectation, run, List.of());
    }

    private static Verdicts of(
            String file,
            Optional<Expectation> expectation,
            List<Finding> findings,
            boolean isHollow,
            Optional<String> notHolding) {
        var disappointment = expectation
                .map(it -> disappointment(it, findings, notHolding))
                .orElseGet(() -> findings.isEmpty() ? Optional.empty() : Optional.of("the file expects no violation"));
        if (disappointment.isPresent()) {
            return new Verdicts(
                    ExitCode.NOT_AS_EXPECTED, "expected by %s: no, %s".formatted(file, disappointment.get()));
        }
        var code = isHollow ? ExitCode.HOLLOW : ExitCode.AS_EXPECTED;
        return new Verdicts(
                code,
                expectation.isPresent() ? "expected by %s: yes".formatted(file) : "as expected: nothing violated");
    }

    private static Optional<String> disappointment(
            Expectation expectation, List<Finding> findings, Optional<String> notHolding) {
        return switch (expectation) {
            case Expectation.Holds _ -> notHolding.map("the file expects that every rule holds, found "::concat);
            case Expectation.Violated it -> disappointment(it, findings);
            case Expectation.Rejected it ->
                Optional.of("the file expects the verifier to refuse %s, which it accepts".formatted(it.program()));
        };
    }

    private static Optional<String> disappointment(Expectation.Violated expected, List<Finding> findings) {
        var wanted = wanted(expected);
        var found = found(findings, wanted);
        if (!found.equals(wanted)) {
            return Optional.of("the file expects exactly %s to be violated, found %s".formatted(wanted, found));
        }
        return findings.stream()
                .flatMap(it -> disappointment(expected, it).stream())
                .findFirst()
                .or(() -> unblamed(expected, findings));
    }

    /// What is violated. A verdict that stands for a further rule counts for it where that is wanted.
    private static TreeSet<String> found(List<Finding> findings, Set<String> wanted) {
        var found = new TreeSet<String>();
        findings.forEach(it -> {
            found.add(it.rule().id());
            it.also().stream().map(Rule::id).filter(wanted::contains).forEach(found::add);
        });
        return found;
    }

    private static Optional<String> unblamed(Expectation.Violated expected, List<Finding> findings) {
        return expected.blame().stream()
                .filter(it -> findings.stream().noneMatch(found -> isBlamed(found, it)))
                .map("the file blames %s too, the search does not"::formatted)
                .findFirst();
    }

    private static boolean isBlamed(Finding finding, Placed<String> actor) {
        return finding.blame().stream().anyMatch(it -> it.name().equals(actor.value()));
    }

    private static TreeSet<String> wanted(Expectation.Violated expected) {
        return expected.rules().stream()
                .map(it -> Rules.find(it.value()).map(Rule::id).orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> disappointment(Expectation.Violated expected, Finding finding) {
        var kind = finding.kind().name().toLowerCase(Locale.ROOT);
        if (expected.kind().filter(it -> !it.value().equals(kind)).isPresent()) {
            return Optional.of("the file expects %s, found %s"
                    .formatted(expected.kind().map(Placed::value).orElseThrow(), kind));
        }
        if (expected.blame().isEmpty() || expected.blame().stream().anyMatch(it -> isBlamed(finding, it))) {
            return Optional.empty();
        }
        return Optional.of("the file blames %s, the search %s"
                .formatted(
                        expected.blame().stream().map(Placed::value).collect(Collectors.joining(", ")),
                        finding.blame().stream().map(it -> it.name()).toList()));
    }
}
