package dev.rundown.registrar;

import dev.rundown.actor.Message;
import java.util.Optional;

/// What the [Registrar] says to a network module: the callbacks of `netioddk.h`, then the returns of the routines.
public sealed interface ModuleMessage extends Message {
    /// To a client: a provider of its NPI is there. Look at it, then refuse or call `NmrClientAttachProvider`.
    record ClientAttachProvider(BindingHandle binding, ContextPointer clientContext, RegistrationInstance provider)
            implements ModuleMessage {}

    /// To a provider, inside the client's `NmrClientAttachProvider`: a client wants to attach.
    record ProviderAttachClient(
            BindingHandle binding,
            ContextPointer providerContext,
            RegistrationInstance client,
            ContextPointer clientBindingContext,
            Optional<Dispatch> clientDispatch)
            implements ModuleMessage {}

    /// To a client: from now on no new call into the provider.
    record ClientDetachProvider(BindingHandle binding, ContextPointer clientBindingContext) implements ModuleMessage {}

    /// To a provider: from now on no new call into the client.
    record ProviderDetachClient(BindingHandle binding, ContextPointer providerBindingContext)
            implements ModuleMessage {}

    /// To a client: both sides are detached, free the context.
    record ClientCleanupBindingContext(BindingHandle binding, ContextPointer clientBindingContext)
            implements ModuleMessage {}

    /// To a provider: both sides are detached, free the context.
    record ProviderCleanupBindingContext(BindingHandle binding, ContextPointer providerBindingContext)
            implements ModuleMessage {}

    /// The handle has no meaning unless the status is `STATUS_SUCCESS`.
    record NmrRegisterProviderReturned(RegistrationHandle provider, NtStatus status) implements ModuleMessage {}

    /// The handle has no meaning unless the status is `STATUS_SUCCESS`.
    record NmrRegisterClientReturned(RegistrationHandle client, NtStatus status) implements ModuleMessage {}

    /// The provider's status unchanged; with `STATUS_SUCCESS` what the provider hands out.
    record NmrClientAttachProviderReturned(
            BindingHandle binding,
            NtStatus status,
            Optional<ContextPointer> providerBindingContext,
            Optional<Dispatch> providerDispatch)
            implements ModuleMessage {}

    /// `STATUS_PENDING`, or `STATUS_INVALID_PARAMETER` for a handle that is not registered.
    record NmrDeregisterProviderReturned(RegistrationHandle provider, NtStatus status) implements ModuleMessage {}

    /// `STATUS_PENDING`, or `STATUS_INVALID_PARAMETER` for a handle that is not registered.
    record NmrDeregisterClientReturned(RegistrationHandle client, NtStatus status) implements ModuleMessage {}

    /// `STATUS_SUCCESS`: all bindings are gone and the handle is dead. `STATUS_INVALID_PARAMETER`: not deregistering.
    record NmrWaitForProviderDeregisterCompleteReturned(RegistrationHandle provider, NtStatus status)
            implements ModuleMessage {}

    /// `STATUS_SUCCESS`: all bindings are gone and the handle is dead. `STATUS_INVALID_PARAMETER`: not deregistering.
    record NmrWaitForClientDeregisterCompleteReturned(RegistrationHandle client, NtStatus status)
            implements ModuleMessage {}

    /// The completion has been noted; the context may be gone already.
    record NmrClientDetachProviderCompleteReturned(BindingHandle binding) implements ModuleMessage {}

    /// The completion has been noted; the context may be gone already.
    record NmrProviderDetachClientCompleteReturned(BindingHandle binding) implements ModuleMessage {}
}
