package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import java.util.List;

/// A map of a custom type that is told to let its provider go and shuts the door to it only after it has looked whether
/// anybody is inside: a CPU in between calls the provider once more.
///
/// @param <S> the state of the map
final class GateLeftOpen<S> extends Defective<S> {
    private final Address map;

    /// To itself: nobody was inside; shut the door and answer.
    private record Shut(ClientDetachProviderReturned answer) implements Message {}

    GateLeftOpen(Address map, ActorLogic<S, Message> inner) {
        super(inner);
        this.map = map;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ClientDetachProvider _ -> putOff(inner.receive(state, delivery, new WithoutCells(cells)));
            case Shut m -> {
                cells.perform(ProviderGate.of(map), new ProviderGate.Close());
                yield Step.to(state).reply(m.answer);
            }
            default -> inner.receive(state, delivery, cells);
        };
    }

    private static <S> Step<S> putOff(Step<S> step) {
        var changed = new Step<>(step.state(), List.of(), step.held());
        for (var effect : step.effects()) {
            changed = effect instanceof Effect.Return(ClientDetachProviderReturned answer)
                    ? changed.then(new Shut(answer), Frame.NONE)
                    : changed.with(effect);
        }
        return changed;
    }
}
