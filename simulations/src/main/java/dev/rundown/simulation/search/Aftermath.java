package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.World;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What else breaks when a run goes on after its first violation, in canonical order. Such rules are no verdicts: in a
/// world that is broken already anything may follow.
final class Aftermath {
    private static final int MOST_STEPS = 10_000;

    private Aftermath() {}

    static List<Consequence> of(World start, List<Finding> findings) {
        var consequences = new ArrayList<Consequence>();
        var known = new HashSet<String>();
        findings.forEach(it -> {
            known.add(it.rule().id());
            it.also().forEach(rule -> known.add(rule.id()));
        });
        for (var finding : findings) {
            if (finding.kind() == Finding.Kind.SAFETY) {
                follow(start, finding, known, consequences);
            }
        }
        return List.copyOf(consequences);
    }

    private static void follow(World start, Finding finding, Set<String> known, List<Consequence> found) {
        var world = PathStep.walk(
                        start, finding.path().stream().map(PathStep::pick).toList())
                .end();
        int step = finding.path().size();
        while (world.ending() instanceof Ending.NotYet && step < MOST_STEPS) {
            var choice = world.enabled().getFirst();
            world = world.apply(choice);
            step++;
            for (var breach : choice.occurrence().breaches()) {
                if (known.add(breach.rule().id())) {
                    found.add(new Consequence(
                            breach.rule(),
                            finding.rule(),
                            breach.blame(),
                            breach.blame() + " " + breach.sentence(),
                            step));
                }
            }
        }
    }
}
