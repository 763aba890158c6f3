package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import java.util.ArrayList;
import java.util.List;

/// A hook that looks for a place and takes it under two locks: two links that attach at a time both find the last one.
///
/// @param <S> the state of the hook
final class CheckThenList<S> extends Defective<S> {
    private final Address hook;

    /// There was a place: take it.
    ///
    /// @param listed what the other attach would have been told
    private record Take(HookClients.Add listed, List<Effect> effects) implements Message {}

    /// Lists a client, whoever has come meanwhile.
    private record AddUnchecked(HookClients.Entry entry) implements CellOperation<HookClients, Boolean> {
        @Override
        public Outcome<HookClients, Boolean> on(HookClients value) {
            var longer = new ArrayList<>(value.entries());
            longer.add(entry);
            return new Outcome<>(new HookClients(longer), true);
        }
    }

    CheckThenList(Address hook, ActorLogic<S, Message> inner) {
        super(inner);
        this.hook = hook;
    }

    @Override
    public Step<S> receive(S state, Delivery<Message> delivery, Cells cells) {
        if (delivery.message() instanceof Take it) {
            cells.perform(HookClients.of(hook), new AddUnchecked(it.listed.entry()));
            return new Step<>(state, it.effects, false);
        }
        var looking = new LookingOnly(cells);
        var step = inner.receive(state, delivery, looking);
        boolean takes = step.effects().stream().anyMatch(it -> it instanceof Effect.Happened(ClientListed _));
        return takes
                ? Step.to(step.state()).then(new Take(looking.add().orElseThrow(), step.effects()), Frame.NONE)
                : step;
    }
}
