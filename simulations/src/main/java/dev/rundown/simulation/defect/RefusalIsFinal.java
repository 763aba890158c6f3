package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.client.ProgramMessage.FunctionsComplete;

/// A program that refuses its program information while a function has no address, and does nothing when all of them
/// have: the registrar does not propose the information again.
///
/// @param <S> the state of the program
final class RefusalIsFinal<S> extends Defective<S> {
    RefusalIsFinal(ActorLogic<S, Message> inner) {
        super(inner);
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return delivery.message() instanceof FunctionsComplete ? Step.to(state) : inner.receive(state, delivery, cells);
    }
}
