package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Rules;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Rerun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import dev.rundown.simulation.trace.TraceFile;
import java.util.List;
import java.util.Optional;

/// A trace with its scenario on stage again.
final class RecordedTrace {
    private final String name;
    private final TraceFile recorded;
    private final Staged staged;

    /// @param name as the user typed it
    /// @throws InputException when programs or rules are not those of the trace
    RecordedTrace(String name, TraceFile recorded) {
        this.name = name;
        this.recorded = recorded;
        var header = recorded.header();
        var scenario = ScenarioFile.read(header.text(), header.file(), Staging.vocabulary());
        // It may have been checked under another registrar than its own.
        staged = Scenarios.stage(scenario.under(Scenarios.flavour(header.flavour())));
        refuseOtherPrograms();
    }

    Staged staged() {
        return staged;
    }

    /// At the place from which the trace goes on.
    Rerun rerun() {
        int items = recorded.header().setUp();
        return Rerun.after(new Stepped(staged.ensemble()), items)
                .orElseThrow(() -> new InputException(
                        new Place(name, 1, 1),
                        "the play cannot be run for the first %d of its items".formatted(items)));
    }

    List<Rerun.RecordedStep> steps() {
        return recorded.steps().stream()
                .map(it -> new Rerun.RecordedStep(it.pick(), Optional.of(it.msg())))
                .toList();
    }

    /// A program that is another one now would be judged under the name of the old one.
    private void refuseOtherPrograms() {
        if (!staged.rejections().isEmpty()) {
            throw new InputException(
                    new Place(name, 1, 1),
                    "the verifier rejects %s; see: rundown check SCENARIO"
                            .formatted(staged.rejections().keySet()));
        }
        recorded.header().programs().forEach((program, hash) -> {
            if (!hash.equals(staged.hashes().get(program))) {
                throw new InputException(
                        new Place(name, 1, 1),
                        "program %s is not the one that was recorded: its object file has changed".formatted(program));
            }
        });
        var rule = recorded.verdict().rule();
        if (Rules.find(rule).isEmpty()) {
            throw new InputException(
                    new Place(name, recorded.steps().size() + 2, 1),
                    "this engine has no rule %s. See: rundown explain".formatted(rule));
        }
    }
}
