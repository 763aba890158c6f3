package dev.rundown.simulation.command;

import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.Expectation;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether an outcome is what the scenario promised.
///
/// @param code what the shell is told
/// @param sentence what the user is told
record Verdicts(ExitCode code, String sentence) {
    /// Compares. Without an expectation a violation is not as expected and everything else is.
    static Verdicts of(String file, Optional<Expectation> expectation, Outcome outcome) {
        var disappointment = expectation
                .map(it -> disappointment(it, outcome))
                .orElseGet(() ->
                        outcome.findings().isEmpty() ? Optional.empty() : Optional.of("the file expects no violation"));
        if (disappointment.isPresent()) {
            return new Verdicts(
                    ExitCode.NOT_AS_EXPECTED, "expected by %s: no, %s".formatted(file, disappointment.get()));
        }
        var code = outcome.unreached().isEmpty() ? ExitCode.AS_EXPECTED : ExitCode.HOLLOW;
        return new Verdicts(
                code,
                expectation.isPresent() ? "expected by %s: yes".formatted(file) : "as expected: nothing violated");
    }

    private static Optional<String> disappointment(Expectation expectation, Outcome outcome) {
        return switch (expectation) {
            case Expectation.Holds _ ->
                outcome.findings().isEmpty() && outcome.figures().complete()
                        ? Optional.empty()
                        : Optional.of("the file expects that every rule holds, but it " + outcome.words());
            case Expectation.Violated it -> disappointment(it, outcome);
            case Expectation.Rejected it ->
                Optional.of("the file expects the verifier to refuse %s, which it accepts".formatted(it.program()));
        };
    }

    private static Optional<String> disappointment(Expectation.Violated expected, Outcome outcome) {
        var wanted = new TreeSet<String>();
        expected.rules()
                .forEach(it -> wanted.add(Rules.find(it.value()).map(Rule::id).orElseThrow()));
        var found = new TreeSet<String>();
        outcome.findings().forEach(it -> {
            found.add(it.rule().id());
            it.also().stream().map(Rule::id).filter(wanted::contains).forEach(found::add);
        });
        if (!found.equals(wanted)) {
            return Optional.of("the file expects exactly %s to be violated, found %s".formatted(wanted, found));
        }
        return outcome.findings().stream()
                .flatMap(it -> disappointment(expected, it).stream())
                .findFirst();
    }

    private static Optional<String> disappointment(Expectation.Violated expected, Finding finding) {
        var kind = finding.kind().name().toLowerCase(Locale.ROOT);
        if (expected.kind().filter(it -> !it.value().equals(kind)).isPresent()) {
            return Optional.of("the file expects %s, found %s"
                    .formatted(expected.kind().map(Placed::value).orElseThrow(), kind));
        }
        var blamed = finding.blame().stream().map(it -> it.name()).collect(Collectors.toCollection(TreeSet::new));
        return expected.blame()
                .filter(it -> !blamed.contains(it.value()))
                .map(it -> "the file blames %s, the search %s".formatted(it, blamed));
    }
}
