package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Digest;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// One run from its beginning to its end, judged. It shows what can happen, never that nothing else can.
///
/// @param path         every step
/// @param ending       where it ended
/// @param findings     the rules that it broke first, in the order of their numbers
/// @param consequences rules that broke after that
/// @param reached      how often each goal was reached, for all goals
public record SingleRun(
        List<PathStep> path,
        Ending ending,
        List<Finding> findings,
        List<Consequence> consequences,
        SortedMap<String, Integer> reached) {
    private static final int MOST_STEPS = 1_000_000;
    private static final Digest NOT_LOOKED_AT = new Digest(0, 0);

    public SingleRun {
        path = List.copyOf(path);
        findings = List.copyOf(findings);
        consequences = List.copyOf(consequences);
    }

    /// The schedule in which the first choice in canonical order is always taken.
    public static SingleRun canonical(Stepped engine) {
        var steps = new ArrayList<PathStep>();
        var world = engine.initial();
        var choices = world.enabled();
        while (!choices.isEmpty() && steps.size() < MOST_STEPS) {
            var choice = choices.getFirst();
            world = world.apply(choice);
            var labels = choices.stream().map(it -> it.label()).toList();
            steps.add(new PathStep(steps.size() + 1, 0, choice.label(), labels, choice.occurrence(), world.digest()));
            choices = world.enabled();
        }
        return judge(engine.ensemble(), steps, world.ending(), "first");
    }

    /// A run that another driver has recorded.
    ///
    /// @param occurrences in their order, judged
    public static SingleRun of(Ensemble ensemble, List<Occurrence> occurrences, Ending ending) {
        var steps = new ArrayList<PathStep>();
        for (var occurrence : occurrences) {
            var label = occurrence.label();
            steps.add(new PathStep(steps.size() + 1, 0, label, List.of(label), occurrence, NOT_LOOKED_AT));
        }
        return judge(ensemble, steps, ending, "live");
    }

    private static SingleRun judge(Ensemble ensemble, List<PathStep> path, Ending ending, String strategy) {
        var found = new Findings(ensemble.rules());
        int end = path.stream()
                .filter(it -> !it.occurrence().breaches().isEmpty())
                .mapToInt(PathStep::index)
                .findFirst()
                .orElse(0);
        if (end > 0) {
            found.broke(path.get(end - 1).occurrence(), end, end);
        } else {
            found.ended(ending, path.size(), path.size());
        }
        var findings = found.along(path, strategy);
        return new SingleRun(path, ending, findings, consequences(path, end, findings), reached(ensemble, path));
    }

    private static List<Consequence> consequences(List<PathStep> path, int end, List<Finding> findings) {
        var consequences = new ArrayList<Consequence>();
        if (end > 0) {
            for (var step : path.subList(end, path.size())) {
                for (var breach : step.occurrence().breaches()) {
                    consequences.add(new Consequence(
                            breach.rule(),
                            findings.getFirst().rule(),
                            breach.blame(),
                            breach.blame() + " " + breach.sentence(),
                            step.index()));
                }
            }
        }
        return consequences;
    }

    private static SortedMap<String, Integer> reached(Ensemble ensemble, List<PathStep> path) {
        var reached = new TreeMap<String, Integer>();
        ensemble.goals().forEach(it -> reached.put(it.name(), 0));
        path.forEach(step -> step.occurrence().reached().forEach(it -> reached.merge(it.name(), 1, Integer::sum)));
        return reached;
    }

    /// The goals of `ensemble` that it did not reach.
    public List<Goal> unreached(Ensemble ensemble) {
        return ensemble.goals().stream()
                .filter(it -> reached.getOrDefault(it.name(), 0) == 0)
                .toList();
    }
}
