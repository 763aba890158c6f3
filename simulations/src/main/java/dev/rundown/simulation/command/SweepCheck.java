package dev.rundown.simulation.command;

import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.fault.FaultClass;
import dev.rundown.simulation.fault.SweepPlan;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.Limits;
import dev.rundown.simulation.search.Outcome;
import dev.rundown.simulation.stage.Staged;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `check --sweep`: a scenario once for each fault of the catalogue, and a table of what came of it.
final class SweepCheck {
    /// For each plan, unless `--states` says otherwise.
    private static final long STATES = 200_000;

    private final PrintWriter out;
    private final boolean isLegalOnly;
    private final Budget budget;
    private ExitCode code = ExitCode.AS_EXPECTED;

    /// @param limits the states are those of one plan
    SweepCheck(PrintWriter out, boolean isLegalOnly, Limits limits) {
        this.out = out;
        this.isLegalOnly = isLegalOnly;
        this.budget =
                new Budget(limits.states().orElse(STATES), limits.bytes().orElseGet(Budget::heap), limits.cutoff());
    }

    /// What the last run has to tell the shell.
    ExitCode code() {
        return code;
    }

    /// What came of one plan.
    ///
    /// @param fired at how many distinct steps the fault took effect
    record Row(
            String actor,
            String point,
            String kind,
            int nth,
            String faultClass,
            String verdict,
            List<String> rules,
            List<String> blame,
            int fired) {}

    /// The document that `--json` prints for a scenario.
    record Document(String scenario, List<Row> plans, int exit) {}

    /// Runs every plan. It fails when a legal fault breaks a rule; hollow plans are listed and do not fail.
    Document run(Staged staged, boolean isPrinting) {
        var rows = new ArrayList<Row>();
        code = ExitCode.AS_EXPECTED;
        if (isPrinting) {
            out.printf(
                    Locale.ROOT, "%-62s %-10s %-10s %-22s %5s%n", "plan", "class", "verdict", "rules: blame", "fired");
        }
        for (var plan : SweepPlan.of(staged.scenario(), isLegalOnly)) {
            if (Thread.currentThread().isInterrupted()) {
                code = ExitCode.INTERRUPTED;
                break;
            }
            var row = row(staged, plan);
            rows.add(row);
            if (isPrinting) {
                print(row);
            }
            if (plan.entry().faultClass() == FaultClass.LEGAL && !row.rules.isEmpty()) {
                code = ExitCode.worse(code, ExitCode.NOT_AS_EXPECTED);
            }
        }
        if (isPrinting) {
            out.printf(
                    Locale.ROOT,
                    "%d plans: %d hold, %d violated, %d hollow, %d incomplete%n%n",
                    rows.size(),
                    count(rows, "holds"),
                    count(rows, "VIOLATED"),
                    count(rows, "HOLLOW"),
                    count(rows, "incomplete"));
        }
        return new Document(staged.scenario().file(), rows, code.code());
    }

    private static long count(List<Row> rows, String verdict) {
        return rows.stream().filter(it -> it.verdict.equals(verdict)).count();
    }

    private Row row(Staged staged, SweepPlan plan) {
        var scenario = staged.scenario().withFault(plan.plan());
        var engine = new Stepped(Scenarios.stage(scenario).ensemble());
        var outcome = new Exhaustive(engine, budget).outcome();
        return new Row(
                plan.actor(),
                plan.entry().point(),
                plan.entry().kind(),
                plan.nth(),
                plan.entry().faultClass().word(),
                verdict(outcome),
                List.copyOf(outcome.violated()),
                outcome.findings().stream()
                        .map(Finding::blame)
                        .flatMap(it -> it.stream().map(who -> who.name()))
                        .distinct()
                        .toList(),
                engine.stepsThatReach(plan.plan().name().value()));
    }

    private static String verdict(Outcome outcome) {
        return switch (outcome.word()) {
            case VIOLATED -> "VIOLATED";
            case HOLDS -> "holds";
            case HOLLOW -> "HOLLOW";
            case INCOMPLETE, NOT_FOUND, SUSPECTED -> "incomplete";
        };
    }

    private void print(Row row) {
        out.printf(
                Locale.ROOT,
                "%-62s %-10s %-10s %-22s %5d%n",
                "%s/%s %s #%d".formatted(row.actor, row.point, row.kind, row.nth),
                row.faultClass,
                row.verdict,
                row.rules.isEmpty() ? "" : String.join(" ", row.rules) + ": " + String.join(" ", row.blame),
                row.fired);
        out.flush();
    }
}
