package dev.rundown.extension.provider;

import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.List;

/// Which of its modules an extension has registered.
///
/// @param registered in the order of registration
/// @param returning it has been in memory before, and says something else of itself from then on
/// @param deregistered its worker has given up every registration; never so without a worker
public record ExtensionState(List<RegistrationHandle> registered, boolean returning, boolean deregistered) {
    static final ExtensionState NOT_LOADED = new ExtensionState(List.of(), false, false);

    public ExtensionState {
        registered = List.copyOf(registered);
    }

    ExtensionState with(RegistrationHandle handle) {
        var longer = new ArrayList<>(registered);
        longer.add(handle);
        return new ExtensionState(longer, returning, deregistered);
    }

    ExtensionState deregistering(boolean done) {
        return new ExtensionState(registered, returning, done);
    }
}
