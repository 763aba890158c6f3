package dev.rundown.extension.provider;

import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.List;

/// Where an extension is, and which of its modules it has registered.
///
/// @param phase        in its life
/// @param registered   in the order of registration
/// @param returning    it has been in memory before, and says something else of itself from then on
/// @param deregistered its worker has given up every registration; never so without a worker
public record ExtensionState(
        Phase phase, List<RegistrationHandle> registered, boolean returning, boolean deregistered) {
    static final ExtensionState NOT_LOADED = new ExtensionState(Phase.NOT_LOADED, List.of(), false, false);

    /// As the service control manager sees a driver: it is asked to start or to stop once.
    public enum Phase {
        NOT_LOADED,
        LOADING,
        LOADED,
        UNLOADING
    }

    public ExtensionState {
        registered = List.copyOf(registered);
    }

    ExtensionState in(Phase next) {
        return new ExtensionState(next, registered, returning, deregistered);
    }

    ExtensionState with(RegistrationHandle handle) {
        var longer = new ArrayList<>(registered);
        longer.add(handle);
        return new ExtensionState(phase, longer, returning, deregistered);
    }

    /// The registration is over: there is nothing to wait for.
    ExtensionState without(RegistrationHandle handle) {
        var shorter = new ArrayList<>(registered);
        shorter.remove(handle);
        return new ExtensionState(phase, shorter, returning, deregistered);
    }

    ExtensionState deregistering(boolean done) {
        return new ExtensionState(phase, registered, returning, done);
    }
}
