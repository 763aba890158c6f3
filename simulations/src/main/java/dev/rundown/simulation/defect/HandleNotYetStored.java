package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.client.LinkTransition.Request;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// A link that may be detached while it attaches: it deregisters with a handle that `NmrRegisterClient` has not given
/// it yet, or has just stored without the lock under which it then becomes attached
/// (microsoft/ebpf-for-windows #2490).
final class HandleNotYetStored extends Defective<LinkState> {
    private final Address link;

    private record Unlinking() implements Frame {}

    /// The handle is stored; what becomes of the attach is seen under the lock.
    private record TakeLock(NmrRegisterClientReturned registered) implements Message {}

    HandleNotYetStored(Address link, ActorLogic<LinkState, Message> inner) {
        super(inner);
        this.link = link;
    }

    @Override
    public Step<LinkState> receive(LinkState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Detach _
            when state.phase() == Phase.ATTACHING -> {
                var nothing = new RegistrationHandle(link, 0);
                yield Step.to(state)
                        .call(
                                Registrar.ADDRESS,
                                new NmrDeregisterClient(state.registration().orElse(nothing)),
                                new Unlinking());
            }
            case NmrDeregisterClientReturned _
            when delivery.frame() instanceof Unlinking ->
                Step.to(detached(state))
                        .happened(new LinkEvent.Moved(
                                link, Request.DETACH, Phase.DETACHED, Optional.of(EbpfResult.EBPF_SUCCESS)))
                        .reply(Finished.SUCCESS);
            case NmrRegisterClientReturned m
            when m.status() == NtStatus.STATUS_SUCCESS ->
                Step.to(storing(state, m.client())).then(new TakeLock(m), Frame.NONE);
            case TakeLock m ->
                inner.receive(state, new Delivery<>(delivery.lane(), delivery.from(), m.registered, Frame.NONE), cells);
            default -> inner.receive(state, delivery, cells);
        };
    }

    private static LinkState storing(LinkState state, RegistrationHandle handle) {
        return new LinkState(
                state.phase(), Optional.of(handle), state.provider(), state.providerAttached(), state.references());
    }

    private static LinkState detached(LinkState state) {
        return new LinkState(
                Phase.DETACHED, state.registration(), state.provider(), state.providerAttached(), state.references());
    }
}
