package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Outcome;
import java.util.EnumSet;

/// How many distinct states there are with so many attached clients that detach while the extension unloads.
///
/// @param clients from 1
record Growth(int clients) implements Row {
    private static final Budget BUDGET = new Budget(4_000_000);

    @Override
    public String name() {
        return "growth.clients-" + clients;
    }

    @Override
    public String about() {
        return "distinct states with %d attached, each detaching while the extension unloads; baseline: without any reduction"
                .formatted(clients);
    }

    @Override
    public Measurement measure(Setting setting) {
        var with = search(Effort.ALONE);
        var without = search(new Effort(1, EnumSet.noneOf(Reduction.class)));
        return Measurement.of(name(), (double) with.figures().states(), "states", (double)
                        without.figures().states())
                .with("with", with.words())
                .with("without", without.words());
    }

    private Outcome search(Effort effort) {
        return new Exhaustive(new Stepped(SteppedSearch.ensemble(scenario(), name())), BUDGET, effort).outcome();
    }

    private String scenario() {
        var text = new StringBuilder("""
                rundown: 1
                name: growth
                cast:
                  extensions:
                    sample: { info: { npi: program-info }, hook: { npi: hook } }
                  programs:
                """);
        each(text, "    p%1$d: { type: sample, object: \"@drop\" }\n");
        text.append("play:\n  - load: sample\n");
        each(text, "  - load: p%1$d\n");
        each(text, "  - attach: { link: L%1$d, program: p%1$d, to: sample.hook }\n");
        text.append("  - together:\n      admin: [ { unload: sample } ]\n");
        each(text, "      lane%1$d: [ { detach: L%1$d } ]\n");
        return text.toString();
    }

    private void each(StringBuilder text, String line) {
        for (int i = 1; i <= clients; i++) {
            text.append(line.formatted(i));
        }
    }
}
