package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;

/// Waits for the end of a registration: rows W1 to W3, W6 and W7.
final class Waiting {
    private Waiting() {}

    /// Whether the wait is over.
    static boolean waitFor(Draft draft, RegistrationHandle handle, Role role, Address from) {
        var found = draft.registration(handle).filter(it -> it.role() == role);
        if (found.isEmpty()) {
            return refuse(draft, handle, role, from, "W7");
        }
        var registration = found.get();
        return switch (registration.phase()) {
            case ACTIVE ->
                draft.does(Duty.REFUSE_WAIT_WHEN_ACTIVE)
                        ? refuse(draft, handle, role, from, "W1")
                        : erase(draft, registration, from);
            case DEREGISTERING -> false; // W2
            case DONE -> { // W3, W6
                Registrar.usedByOwner(draft, from, handle.module(), "waited for " + handle);
                draft.put(registration.in(Registration.Phase.WAITED));
                answer(draft, handle, role, NtStatus.STATUS_SUCCESS);
                yield true;
            }
            case WAITED -> refuse(draft, handle, role, from, "W7");
        };
    }

    private static boolean refuse(Draft draft, RegistrationHandle handle, Role role, Address from, String row) {
        Registrar.outOfContract(
                draft, "NMR016", from, row, "waited for %s, which is not deregistering".formatted(handle));
        if (row.equals("W7")) {
            Deregistering.stopIfFragile(draft);
        }
        answer(draft, handle, role, NtStatus.STATUS_INVALID_PARAMETER);
        return true;
    }

    /// UM9: as soon as no binding is left the registration, which nobody deregistered, is forgotten.
    private static boolean erase(Draft draft, Registration registration, Address from) {
        if (!registration.bindings().isEmpty()) {
            return false;
        }
        var handle = registration.handle();
        var npiId = registration.instance().npiId();
        Registrar.outOfContract(
                draft, "NMR016", from, "W1", "waited for %s without deregistering it".formatted(handle));
        draft.put(npiId, draft.npi(npiId).without(registration.role(), handle));
        draft.put(registration.in(Registration.Phase.WAITED));
        draft.happened(new RegistrarEvent.Deregistered(handle));
        answer(draft, handle, registration.role(), NtStatus.STATUS_SUCCESS);
        return true;
    }

    private static void answer(Draft draft, RegistrationHandle handle, Role role, NtStatus status) {
        Registrar.reply(
                draft,
                switch (role) {
                    case CLIENT -> new NmrWaitForClientDeregisterCompleteReturned(handle, status);
                    case PROVIDER -> new NmrWaitForProviderDeregisterCompleteReturned(handle, status);
                });
    }
}
