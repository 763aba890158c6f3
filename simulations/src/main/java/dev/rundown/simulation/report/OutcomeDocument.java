package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.search.Consequence;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.search.Suspicion;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.trace.TraceFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An outcome as a program reads it. The names of the components are the keys of the document.
///
/// @param scenario  its name
/// @param file      as the user named it
/// @param sha256    of its text
/// @param strategy  how its orders were searched
/// @param verdict   `violated`, `holds`, `incomplete`, `not_found`, `suspected` or `hollow`
/// @param words     the same as people read it
/// @param states    distinct states
/// @param schedules how many there are; absent when they were not counted, `unbounded` with a cycle
/// @param steps     between the states
/// @param deepest   the largest distance from the end of the set-up
/// @param complete  every schedule was explored
/// @param setUp     the items of the play before step 1
/// @param judged    the rules that were looked at
/// @param findings  the rules that are violated
/// @param consequences rules that break only after another one
/// @param suspected what was still owed where a bound ended a schedule
/// @param unreached goals that were never reached
public record OutcomeDocument(
        String scenario,
        String file,
        String sha256,
        String strategy,
        String verdict,
        String words,
        long states,
        Optional<String> schedules,
        long steps,
        int deepest,
        boolean complete,
        List<String> setUp,
        List<String> judged,
        List<Violation> findings,
        List<Then> consequences,
        List<Suspected> suspected,
        List<String> unreached) {

    /// A violated rule.
    ///
    /// @param how   `safety`, `stuck` or `lasso`
    /// @param step  after which step
    /// @param owed  what was still to be done, at a stuck world
    /// @param fired the steps at which each fault took effect
    /// @param path  the shortest way to it
    /// @param trace where its trace is
    public record Violation(
            String rule,
            String name,
            List<String> also,
            String how,
            int step,
            List<String> blame,
            String sentence,
            List<Owed> owed,
            Map<String, List<Integer>> fired,
            List<Step> path,
            Optional<String> trace) {}

    /// What somebody still has to do.
    public record Owed(String by, Optional<String> owed, OptionalInt since) {}

    /// A step of a path.
    ///
    /// @param text   what was said
    /// @param remark what a reader should see besides
    /// @param label  the step's name
    public record Step(
            int i, String from, String to, String lane, String text, Optional<String> remark, String label) {}

    /// A rule that would break after the violation.
    public record Then(String rule, String of, int step, String blame, String sentence) {}

    /// A rule that may be broken for ever.
    ///
    /// @param steps the bound
    public record Suspected(String rule, String name, List<String> blame, String sentence, int steps) {}

    /// The document of `outcome`.
    ///
    /// @param traces where the trace of each finding is, in the order of the findings
    public static OutcomeDocument of(Staged staged, Outcome outcome, List<String> traces) {
        var scenario = staged.scenario();
        var findings = new ArrayList<Violation>();
        for (var finding : outcome.findings()) {
            findings.add(violation(finding, Optional.of(traces.get(findings.size()))));
        }
        var figures = outcome.figures();
        return new OutcomeDocument(
                scenario.name().value(),
                scenario.file(),
                scenario.sha256(),
                outcome.sampled()
                        .map(Outcome.Sampled::strategy)
                        .orElse(outcome.reduced().isPresent() ? "dpor" : "exhaustive"),
                outcome.word().name().toLowerCase(Locale.ROOT),
                outcome.words(),
                figures.states(),
                outcome.schedules().map(it -> it.number().map(Object::toString).orElse("unbounded")),
                figures.transitions(),
                figures.deepest(),
                figures.complete(),
                OutcomeReport.items(outcome),
                outcome.judged().stream().map(Rule::id).toList(),
                findings,
                outcome.consequences().stream().map(OutcomeDocument::then).toList(),
                outcome.suspicions().stream().map(OutcomeDocument::suspected).toList(),
                outcome.unreached().stream().map(Goal::name).toList());
    }

    /// A finding as a program reads it.
    public static Violation violation(Finding finding, Optional<String> trace) {
        var wording = new Wording(new ShortNames());
        return new Violation(
                finding.rule().id(),
                finding.rule().name(),
                finding.also().stream().map(Rule::id).toList(),
                finding.kind().name().toLowerCase(Locale.ROOT),
                finding.path().size(),
                names(finding.blame()),
                finding.sentence(),
                Debt.of(finding).stream()
                        .map(it -> new Owed(it.by().name(), it.owed().map(wording::of), it.since()))
                        .toList(),
                TraceFile.fired(finding.path()),
                steps(finding.path(), wording),
                trace);
    }

    static List<Step> steps(List<PathStep> path, Wording wording) {
        return path.stream().map(it -> step(it, wording)).toList();
    }

    private static Step step(PathStep step, Wording wording) {
        var occurrence = step.occurrence();
        var first = occurrence.delivered().orElseGet(() -> occurrence.started().getFirst());
        return new Step(
                step.index(),
                first.from().name(),
                first.to().name(),
                first.lane().toString(),
                occurrence.delivered().map(wording::of).orElseGet(() -> wording.begins(occurrence.started())),
                wording.remark(occurrence),
                step.label());
    }

    static Then then(Consequence it) {
        return new Then(it.rule().id(), it.of().id(), it.step(), it.blame().name(), it.sentence());
    }

    private static Suspected suspected(Suspicion it) {
        return new Suspected(it.rule().id(), it.rule().name(), names(it.blame()), it.sentence(), it.steps());
    }

    private static List<String> names(Collection<Address> actors) {
        return actors.stream().map(Address::name).toList();
    }
}
