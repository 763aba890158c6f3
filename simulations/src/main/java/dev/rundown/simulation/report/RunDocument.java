package dev.rundown.simulation.report;

import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.live.LiveRounds;
import dev.rundown.simulation.live.LiveRun;
import dev.rundown.simulation.report.OutcomeDocument.Step;
import dev.rundown.simulation.report.OutcomeDocument.Then;
import dev.rundown.simulation.report.OutcomeDocument.Violation;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A run as a program reads it. The names of the components are the keys of the document.
///
/// @param scenario its name
/// @param file     as the user named it
/// @param driver   `stepped` or `live`
/// @param run      what happened; of rounds, in the one that failed, absent when none did
/// @param rounds   what was counted in rounds; absent when there were none
/// @param sentence whether it was as expected, for people
/// @param exit     what the shell is told
public record RunDocument(
        String scenario,
        String file,
        String driver,
        Optional<Run> run,
        Optional<Rounds> rounds,
        String sentence,
        int exit) {

    /// What happened.
    ///
    /// @param ending  `over`: the play has come to its end; `stuck`: nothing may happen and somebody waits; `gone`:
    ///                code was called that had left memory; `hangs`: given up, though something could still happen
    /// @param reached how often each goal was reached
    /// @param hanging what was under way when it was given up
    /// @param leaked  what was left behind
    public record Run(
            String ending,
            List<Step> steps,
            List<Violation> findings,
            List<Then> consequences,
            Map<String, Integer> reached,
            List<String> hanging,
            List<String> leaked) {}

    /// Live rounds, all together.
    ///
    /// @param wanted how many were asked for
    /// @param played how many there were, the failed one included
    /// @param seed   of the timing
    /// @param steps  messages received and operations of an event, by everybody
    /// @param events that occurred on a CPU
    /// @param left   what was left behind; nothing should be
    public record Rounds(
            int wanted,
            int played,
            long seed,
            long steps,
            long events,
            long invocations,
            long bindings,
            Map<String, Long> reached,
            LiveRounds.Left left) {}

    /// The document of a run of the stepped driver, without a verdict.
    public static RunDocument stepped(Staged staged, SingleRun run) {
        return of(staged, "stepped", Optional.of(run(run, List.of(), List.of())), Optional.empty());
    }

    /// The same for a run of live actors.
    public static RunDocument live(Staged staged, LiveRun.Result result) {
        return of(staged, "live", Optional.of(run(result)), Optional.empty());
    }

    /// The same for rounds of live actors.
    public static RunDocument rounds(Staged staged, LiveRounds.Plan plan, LiveRounds.Result result) {
        var counts = result.counts();
        var rounds = new Rounds(
                plan.rounds(),
                result.played(),
                plan.seed(),
                counts.steps(),
                counts.events(),
                counts.invocations(),
                counts.bindings(),
                counts.reached(),
                result.left());
        return of(staged, "live", result.failed().map(RunDocument::run), Optional.of(rounds));
    }

    /// The same with what came of it.
    public RunDocument with(String verdict, int code) {
        return new RunDocument(scenario, file, driver, run, rounds, verdict, code);
    }

    private static RunDocument of(Staged staged, String driver, Optional<Run> run, Optional<Rounds> rounds) {
        var scenario = staged.scenario();
        return new RunDocument(scenario.name().value(), scenario.file(), driver, run, rounds, "", 0);
    }

    private static Run run(LiveRun.Result result) {
        boolean hangs = result.run().ending() instanceof Ending.NotYet;
        var wording = new Wording(new ShortNames());
        var hanging = hangs
                ? result.hanging().stream()
                        .map(it -> "lane %s: %s, owed by %s".formatted(it.lane(), wording.of(it), it.to()))
                        .toList()
                : List.<String>of();
        return run(result.run(), hanging, result.leaked());
    }

    private static Run run(SingleRun run, List<String> hanging, List<String> leaked) {
        return new Run(
                ending(run.ending()),
                OutcomeDocument.steps(run.path(), new Wording(new ShortNames())),
                run.findings().stream()
                        .map(it -> OutcomeDocument.violation(it, Optional.empty()))
                        .toList(),
                run.consequences().stream().map(OutcomeDocument::then).toList(),
                run.reached(),
                hanging,
                leaked);
    }

    private static String ending(Ending ending) {
        return switch (ending) {
            case Ending.Final _ -> "over";
            case Ending.Stuck _ -> "stuck";
            case Ending.Over _ -> "gone";
            case Ending.NotYet _ -> "hangs";
        };
    }
}
