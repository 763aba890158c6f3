package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Breach;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What else breaks when a run goes on after its first violation, in canonical order and to its end. Such rules are no
/// verdicts: in a world that is broken already anything may follow.
final class Aftermath {
    private static final int MOST_STEPS = 10_000;

    private Aftermath() {}

    static List<Consequence> of(World start, List<Finding> findings, List<Rule> judged) {
        var consequences = new ArrayList<Consequence>();
        var known = new HashSet<String>();
        findings.forEach(it -> {
            known.add(it.rule().id());
            it.also().forEach(rule -> known.add(rule.id()));
        });
        for (var finding : findings) {
            if (finding.kind() == Finding.Kind.SAFETY) {
                follow(start, finding, judged, known, consequences);
            }
        }
        return List.copyOf(consequences);
    }

    private static void follow(
            World start, Finding finding, List<Rule> judged, Set<String> known, List<Consequence> found) {
        var world = PathStep.walk(
                        start, finding.path().stream().map(PathStep::pick).toList())
                .end();
        int step = finding.path().size();
        while (world.ending() instanceof Ending.NotYet && step < MOST_STEPS) {
            var choice = world.enabled().getFirst();
            world = world.apply(choice);
            step++;
            note(choice.occurrence().breaches(), finding, step, known, found);
        }
        note(owed(world.ending(), judged), finding, step, known, found);
    }

    /// What is still owed where the run has come to its end. Whoever the chain of waits ends with owes that it is
    /// stuck.
    private static List<Breach> owed(Ending ending, List<Rule> judged) {
        return switch (ending) {
            case Ending.Final(var owed) -> owed;
            case Ending.Stuck(var chain, var owed) -> {
                var all = new ArrayList<>(owed);
                if (judged.contains(Rules.NMR008)) {
                    chain.debtors().stream()
                            .map(it -> new Breach(Rules.NMR008, it, "is at the end of the chain of waits"))
                            .findFirst()
                            .ifPresent(all::add);
                }
                yield List.copyOf(all);
            }
            case Ending.NotYet _, Ending.Over _ -> List.of();
        };
    }

    private static void note(
            List<Breach> breaches, Finding finding, int step, Set<String> known, List<Consequence> found) {
        for (var breach : breaches) {
            if (known.add(breach.rule().id())) {
                found.add(new Consequence(
                        breach.rule(), finding.rule(), breach.blame(), breach.blame() + " " + breach.sentence(), step));
            }
        }
    }
}
