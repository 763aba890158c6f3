package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.search.Effort;
import dev.rundown.simulation.search.Exhaustive;
import java.util.EnumSet;

/// How many distinct states there are when an extension unloads while so many clients are attached to its hook.
///
/// @param clients from 1
record Growth(int clients) implements Row {
    @Override
    public String name() {
        return "growth.clients-" + clients;
    }

    @Override
    public String about() {
        return "distinct states when the extension of %d attached clients unloads; baseline: without any reduction"
                .formatted(clients);
    }

    @Override
    public Measurement measure(Setting setting) {
        var with = search(clients, Effort.ALONE);
        var without = search(clients, new Effort(1, EnumSet.noneOf(Reduction.class)));
        return Measurement.ofStates(name(), with, without).with("factor of the last client", factor(with));
    }

    private String factor(Explored.Timed with) {
        if (clients == 1) {
            return "none before";
        }
        if (!with.isWhole()) {
            return "unknown: the search was cut short";
        }
        return "%.1f; goal: at most 6"
                .formatted(with.states() / search(clients - 1, Effort.ALONE).states());
    }

    private static Explored.Timed search(int clients, Effort effort) {
        var ensemble = SteppedSearch.ensemble(scenario(clients), "growth");
        return Explored.Timed.of(() -> new Exhaustive(new Stepped(ensemble), Explored.BUDGET, effort).outcome());
    }

    private static String scenario(int clients) {
        var text = new StringBuilder("""
                rundown: 1
                name: growth
                cast:
                  extensions:
                    sample:
                      info: { npi: program-info }
                      hook: { npi: hook, attach: multi-with-wildcard }
                  programs:
                    drop: { type: sample, object: "@drop" }
                play:
                  - load: sample
                  - load: drop
                """);
        for (int i = 1; i <= clients; i++) {
            text.append("  - attach: { link: L%d, program: drop, to: sample.hook }%n".formatted(i));
        }
        return text.append("  - together:\n      admin: [ { unload: sample } ]\n")
                .toString();
    }
}
