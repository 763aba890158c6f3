package dev.rundown.registrar;

import dev.rundown.registrar.Knobs.Answer;
import dev.rundown.registrar.Knobs.Callbacks;
import dev.rundown.registrar.Knobs.DeregisterInCallback;
import dev.rundown.registrar.Knobs.DetachOrder;
import dev.rundown.registrar.Knobs.DetachThread;

/// What a registrar goes by.
///
/// @param flavour which duties it does
/// @param knobs   what it does where nothing is published
record Terms(RegistrarFlavor flavour, Knobs knobs) {
    static Terms of(RegistrarFlavor flavour, Knobs knobs) {
        return new Terms(flavour, flavour.settle(knobs));
    }

    boolean does(Duty duty) {
        return flavour.does(duty);
    }

    /// Some callback may have to wait for another one to return.
    boolean takesTurns() {
        return knobs.callbacks() != Callbacks.PER_BINDING
                || !does(Duty.CALL_WITHOUT_LOCK)
                || !does(Duty.CLEAN_WITHOUT_LOCK);
    }

    /// Whether it has to be known who is inside a callback, and on which lane.
    boolean countsCallbacks() {
        return takesTurns() || knobs.deregisterInCallback() == DeregisterInCallback.REJECTED;
    }

    /// Both detach callbacks may begin at once: their lanes alone decide about the order.
    boolean asksFreely() {
        return knobs.detachOrder() == DetachOrder.ANY && knobs.detachOverlap() == Answer.YES && !takesTurns();
    }

    boolean detachesOnCaller() {
        return knobs.detachThread() == DetachThread.DEREGISTERING;
    }
}
