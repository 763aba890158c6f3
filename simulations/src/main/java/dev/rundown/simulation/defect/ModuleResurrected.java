package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.nativemodule.NativeEvent.ModuleFreed;
import dev.rundown.extension.nativemodule.NativeMessage;
import dev.rundown.extension.nativemodule.NativeProvider.State;
import dev.rundown.extension.npi.Command.Finished;
import java.util.List;

/// An execution context that counts down to 0 under its lock, but takes the module off the table and frees it only
/// after
/// it has dropped the lock: in between the module can be found, and a reference taken on it.
final class ModuleResurrected extends Defective<State> {
    private final Address driver;

    /// To itself, outside the lock: nothing was left of the module, so free it.
    private record Free(List<Effect> effects) implements Message {
        private Free {
            effects = List.copyOf(effects);
        }
    }

    ModuleResurrected(Address driver, ActorLogic<State, Message> inner) {
        super(inner);
        this.driver = driver;
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        if (delivery.message() instanceof Free m) {
            return new Step<>(state.without(driver), m.effects(), false);
        }
        if (state.find(driver).isEmpty() && goesOnWithFreed(delivery.message())) {
            return Step.to(state).reply(new Finished(EbpfResult.EBPF_INVALID_POINTER, driver + " has been freed"));
        }
        var step = inner.receive(state, delivery, cells);
        var effects = step.effects();
        int freed = freed(effects);
        if (freed < 0) {
            return step;
        }
        var empty = state.find(driver).orElseThrow().withoutReferences();
        return new Step<>(step.state().with(driver, empty), effects.subList(0, freed), false)
                .then(new Free(effects.subList(freed, effects.size())), Frame.NONE);
    }

    /// On Windows this is where memory is used that was freed. The rule has been broken before.
    private boolean goesOnWithFreed(Message message) {
        return switch (message) {
            case NativeMessage.CheckModule m -> m.driver().equals(driver);
            case NativeMessage.Release m -> m.driver().equals(driver);
            default -> false; // Everything else looks for the module first.
        };
    }

    /// Where the module of the driver is freed; -1 if it is not.
    private int freed(List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            if (effects.get(i) instanceof Effect.Happened(ModuleFreed it)
                    && it.module().client().module().equals(driver)) {
                return i;
            }
        }
        return -1;
    }
}
