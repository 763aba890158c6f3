package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Effect;
import dev.rundown.registrar.Knobs.DeregisterAnswer;
import dev.rundown.registrar.Knobs.DeregisterInCallback;
import dev.rundown.registrar.Knobs.DeregisterReturns;
import dev.rundown.registrar.Knobs.DetachBeforeAttachReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import java.util.ArrayList;
import java.util.List;

/// The end of a registration: rows T3, T13, T15, T16, T27, and W3 to W5.
final class Deregistering {
    private Deregistering() {}

    /// W4 and W5, and for each binding T3, T13, T15, T16 or T27. Always carried out.
    static boolean deregister(Draft draft, RegistrationHandle handle, Role role, Address from) {
        var found = draft.registration(handle).filter(it -> it.role() == role);
        if (found.isEmpty() || found.get().phase() != Registration.Phase.ACTIVE) {
            Registrar.outOfContract(
                    draft, "NMR016", from, "W5", "deregistered %s, which is not registered".formatted(handle));
            stopIfFragile(draft);
            answer(draft, handle, role, NtStatus.STATUS_INVALID_PARAMETER);
            return true;
        }
        var registration = found.get();
        if (draft.knobs().deregisterInCallback() == DeregisterInCallback.REJECTED && Turns.isInside(draft, handle)) {
            answer(draft, handle, role, NtStatus.STATUS_INVALID_PARAMETER);
            return true;
        }
        Registrar.usedByOwner(draft, from, handle.module(), "deregistered " + handle);
        if (draft.does(Duty.LEAVE_THE_LEAVING_ALONE)) {
            leave(draft, registration);
        }
        draft.put(registration.in(Registration.Phase.DEREGISTERING));
        var asks = new ArrayList<RegistrarFrame.Ask>();
        var begun = new ArrayList<BindingHandle>();
        for (var binding : registration.bindings()) {
            asks.addAll(takeApart(draft, draft.binding(binding).orElseThrow(), role, begun));
        }
        endIfIdle(draft, draft.registered(handle));
        var after = new RegistrarFrame.Deregistered(handle, role, status(draft, handle), List.copyOf(begun));
        boolean waits = draft.knobs().deregisterReturns() == DeregisterReturns.AFTER_CALLBACKS;
        if (!asks.isEmpty()) {
            Detaching.nextInCall(draft, asks, after);
        } else if (waits && !begun.isEmpty()) {
            draft.with(new Effect.Continue(new RegistrarMessage.GoOn(handle), after));
        } else {
            Lanes.then(draft, after);
        }
        return true;
    }

    /// K7.
    private static NtStatus status(Draft draft, RegistrationHandle handle) {
        var registration = draft.registered(handle);
        if (draft.knobs().deregisterAnswer() == DeregisterAnswer.SUCCESS_WHEN_IDLE
                && registration.phase() == Registration.Phase.DONE) {
            draft.put(registration.in(Registration.Phase.WAITED));
            return NtStatus.STATUS_SUCCESS;
        }
        return NtStatus.STATUS_PENDING;
    }

    private static void leave(Draft draft, Registration registration) {
        var npiId = registration.instance().npiId();
        draft.put(npiId, draft.npi(npiId).without(registration.role(), registration.handle()));
    }

    /// UM10.
    static void stopIfFragile(Draft draft) {
        if (!draft.does(Duty.SURVIVE_BAD_HANDLES)) {
            Registrar.stop(draft, "UM10", "an exception that nobody catches, for a handle that is not registered");
        }
    }

    private static List<RegistrarFrame.Ask> takeApart(
            Draft draft, Binding binding, Role initiator, List<BindingHandle> begun) {
        boolean detachesNow = binding.phase() == BindingPhase.CLIENT_FINISHING
                && draft.knobs().detachBeforeAttachReturned() == DetachBeforeAttachReturned.MAY; // T27
        if (isBeingAttached(binding.phase()) && !detachesNow) {
            draft.happened(new RegistrarEvent.Leaving(binding.handle(), initiator));
        }
        if (isEnding(binding)) {
            draft.happened(new RegistrarEvent.Crossed(binding.handle()));
        }
        return switch (binding.phase()) {
            case PROPOSED -> {
                end(draft, binding); // T3: neither side ever heard of it.
                yield List.of();
            }
            case CLIENT_FINISHING -> {
                if (!detachesNow) {
                    yield doom(draft, binding);
                }
                begun.add(binding.handle());
                yield Detaching.begin(draft, binding.attachOutstanding(true), initiator);
            }
            case CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_ABORTING -> doom(draft, binding);
            case READY -> { // T15
                begun.add(binding.handle());
                yield Detaching.begin(draft, binding, initiator);
            }
            case DETACHING -> {
                if (draft.does(Duty.DETACH_ONCE)) {
                    yield List.of(); // T16: no second pair of callbacks.
                }
                begun.add(binding.handle());
                yield Detaching.begin(
                        draft,
                        binding.with(Role.CLIENT, binding.client().in(DetachSide.IDLE))
                                .with(Role.PROVIDER, binding.provider().in(DetachSide.IDLE)),
                        initiator);
            }
            case CLEANING, GONE -> List.of(); // T16
        };
    }

    /// One end has been deregistered; it cannot be deregistered twice, so whoever comes now is the other one.
    private static boolean isEnding(Binding binding) {
        return switch (binding.phase()) {
            case CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING -> binding.doomed();
            case DETACHING, CLEANING -> true;
            case PROPOSED, READY, GONE -> false;
        };
    }

    private static boolean isBeingAttached(BindingPhase phase) {
        return switch (phase) {
            case CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING -> true;
            case PROPOSED, READY, DETACHING, CLEANING, GONE -> false;
        };
    }

    /// T13: nobody can be asked yet, but it must not be forgotten.
    private static List<RegistrarFrame.Ask> doom(Draft draft, Binding binding) {
        if (draft.does(Duty.REMEMBER_EARLY_DEREGISTER)) {
            draft.put(binding.dooming());
        }
        return List.of();
    }

    /// The binding is GONE; a deregistration that waited for it alone is DONE (T25, W3).
    static void end(Draft draft, Binding binding) {
        draft.put(binding.gone());
        draft.happened(new RegistrarEvent.Ended(binding.handle()));
        release(draft, binding);
    }

    /// Gives back the references of `binding`.
    static void release(Draft draft, Binding binding) {
        for (var role : Role.values()) {
            var without = draft.registered(binding.handle().end(role)).without(binding.handle());
            draft.put(without);
            endIfIdle(draft, without);
        }
    }

    static void endIfIdle(Draft draft, Registration registration) {
        if (registration.phase() == Registration.Phase.DEREGISTERING && isIdle(draft, registration)) {
            if (!draft.does(Duty.LEAVE_THE_LEAVING_ALONE)) {
                leave(draft, registration);
            }
            draft.put(registration.in(Registration.Phase.DONE));
            draft.happened(new RegistrarEvent.Deregistered(registration.handle()));
        }
    }

    private static boolean isIdle(Draft draft, Registration registration) {
        return registration.bindings().isEmpty()
                || (!draft.does(Duty.COUNT_BOTH_SIDES)
                        && registration.bindings().stream()
                                .allMatch(it -> draft.binding(it)
                                                .orElseThrow()
                                                .end(registration.role())
                                                .side()
                                        == DetachSide.DONE));
    }

    /// Whether the callbacks have answered for which the answer was kept back (K11).
    static boolean answerAfterCallbacks(Draft draft, RegistrarFrame.Deregistered deregistered) {
        for (var handle : deregistered.bindings()) {
            var binding = draft.binding(handle).orElseThrow();
            for (var role : Role.values()) {
                var end = binding.end(role);
                if (binding.phase() == BindingPhase.DETACHING
                        && (end.isInCallback() || end.side() == DetachSide.IDLE)) {
                    return false;
                }
            }
        }
        Lanes.then(draft, deregistered);
        return true;
    }

    static void answer(Draft draft, RegistrationHandle handle, Role role, NtStatus status) {
        Registrar.reply(
                draft,
                switch (role) {
                    case CLIENT -> new NmrDeregisterClientReturned(handle, status);
                    case PROVIDER -> new NmrDeregisterProviderReturned(handle, status);
                });
    }
}
