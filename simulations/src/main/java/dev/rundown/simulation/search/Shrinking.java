package dev.rundown.simulation.search;

import dev.rundown.actor.Address;
import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/// Makes the path of a finding shorter. The same rule must be violated with the same blame, whatever else changes.
///
/// First breadth first, no further than the path is long: where the budget lasts, the result is as short as any. Else
/// by leaving out steps (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, TSE 2002), until none
/// of them may be left out.
public final class Shrinking {
    private final Stepped engine;
    private final World start;
    private final Budget budget;

    /// @param budget of the search breadth first, for each finding
    Shrinking(Stepped engine, World start, Budget budget) {
        this.engine = engine;
        this.start = start;
        this.budget = budget;
    }

    /// What is as bad as a finding, in another ensemble.
    ///
    /// @param setUp   what was folded there
    /// @param finding with the shortest path there is
    public record Elsewhere(SetUp setUp, Finding finding) {}

    /// The same rule violated with the same blame by `ensemble`; empty when it holds there or the budget is spent
    /// first.
    public static Optional<Elsewhere> elsewhere(Ensemble ensemble, Finding found, Budget budget) {
        var engine = new Stepped(ensemble);
        var setUp = SetUp.of(engine, budget);
        return new Shrinking(engine, setUp.end(), budget)
                .nearest(found, Integer.MAX_VALUE)
                .map(it -> new Elsewhere(setUp, it));
    }

    /// The finding with the shortest path that was found for it.
    Finding shrink(Finding found) {
        return nearest(found, found.path().size()).orElseGet(() -> withoutNeedless(found));
    }

    /// Only what is as bad as the finding.
    private Findings alike(Finding found) {
        return new Findings(engine.ensemble().rules(), (rule, blame) -> isSame(found, rule, blame));
    }

    private static boolean isSame(Finding found, Rule rule, SortedSet<Address> blame) {
        return found.rule().id().equals(rule.id()) && found.blame().equals(blame);
    }

    private static Finding from(Finding found, Finding shorter) {
        return new Finding(
                shorter.rule(),
                shorter.also(),
                shorter.kind(),
                shorter.blame(),
                shorter.sentence(),
                shorter.chain(),
                shorter.path(),
                found.origin(),
                shorter.repeats());
    }

    private Optional<Finding> nearest(Finding found, int furthest) {
        var alike = alike(found);
        engine.twins().forget();
        var nearby = new Nearby(alike, furthest, true);
        try (var search = new BreadthFirst(engine, budget, Effort.ALONE, nearby, Integer.MAX_VALUE)) {
            search.from(start);
            return alike.with(it -> new Recorded(found.origin().strategy(), search.path(it)), start).stream()
                    .map(it -> from(found, it))
                    .findFirst();
        }
    }

    /// Leaves out steps, in smaller and smaller pieces.
    Finding withoutNeedless(Finding found) {
        var best = found;
        int pieces = 2;
        while (pieces <= best.path().size()) {
            var shorter = leavingOut(best, pieces);
            if (shorter.isPresent()) {
                best = from(found, shorter.get());
                pieces = Math.max(2, pieces - 1);
            } else if (pieces == best.path().size()) {
                break;
            } else {
                pieces = Math.min(2 * pieces, best.path().size());
            }
        }
        return best;
    }

    private Optional<Finding> leavingOut(Finding best, int pieces) {
        var labels = best.path().stream().map(PathStep::label).toList();
        for (int i = 0; i < pieces; i++) {
            var rest = new ArrayList<>(labels.subList(0, i * labels.size() / pieces));
            rest.addAll(labels.subList((i + 1) * labels.size() / pieces, labels.size()));
            var shorter = retrace(best, rest);
            if (shorter.isPresent()) {
                return shorter;
            }
        }
        return Optional.empty();
    }

    /// Takes the choices with these labels, leaving out those that are not there, and goes on in canonical order while
    /// the path is shorter than before.
    private Optional<Finding> retrace(Finding found, List<String> labels) {
        var alike = alike(found);
        var picks = new ArrayList<Integer>();
        var wanted = new ArrayList<>(labels);
        var world = start;
        while (picks.size() < found.path().size()) {
            var choices = world.enabled();
            if (choices.isEmpty()) {
                alike.ended(world, !world.underWay().isEmpty(), 0, picks.size());
                break;
            }
            var choice = next(choices, wanted);
            picks.add(choice.index());
            world = world.apply(choice);
            if (engine.breaks(choice.move())) {
                alike.broke(choice.occurrence(), 0, picks.size());
                break;
            }
        }
        return picks.size() < found.path().size()
                ? alike.with(_ -> new Recorded(found.origin().strategy(), picks), start).stream()
                        .findFirst()
                : Optional.empty();
    }

    private static Choice next(List<Choice> choices, List<String> wanted) {
        while (!wanted.isEmpty()) {
            var label = wanted.removeFirst();
            for (var choice : choices) {
                if (choice.label().equals(label)) {
                    return choice;
                }
            }
        }
        return choices.getFirst();
    }
}
