package dev.rundown.registrar;

import dev.rundown.actor.Message;
import java.util.Optional;

/// What a network module says to the [Registrar]: first each routine of `netioddk.h`, in the order of a life, then
/// the answers of the callbacks. The page of a routine is
/// `https://learn.microsoft.com/windows-hardware/drivers/ddi/netioddk/nf-netioddk-NAME` in lower case.
public sealed interface RegistrarMessage extends Message {
    /// A provider is ready to be attached to. Answered with [ModuleMessage.NmrRegisterProviderReturned] once every
    /// client that is registered for the same NPI has been proposed to (K10).
    record NmrRegisterProvider(ProviderCharacteristics characteristics, ContextPointer providerContext)
            implements RegistrarMessage {}

    /// A client wants to attach to every provider of an NPI. Answered with [ModuleMessage.NmrRegisterClientReturned];
    /// no provider at all is a success.
    record NmrRegisterClient(ClientCharacteristics characteristics, ContextPointer clientContext)
            implements RegistrarMessage {}

    /// A client, inside its own [ModuleMessage.ClientAttachProvider], goes on with the binding. From here on the
    /// provider may use `clientBindingContext`. Answered with what the provider said.
    record NmrClientAttachProvider(
            BindingHandle binding, ContextPointer clientBindingContext, Optional<Dispatch> clientDispatch)
            implements RegistrarMessage {}

    /// A provider wants to go. Answered with `STATUS_PENDING`; no new binding begins, each existing one is taken
    /// apart.
    record NmrDeregisterProvider(RegistrationHandle provider) implements RegistrarMessage {}

    /// A client wants to go.
    record NmrDeregisterClient(RegistrationHandle client) implements RegistrarMessage {}

    /// Waits until every binding of the provider is gone. Only then may it leave memory (NMR007).
    record NmrWaitForProviderDeregisterComplete(RegistrationHandle provider) implements RegistrarMessage {}

    /// Waits until every binding of the client is gone.
    record NmrWaitForClientDeregisterComplete(RegistrationHandle client) implements RegistrarMessage {}

    /// The client's last call into the provider has ended, after its detach callback answered `STATUS_PENDING`.
    record NmrClientDetachProviderComplete(BindingHandle binding) implements RegistrarMessage {}

    /// The provider's last call into the client has ended, after its detach callback answered `STATUS_PENDING`.
    record NmrProviderDetachClientComplete(BindingHandle binding) implements RegistrarMessage {}

    /// `STATUS_NOINTERFACE` without having called on, the status of `NmrClientAttachProvider` unchanged, or an error.
    record ClientAttachProviderReturned(BindingHandle binding, NtStatus status) implements RegistrarMessage {}

    /// `STATUS_SUCCESS` with the provider's context and dispatch, or an error, which undoes everything itself.
    record ProviderAttachClientReturned(
            BindingHandle binding,
            NtStatus status,
            Optional<ContextPointer> providerBindingContext,
            Optional<Dispatch> providerDispatch)
            implements RegistrarMessage {}

    /// `STATUS_SUCCESS` when no call into the provider is in progress, else `STATUS_PENDING`.
    record ClientDetachProviderReturned(BindingHandle binding, NtStatus status) implements RegistrarMessage {}

    /// `STATUS_SUCCESS` when no call into the client is in progress, else `STATUS_PENDING`.
    record ProviderDetachClientReturned(BindingHandle binding, NtStatus status) implements RegistrarMessage {}

    /// The client has freed its binding context.
    record ClientCleanupBindingContextReturned(BindingHandle binding) implements RegistrarMessage {}

    /// The provider has freed its binding context.
    record ProviderCleanupBindingContextReturned(BindingHandle binding) implements RegistrarMessage {}

    /// What the registrar says to itself, so that a callback can wait for its turn. No module ever sends it.
    sealed interface Own extends RegistrarMessage {}

    /// A callback of one side of a binding, to be made on the lane of this message as soon as its turn has come.
    record CallbackDue(BindingHandle binding, Role side) implements Own {}

    /// The rest of a registration or a deregistration, as soon as its turn has come.
    record GoOn(RegistrationHandle registration) implements Own {}
}
