package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.invocation.CpuMessage.Run;
import java.util.List;

/// A CPU on which a program, once entered, never returns. Whoever waits for the CPU waits for the program.
///
/// @param <S> the state of the CPU
final class Spinning<S> extends Defective<S> {
    private final Address program;

    Spinning(Address program, ActorLogic<S, Message> inner) {
        super(inner);
        this.program = program;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        return isSpinning(delivery.message()) ? Step.held(state) : inner.receive(state, delivery, cells);
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return isSpinning(owed) ? List.of(new Wait(program, owed)) : inner.waits(state, owed, standstill);
    }

    private boolean isSpinning(Message message) {
        return message instanceof Run run && run.program().equals(program);
    }
}
