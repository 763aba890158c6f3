package dev.rundown.extension.provider;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.MapClientCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// The module that provides a map type. It takes every client that says what clients of this NPI have to say, and lets
/// each go at once: it is called by its clients and never calls them.
public final class MapInformationProvider implements ActorLogic<MapInformationProvider.State, Message> {
    private final Address self;

    /// Nothing to remember.
    public record State() {}

    /// The module `self`.
    public MapInformationProvider(Address self) {
        this.self = self;
    }

    @Override
    public State initial() {
        return new State();
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case ProviderAttachClient m -> attach(state, m);
            case ProviderDetachClient m ->
                Step.to(state).reply(new ProviderDetachClientReturned(m.binding(), NtStatus.STATUS_SUCCESS));
            case ProviderCleanupBindingContext m ->
                Step.to(state)
                        .happened(new ContextFreed(m.binding(), Role.PROVIDER, self))
                        .reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> attach(State state, ProviderAttachClient message) {
        var problem = problem(message.client().npiSpecificCharacteristics());
        if (problem.isPresent()) {
            var refusal = new Refusal(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, problem.get());
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal))
                    .reply(new ProviderAttachClientReturned(
                            message.binding(), refusal.status(), Optional.empty(), Optional.empty()));
        }
        return Step.to(state)
                .reply(new ProviderAttachClientReturned(
                        message.binding(),
                        NtStatus.STATUS_SUCCESS,
                        Optional.of(new ContextPointer(
                                self, "client " + message.binding().client())),
                        Optional.empty()));
    }

    private static Optional<String> problem(NpiSpecificCharacteristics characteristics) {
        return characteristics instanceof MapClientCharacteristics told
                ? told.header().problem(ExtensionStructure.MAP_CLIENT_DATA)
                : Optional.of("it has no map client data");
    }
}
