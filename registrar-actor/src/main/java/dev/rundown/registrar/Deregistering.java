package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;

/// The end of a registration: rows T3, T13, T15, T16 and W1 to W7.
final class Deregistering {
    private Deregistering() {}

    static void deregister(Draft draft, RegistrationHandle handle, Role role, Address from) {
        var found = draft.registration(handle).filter(it -> it.role() == role);
        if (found.isEmpty() || found.get().phase() != Registration.Phase.ACTIVE) {
            Registrar.outOfContract(
                    draft, "NMR016", from, "W5", "deregistered %s, which is not registered".formatted(handle));
            answer(draft, handle, role, NtStatus.STATUS_INVALID_PARAMETER);
            return;
        }
        var registration = found.get();
        var npiId = registration.instance().npiId();
        draft.put(npiId, draft.npi(npiId).without(role, handle));
        draft.put(registration.in(Registration.Phase.DEREGISTERING));
        for (var binding : registration.bindings()) {
            takeApart(draft, draft.binding(binding).orElseThrow());
        }
        endIfIdle(draft, draft.registered(handle));
        answer(draft, handle, role, NtStatus.STATUS_PENDING);
    }

    private static void takeApart(Draft draft, Binding binding) {
        switch (binding.phase()) {
            case PROPOSED -> end(draft, binding); // T3: neither side ever heard of it.
            case CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING -> draft.put(binding.dooming());
            case READY -> Detaching.begin(draft, binding); // T15
            case DETACHING, CLEANING, GONE -> {} // T16: no second pair of callbacks.
        }
    }

    /// The binding is GONE; a deregistration that waited for it alone is DONE (T25, W3).
    static void end(Draft draft, Binding binding) {
        var handle = binding.handle();
        draft.put(binding.gone());
        draft.happened(new RegistrarEvent.Ended(handle));
        for (var registration : new RegistrationHandle[] {handle.client(), handle.provider()}) {
            var without = draft.registered(registration).without(handle);
            draft.put(without);
            endIfIdle(draft, without);
        }
    }

    private static void endIfIdle(Draft draft, Registration registration) {
        if (registration.phase() == Registration.Phase.DEREGISTERING
                && registration.bindings().isEmpty()) {
            draft.put(registration.in(Registration.Phase.DONE));
            draft.happened(new RegistrarEvent.Deregistered(registration.handle()));
        }
    }

    static Step<RegistrarState> waitFor(Draft draft, RegistrationHandle handle, Role role, Address from) {
        var found = draft.registration(handle).filter(it -> it.role() == role);
        if (found.isPresent() && found.get().phase() == Registration.Phase.DEREGISTERING) {
            return Step.held(RegistrarState.INSTANCE); // W2
        }
        if (found.isPresent() && found.get().phase() == Registration.Phase.DONE) { // W3, W6
            draft.put(found.get().in(Registration.Phase.WAITED));
            waited(draft, handle, role, NtStatus.STATUS_SUCCESS);
            return draft.step();
        }
        boolean active = found.isPresent() && found.get().phase() == Registration.Phase.ACTIVE;
        Registrar.outOfContract(
                draft,
                "NMR016",
                from,
                active ? "W1" : "W7",
                "waited for %s, which is not deregistering".formatted(handle));
        waited(draft, handle, role, NtStatus.STATUS_INVALID_PARAMETER);
        return draft.step();
    }

    private static void answer(Draft draft, RegistrationHandle handle, Role role, NtStatus status) {
        Registrar.reply(
                draft,
                switch (role) {
                    case CLIENT -> new NmrDeregisterClientReturned(handle, status);
                    case PROVIDER -> new NmrDeregisterProviderReturned(handle, status);
                });
    }

    private static void waited(Draft draft, RegistrationHandle handle, Role role, NtStatus status) {
        Registrar.reply(
                draft,
                switch (role) {
                    case CLIENT -> new NmrWaitForClientDeregisterCompleteReturned(handle, status);
                    case PROVIDER -> new NmrWaitForProviderDeregisterCompleteReturned(handle, status);
                });
    }
}
