package dev.rundown.simulation.search;

import dev.rundown.actor.Lane;
import dev.rundown.simulation.driver.Chain;
import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/// A path that was recorded, taken again. A step is found by its name, so that a path outlives changes that only
/// move choices about.
public final class Rerun {
    /// Of the search that shrinks.
    private static final Budget SHRINKING = new Budget(2_000_000);

    /// The strategy by which somebody decides step by step.
    private static final String PERSON = "person";

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

    /// How many items of the play a search would fold.
    public static int setUp(Stepped engine, Budget budget) {
        return SetUp.of(engine, budget).items().size();
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
        return take(recorded, "replay");
    }

    private Result take(List<RecordedStep> recorded, String strategy) {
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
        return new Result(path, judge(path, world, strategy), Optional.empty());
    }

    /// Takes a pick wherever there is more than one choice, and whatever is the only choice, until a rule breaks, a
    /// choice would have to be made, nothing may happen, or the same comes again and again with nothing to choose.
    public Result takeChoices(List<Integer> picks) {
        return takeChoices(picks, "replay");
    }

    private Result takeChoices(List<Integer> picks, String strategy) {
        var recorded = new ArrayList<RecordedStep>();
        var remaining = new ArrayList<>(picks);
        var met = new HashSet<Digest>();
        var world = start;
        var choices = world.enabled();
        while (!choices.isEmpty() && (choices.size() == 1 || !remaining.isEmpty())) {
            if (choices.size() > 1) {
                met.clear();
            } else if (!met.add(world.digest())) {
                break;
            }
            int pick = choices.size() == 1 ? 0 : remaining.removeFirst();
            recorded.add(new RecordedStep(pick, Optional.empty()));
            if (pick >= choices.size()
                    || !choices.get(pick).occurrence().breaches().isEmpty()) {
                break;
            }
            world = world.apply(choices.get(pick));
            choices = world.enabled();
        }
        return take(recorded, strategy);
    }

    /// Where somebody stands who decides step by step.
    ///
    /// @param result  how they came there
    /// @param world   the world after it
    /// @param choices what may happen next: several, or none when it is over
    /// @param waits   whom those wait for who can not go on
    public record Standing(Result result, World world, List<Choice> choices, Chain waits) {
        public Standing {
            choices = List.copyOf(choices);
        }

        /// Whether nothing is left to decide.
        public boolean isOver() {
            return choices.isEmpty();
        }
    }

    /// Where `picks` lead, taken as [#takeChoices] does.
    ///
    /// @throws IllegalArgumentException when there is no such choice; its message says where
    public Standing stand(List<Integer> picks) {
        var result = takeChoices(picks, PERSON);
        result.divergence().ifPresent(it -> {
            throw new IllegalArgumentException("step %d has no %s, there are %d choices"
                    .formatted(it.step(), it.expected(), it.enabled().size()));
        });
        var taken = result.path().stream().map(PathStep::pick).toList();
        var world = PathStep.walk(start, taken).end();
        boolean isOver = !result.findings().isEmpty() || world.enabled().size() < 2;
        return new Standing(
                result, world, isOver ? List.of() : world.enabled(), engine.chain(world, Loop.waiting(world)));
    }

    /// Goes on from where `picks` lead, as chance decides, until a rule breaks, nothing may happen or there are
    /// `mostSteps` more steps.
    ///
    /// @return all picks
    public List<Integer> byChance(List<Integer> picks, RandomGenerator random, int mostSteps) {
        var all = new ArrayList<>(picks);
        var world = stand(picks).world();
        for (int i = 0; i < mostSteps && !world.enabled().isEmpty(); i++) {
            var choices = world.enabled();
            int pick = choices.size() == 1 ? 0 : random.nextInt(choices.size());
            if (choices.size() > 1) {
                all.add(pick);
            }
            if (engine.breaks(choices.get(pick).move())) {
                break;
            }
            world = world.apply(choices.get(pick));
        }
        return List.copyOf(all);
    }

    /// The nearest violation that can still be reached.
    ///
    /// @param rule what breaks
    /// @param next the choice that leads there, of those that there are
    /// @param steps how many steps away
    public record Hint(Rule rule, int next, int steps) {}

    /// What lies ahead.
    ///
    /// @param hint    the nearest violation; empty when none was found
    /// @param isWhole whether everything that can still happen was looked at
    public record Prospect(Optional<Hint> hint, boolean isWhole) {}

    /// Looks for the nearest violation from where `standing` is, as far as `budget` goes.
    public Prospect ahead(Standing standing, Budget budget) {
        var found = new Findings(engine.ensemble().rules());
        engine.twins().forget();
        var nearby = new Nearby(found, Integer.MAX_VALUE, true);
        try (var search = new BreadthFirst(engine, budget, Effort.ALONE, nearby, Integer.MAX_VALUE)) {
            var explored = search.from(standing.world());
            var hint = found.with(it -> new Recorded(PERSON, search.path(it)), standing.world()).stream()
                    .filter(it -> !it.path().isEmpty())
                    .min(Comparator.comparingInt(it -> it.path().size()))
                    .map(it -> new Hint(
                            it.rule(), it.path().getFirst().pick(), it.path().size()));
            return new Prospect(hint, explored.complete());
        }
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

    private List<Finding> judge(List<PathStep> path, World end, String strategy) {
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
                        strategy,
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
