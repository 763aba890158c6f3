package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// A module that does not attach.
sealed interface AttachFault extends Deed {
    /// An attach callback answers an error, and nothing else happens.
    ///
    /// @param point  `ClientAttachProvider`, `ProviderAttachClient`, or both for anything else
    /// @param status an error
    record Refuses(String point, NtStatus status) implements AttachFault {
        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return switch (delivery.message()) {
                case ClientAttachProvider m
                when !point.equals("ProviderAttachClient") ->
                    Optional.of(m.binding().toString());
                case ProviderAttachClient m
                when !point.equals("ClientAttachProvider") ->
                    Optional.of(m.binding().toString());
                default -> Optional.empty(); // Every other message passes another point, or none.
            };
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            return Step.to(state)
                    .reply(
                            delivery.message() instanceof ProviderAttachClient m
                                    ? new ProviderAttachClientReturned(
                                            m.binding(), status, Optional.empty(), Optional.empty())
                                    : new ClientAttachProviderReturned(
                                            ((ClientAttachProvider) (Message) delivery.message()).binding(), status));
        }
    }

    /// A client rejects after `NmrClientAttachProvider` has succeeded.
    record SecondThoughts(NtStatus status) implements AttachFault {
        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return delivery.message() instanceof NmrClientAttachProviderReturned m
                            && m.status() == NtStatus.STATUS_SUCCESS
                    ? Optional.of(m.binding().toString())
                    : Optional.empty();
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            var returned = (NmrClientAttachProviderReturned) (Message) delivery.message();
            return Step.to(state).reply(new ClientAttachProviderReturned(returned.binding(), status));
        }
    }
}
