package dev.rundown.simulation.bench;

import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.search.Effort;

/// How large it is to explore a cast of correct modules whole.
record CastRow(Bundled cast) implements Row {
    private static final String PREFIX = "cast-";

    @Override
    public String name() {
        return "casts." + cast.name().substring(PREFIX.length());
    }

    @Override
    public String unit() {
        return "states";
    }

    @Override
    public String about() {
        return "distinct states of this cast of correct modules, every rule judged, with time and memory; baseline:"
                + " without any reduction";
    }

    @Override
    public Measurement measure(Setting setting) {
        var with = setting.explored().of(cast, Effort.ALONE, setting.budget());
        var without = setting.explored().of(cast, Explored.UNREDUCED, setting.budget());
        return Measurement.ofStates(this, with, without);
    }
}
