package dev.rundown.simulation.fault;

import dev.rundown.simulation.scenario.FaultPlan;
import dev.rundown.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/// One plan of a sweep.
///
/// @param actor at whom
/// @param entry what and where
/// @param nth   at which occasion, from 1
public record SweepPlan(String actor, FaultCatalog.Entry entry, int nth) {
    private static final int OCCASIONS = 2;

    /// One plan for each actor, each kind of fault at each point that it comes to, and each of the first two occasions.
    ///
    /// @param legalOnly leave out what the contract forbids and what cannot happen
    public static List<SweepPlan> of(Scenario scenario, boolean legalOnly) {
        var plans = new ArrayList<SweepPlan>();
        for (var actor : FaultRole.actors(scenario)) {
            for (var entry : FaultCatalog.all()) {
                if (entry.roles().contains(actor.role()) && (!legalOnly || entry.faultClass() == FaultClass.LEGAL)) {
                    for (int nth = 1; nth <= OCCASIONS; nth++) {
                        plans.add(new SweepPlan(actor.name(), entry, nth));
                    }
                }
            }
        }
        return plans;
    }

    /// The plan as a scenario has it.
    public FaultPlan plan() {
        return FaultPlan.of(actor, entry.point(), entry.kind(), nth);
    }
}
