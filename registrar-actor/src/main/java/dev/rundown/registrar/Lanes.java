package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;

/// Where callbacks are made: on the lane of the call that causes them, or on the two lanes of their binding.
final class Lanes {
    private Lanes() {}

    /// The lane on which one side of a binding is taken apart.
    static Lane of(BindingHandle handle, Role side) {
        return new Lane("R/%s.%s"
                .formatted(
                        handle,
                        switch (side) {
                            case CLIENT -> "c";
                            case PROVIDER -> "p";
                        }));
    }

    /// The lane on which a binding is proposed whose registration has returned (K10).
    static Lane attaching(BindingHandle handle) {
        return new Lane("R/%s.a".formatted(handle));
    }

    /// A callback on the lane of the delivery.
    static void call(
            Draft draft, RegistrationHandle registration, Address callbacks, Message callback, RegistrarFrame frame) {
        Turns.enter(draft, draft.lane(), registration, callbacks, callback);
        draft.with(new Effect.Call(callbacks, callback, frame));
    }

    /// A callback on another lane.
    static void start(
            Draft draft,
            Lane lane,
            RegistrationHandle registration,
            Address callbacks,
            Message callback,
            RegistrarFrame frame) {
        Turns.enter(draft, lane, registration, callbacks, callback);
        draft.with(new Effect.Start(lane, callbacks, callback, frame));
    }

    /// A callback on `lane` that has to wait for its turn.
    static void due(Draft draft, Lane lane, BindingHandle handle, Role side) {
        draft.with(
                new Effect.Start(lane, Registrar.ADDRESS, new RegistrarMessage.CallbackDue(handle, side), Frame.NONE));
    }

    /// Whether the turn of the callback had come; one that is not needed any more is left out.
    static boolean callbackDue(Draft draft, BindingHandle handle, Role side) {
        var found = draft.binding(handle);
        if (found.isEmpty()) {
            return true;
        }
        var binding = found.get();
        return switch (binding.phase()) {
            case PROPOSED -> {
                if (!Turns.isFree(draft, handle.client())) {
                    yield false;
                }
                Registering.pick(draft, handle, new RegistrarFrame.ProposingAlone(handle));
                yield true;
            }
            case DETACHING -> binding.end(side).side() != DetachSide.IDLE || Detaching.askIfDue(draft, binding, side);
            case CLEANING -> !binding.end(side).cleanupOwed() || Cleaning.cleanIfDue(draft, binding, side);
            case CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING, READY, GONE -> true;
        };
    }

    /// Whether what has to wait on its lane may go on.
    static boolean goOn(Draft draft, Frame frame) {
        return switch (frame) {
            case RegistrarFrame.ProposalsDue it -> Registering.proposalDue(draft, it);
            case RegistrarFrame.Due it -> Detaching.dueInCall(draft, it);
            case RegistrarFrame.Deregistered it -> Deregistering.answerAfterCallbacks(draft, it);
            default -> throw new IllegalStateException("nothing goes on with " + frame);
        };
    }

    /// Goes on after a row of callbacks on one lane.
    static void then(Draft draft, RegistrarFrame.Then then) {
        switch (then) {
            case RegistrarFrame.Proposing it -> Registering.proposeNext(draft, it.registration(), it.rest());
            case RegistrarFrame.ProposingAlone _ -> {} // Nobody waits.
            case RegistrarFrame.Deregistered it ->
                Deregistering.answer(draft, it.registration(), it.role(), it.status());
        }
    }
}
