package dev.rundown.extension.npi;

import dev.rundown.actor.Frame;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import java.util.Optional;

/// What a client does when `NmrDeregisterClient` has returned.
public final class Deregistration {
    private Deregistration() {}

    /// Waits after `STATUS_PENDING`. After anything else there is nothing to wait for: the handle is dead, and a wait
    /// with
    /// it would be row W7.
    ///
    /// @return empty when the registration is over
    public static <S> Optional<Step<S>> waiting(S state, NmrDeregisterClientReturned returned, Frame frame) {
        return returned.status() == NtStatus.STATUS_PENDING
                ? Optional.of(Step.to(state)
                        .call(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(returned.client()), frame))
                : Optional.empty();
    }
}
