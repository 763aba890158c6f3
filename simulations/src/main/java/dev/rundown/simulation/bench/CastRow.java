package dev.rundown.simulation.bench;

import dev.rundown.simulation.driver.Reduction;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Effort;
import java.util.EnumSet;

/// How large it is to explore a cast of correct modules whole.
record CastRow(Bundled cast) implements Row {
    private static final Effort UNREDUCED = new Effort(1, EnumSet.noneOf(Reduction.class));
    private static final String PREFIX = "cast-";

    @Override
    public String name() {
        return "casts." + cast.name().substring(PREFIX.length());
    }

    @Override
    public String about() {
        return "distinct states of this cast of correct modules, every rule judged; baseline: without any reduction";
    }

    @Override
    public Measurement measure(Setting setting) {
        var with = setting.explored().of(cast, Effort.ALONE);
        var without = setting.explored().of(cast, UNREDUCED);
        return Measurement.ofStates(name(), with, without);
    }
}
