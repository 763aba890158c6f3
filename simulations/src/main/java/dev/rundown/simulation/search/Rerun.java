package dev.rundown.simulation.search;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// A path that was recorded, taken again. A step is found by its name, so that a path outlives changes that only
/// move choices about.
public final class Rerun {
    /// Of the search that shrinks.
    private static final Budget SHRINKING = new Budget(2_000_000);

    private final Stepped engine;
    private final World start;

    private Rerun(Stepped engine, World start) {
        this.engine = engine;
        this.start = start;
    }

    /// A step as it was recorded.
    ///
    /// @param pick  which of the choices was taken, from 0
    /// @param label its name; empty when only the number is known
    public record RecordedStep(int pick, Optional<String> label) {}

    /// How far it came.
    ///
    /// @param path       the steps that could be taken
    /// @param findings   what is violated at its end
    /// @param divergence why it ended early
    public record Result(List<PathStep> path, List<Finding> findings, Optional<Divergence> divergence) {
        public Result {
            path = List.copyOf(path);
            findings = List.copyOf(findings);
        }
    }

    /// A recorded step that is not enabled.
    ///
    /// @param step     its number, from 1
    /// @param expected its name, or its number among the choices
    /// @param enabled  the names of what could be done instead
    public record Divergence(int step, String expected, List<String> enabled) {
        public Divergence {
            enabled = List.copyOf(enabled);
        }
    }

    /// After the first `items` of the play, each run to its end in canonical order.
    ///
    /// @return empty when the play has no such beginning
    public static Optional<Rerun> after(Stepped engine, int items) {
        if (items < 0 || items > engine.ensemble().play().size()) {
            return Optional.empty();
        }
        var world = engine.initial();
        for (int i = 0; i < items; i++) {
            world = SetUp.toQuiescence(world, new ArrayList<>());
            if (!world.underWay().isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new Rerun(engine, world));
    }

    /// After what a search would fold.
    public static Rerun afterSetUp(Stepped engine, Budget budget) {
        return new Rerun(engine, SetUp.of(engine, budget).end());
    }

    /// `found`, which is one of this rerun, with the shortest path that leads to the same rule and blame.
    public Finding shrink(Finding found) {
        return new Shrinking(engine, start, SHRINKING).shrink(found);
    }

    /// Takes every recorded step.
    public Result take(List<RecordedStep> recorded) {
        var path = new ArrayList<PathStep>();
        var world = start;
        for (var step : recorded) {
            var choices = world.enabled();
            var choice = find(choices, step);
            if (choice.isEmpty()) {
                var expected = step.label().orElseGet(() -> "choice " + step.pick());
                return new Result(
                        path, List.of(), Optional.of(new Divergence(path.size() + 1, expected, labels(choices))));
            }
            world = world.apply(choice.get());
            path.add(PathStep.of(path.size() + 1, choice.get(), choices, world));
        }
        return new Result(path, judge(path, world), Optional.empty());
    }

    /// Takes a pick wherever there is more than one choice, and whatever is the only choice, until a rule breaks, a
    /// choice would have to be made, or nothing may happen.
    public Result takeChoices(List<Integer> picks) {
        var recorded = new ArrayList<RecordedStep>();
        var remaining = new ArrayList<>(picks);
        var world = start;
        var choices = world.enabled();
        while (!choices.isEmpty() && (choices.size() == 1 || !remaining.isEmpty())) {
            int pick = choices.size() == 1 ? 0 : remaining.removeFirst();
            recorded.add(new RecordedStep(pick, Optional.empty()));
            if (pick >= choices.size()
                    || !choices.get(pick).occurrence().breaches().isEmpty()) {
                break;
            }
            world = world.apply(choices.get(pick));
            choices = world.enabled();
        }
        return take(recorded);
    }

    /// By number and name, or else by name alone.
    private static Optional<Choice> find(List<Choice> choices, RecordedStep step) {
        if (step.label().isEmpty()) {
            return choices.stream().filter(it -> it.index() == step.pick()).findFirst();
        }
        return choices.stream()
                .filter(it -> it.label().equals(step.label().get()))
                .findFirst();
    }

    private List<Finding> judge(List<PathStep> path, World end) {
        var findings = new Findings(engine.ensemble().rules());
        for (var step : path) {
            findings.broke(step.occurrence(), step.index(), step.index());
        }
        if (!(end.ending() instanceof Ending.NotYet)) {
            findings.ended(end, !end.underWay().isEmpty(), path.size(), path.size());
        } else {
            judgeLoop(path, end, findings);
        }
        return findings.with(
                length -> new Recorded(
                        "replay",
                        path.subList(0, length).stream().map(PathStep::pick).toList()),
                start);
    }

    /// Where the path ends in a world that it has met before, it may go on like that for ever.
    private void judgeLoop(List<PathStep> path, World end, Findings findings) {
        var met = new ArrayList<>(List.of(start));
        var lanes = new ArrayList<Optional<Lane>>();
        for (var step : path) {
            var choice = met.getLast().enabled().get(step.pick());
            lanes.add(Loop.lane(choice));
            met.add(met.getLast().apply(choice));
        }
        for (int from = 0; from < path.size(); from++) {
            if (met.get(from).digest().equals(end.digest())) {
                var moved = new TreeSet<Lane>();
                lanes.subList(from, lanes.size()).forEach(it -> it.ifPresent(moved::add));
                var loop = Loop.of(engine, met.subList(from, path.size()), moved);
                if (loop.isFair()) {
                    findings.lasso(loop, path.size(), path.size(), path.size() - from);
                }
                return;
            }
        }
    }

    private static List<String> labels(List<Choice> choices) {
        return choices.stream().map(Choice::label).toList();
    }
}
