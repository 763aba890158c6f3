package dev.rundown.simulation.bench;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.Exhibit;
import dev.rundown.simulation.search.Effort;
import java.util.List;
import java.util.stream.Stream;

/// How often a rule is said to be broken where every module is correct.
record FalseAlarms() implements Row {
    @Override
    public String name() {
        return "false-alarms";
    }

    @Override
    public String unit() {
        return "alarms";
    }

    @Override
    public String about() {
        return "violated rules in all casts of correct modules; baseline: the same in the museum, where each scenario"
                + " has a defect";
    }

    @Override
    public Measurement measure(Setting setting) {
        var casts = Bundled.casts();
        var alarms = alarms(setting, casts);
        long whole =
                casts.stream().filter(it -> explored(setting, it).isWhole()).count();
        var measured = Measurement.of(
                        this, alarms.size(), alarms(setting, Bundled.museum()).size())
                .with("goal", "0")
                .with("alarms", alarms)
                .with("casts explored whole", "%d of %d".formatted(whole, casts.size()))
                .with("races of the museum", Exhibit.all().size());
        return whole == casts.size() ? measured : measured.withoutRatio("not every cast could be explored whole");
    }

    private static Explored.Timed explored(Setting setting, Bundled bundled) {
        return setting.explored().of(bundled, Effort.ALONE, setting.budget());
    }

    private static List<String> alarms(Setting setting, List<Bundled> scenarios) {
        return scenarios.stream()
                .flatMap(it -> explored(setting, it).outcome().violated().stream()
                        .flatMap(rule -> Stream.of("%s @%s".formatted(rule, it.name()))))
                .toList();
    }
}
