package dev.rundown.extension.client;

import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// How far a map of a custom type is with its registration.
///
/// @param registration its client registration; empty while the map does not exist
/// @param provider     the binding to its provider: reserved before the attach call, so that no second one is taken
/// @param isAttached   attach has succeeded
public record CustomMapState(
        Optional<RegistrationHandle> registration, Optional<BindingHandle> provider, boolean isAttached) {
    static final CustomMapState ABSENT = new CustomMapState(Optional.empty(), Optional.empty(), false);

    CustomMapState registered(RegistrationHandle handle) {
        return new CustomMapState(Optional.of(handle), provider, isAttached);
    }

    CustomMapState reserved(BindingHandle binding) {
        return new CustomMapState(registration, Optional.of(binding), false);
    }

    CustomMapState attached() {
        return new CustomMapState(registration, provider, true);
    }

    CustomMapState withoutProvider() {
        return new CustomMapState(registration, Optional.empty(), false);
    }
}
