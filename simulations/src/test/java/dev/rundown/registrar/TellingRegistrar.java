package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Event;
import dev.rundown.actor.Step;
import java.util.List;

/// The registrar, compared in each step with its tables, which says which of their rows the step went through.
final class TellingRegistrar implements ActorLogic<RegistrarState, RegistrarMessage> {
    private final Knobs knobs;

    /// What a step went through.
    ///
    /// @param numbers `T1` to `T28`, then `W1` to `W7`
    record Rows(List<String> numbers) implements Event {}

    TellingRegistrar() {
        this(Knobs.DEFAULT);
    }

    /// The contract with these knobs.
    TellingRegistrar(Knobs knobs) {
        this.knobs = knobs;
    }

    @Override
    public RegistrarState initial() {
        return RegistrarState.INSTANCE;
    }

    @Override
    public Step<RegistrarState> receive(RegistrarState state, Delivery<RegistrarMessage> delivery, Cells cells) {
        var met = new Coverage();
        var step = new CheckedRegistrar(met, knobs).receive(state, delivery, cells);
        return step.held() || met.rows().isEmpty() ? step : step.happened(new Rows(met.rows()));
    }
}
