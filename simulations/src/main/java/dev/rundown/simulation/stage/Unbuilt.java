package dev.rundown.simulation.stage;

import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Placed;
import java.util.List;

/// Refusals of what a scenario may say and this engine does not do.
final class Unbuilt {
    private Unbuilt() {}

    static InputException value(Placed<String> value, String key, List<String> built) {
        return new InputException(
                value.place(),
                "\"%s: %s\" is not built yet; this engine has %s".formatted(key, value, String.join(", ", built)));
    }
}
