package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.search.Effort;
import java.util.Map;
import java.util.TreeMap;

/// How many distinct states there are when an extension unloads while so many clients are attached to its hook.
///
/// @param clients from 1
record Growth(int clients) implements Row {
    /// The largest number of clients.
    static final int MOST_CLIENTS = 4;

    /// Without reductions, four clients have more states than anything else that is explored here.
    private static final int SHARE = 3;

    @Override
    public String name() {
        return "growth.clients-" + clients;
    }

    @Override
    public String unit() {
        return "states";
    }

    @Override
    public String about() {
        return "distinct states when the extension of %d attached clients unloads; baseline: without any reduction"
                .formatted(clients);
    }

    @Override
    public Measurement measure(Setting setting) {
        return Measurement.ofStates(
                this, explored(setting, clients, Effort.ALONE), explored(setting, clients, Explored.UNREDUCED));
    }

    private static Explored.Timed explored(Setting setting, int clients, Effort effort) {
        return setting.explored()
                .of(
                        "growth of %d clients".formatted(clients),
                        () -> ensemble(clients),
                        effort,
                        setting.budget(SHARE * (long) setting.scale().explored()));
    }

    private static Ensemble ensemble(int clients) {
        return SteppedSearch.staged(scenario(clients), "growth").ensemble();
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

    /// By what factor one more client multiplies the states.
    record Factor() implements Row {
        @Override
        public String name() {
            return "growth.factor";
        }

        @Override
        public String unit() {
            return "times";
        }

        @Override
        public String about() {
            return "by what one more client multiplies the distinct states, the most from 1 to %d clients; baseline:"
                            .formatted(MOST_CLIENTS)
                    + " without any reduction";
        }

        @Override
        public Measurement measure(Setting setting) {
            var with = factors(setting, Effort.ALONE);
            var without = factors(setting, Explored.UNREDUCED);
            if (with.isEmpty() || without.isEmpty()) {
                return Measurement.none(this, "no two numbers of clients could be explored whole");
            }
            var measured = Measurement.of(this, most(with), most(without))
                    .with("goal", "at most 6")
                    .with("by number of clients", with)
                    .with("by number of clients, without", without);
            return with.size() + 1 < MOST_CLIENTS || without.size() + 1 < MOST_CLIENTS
                    ? measured.withoutRatio("some numbers of clients could not be explored whole")
                    : measured;
        }

        private static double most(Map<String, Double> factors) {
            return factors.values().stream().mapToDouble(it -> it).max().orElseThrow();
        }

        private static Map<String, Double> factors(Setting setting, Effort effort) {
            var factors = new TreeMap<String, Double>();
            for (int i = 2; i <= MOST_CLIENTS; i++) {
                var fewer = explored(setting, i - 1, effort);
                var more = explored(setting, i, effort);
                if (fewer.isWhole() && more.isWhole()) {
                    factors.put(String.valueOf(i), more.states() / fewer.states());
                }
            }
            return factors;
        }
    }
}
