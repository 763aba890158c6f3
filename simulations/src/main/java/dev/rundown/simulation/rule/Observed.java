package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.Level;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.Optional;

/// What a driver notes of the messages themselves, so that an actor that lies or is made to fail cannot hide it.
public sealed interface Observed extends Event {
    /// The binding it is about.
    BindingHandle binding();

    /// A callback of a module was delivered: from now on the module has been told.
    record Called(BindingHandle binding, ModuleMessage callback, Address to, Address from, Lane lane)
            implements Observed {}

    /// A module sent the completion of a detach that it had left pending.
    record Completed(BindingHandle binding, RegistrarMessage completion, Address from, Lane lane) implements Observed {}

    /// A module sent the answer of a callback.
    record Returned(BindingHandle binding, RegistrarMessage answer, Address from, Lane lane) implements Observed {}

    /// What the delivery of `envelope` means.
    static Optional<Observed> delivered(Envelope envelope) {
        return envelope.message() instanceof ModuleMessage message
                ? callback(message).map(it -> new Called(it, message, envelope.to(), envelope.from(), envelope.lane()))
                : Optional.empty();
    }

    /// What it means that `from` sends `message` on `lane`.
    static Optional<Event> sent(Message message, Address from, Lane lane) {
        return message instanceof RegistrarMessage said ? sent(said, from, lane) : Optional.empty();
    }

    /// The same for a message that begins on a lane of its own. The answer of a callback cannot: nobody waits for it
    /// there, and it says nothing about the callback that it pretends to answer.
    static Optional<Event> started(Message message, Address from, Lane lane) {
        return sent(message, from, lane).filter(it -> !(it instanceof Returned));
    }

    /// The binding that a callback is about; empty for a return.
    static Optional<BindingHandle> callback(ModuleMessage message) {
        return switch (message) {
            case ClientAttachProvider m -> Optional.of(m.binding());
            case ProviderAttachClient m -> Optional.of(m.binding());
            case ClientDetachProvider m -> Optional.of(m.binding());
            case ProviderDetachClient m -> Optional.of(m.binding());
            case ClientCleanupBindingContext m -> Optional.of(m.binding());
            case ProviderCleanupBindingContext m -> Optional.of(m.binding());
            case NmrRegisterProviderReturned _,
                    NmrRegisterClientReturned _,
                    NmrClientAttachProviderReturned _,
                    NmrDeregisterProviderReturned _,
                    NmrDeregisterClientReturned _,
                    NmrWaitForProviderDeregisterCompleteReturned _,
                    NmrWaitForClientDeregisterCompleteReturned _,
                    NmrClientDetachProviderCompleteReturned _,
                    NmrProviderDetachClientCompleteReturned _ -> Optional.empty();
        };
    }

    private static Optional<Event> sent(RegistrarMessage message, Address from, Lane lane) {
        return switch (message) {
            case NmrClientDetachProviderComplete m -> Optional.of(new Completed(m.binding(), m, from, lane));
            case NmrProviderDetachClientComplete m -> Optional.of(new Completed(m.binding(), m, from, lane));
            case ClientAttachProviderReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case ProviderAttachClientReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case ClientDetachProviderReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case ProviderDetachClientReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case ClientCleanupBindingContextReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case ProviderCleanupBindingContextReturned m -> Optional.of(new Returned(m.binding(), m, from, lane));
            case NmrRegisterProvider _,
                    NmrRegisterClient _,
                    NmrClientAttachProvider _,
                    NmrWaitForProviderDeregisterComplete _,
                    NmrWaitForClientDeregisterComplete _ -> passive(message, from, lane);
            case NmrDeregisterProvider _, NmrDeregisterClient _, RegistrarMessage.Own _ -> Optional.empty();
        };
    }

    /// At PASSIVE_LEVEL, where it belongs, a call is nothing to note.
    private static Optional<Event> passive(RegistrarMessage call, Address from, Lane lane) {
        return Level.of(lane) == Level.DISPATCH_LEVEL
                ? Optional.of(new PassiveCall(from, lane, call.getClass().getSimpleName()))
                : Optional.empty();
    }
}
