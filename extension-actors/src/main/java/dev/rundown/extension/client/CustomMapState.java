package dev.rundown.extension.client;

import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// How far a map of a custom type is with its registration.
///
/// @param exists       it is made, is there or is taken away
/// @param registration its client registration
/// @param provider     the binding to its provider: reserved before the attach call, so that no second one is taken
/// @param isAttached   attach has succeeded
public record CustomMapState(
        boolean exists,
        Optional<RegistrationHandle> registration,
        Optional<BindingHandle> provider,
        boolean isAttached) {
    static final CustomMapState ABSENT = new CustomMapState(false, Optional.empty(), Optional.empty(), false);

    static final CustomMapState MADE = new CustomMapState(true, Optional.empty(), Optional.empty(), false);

    CustomMapState registered(RegistrationHandle handle) {
        return new CustomMapState(exists, Optional.of(handle), provider, isAttached);
    }

    CustomMapState reserved(BindingHandle binding) {
        return new CustomMapState(exists, registration, Optional.of(binding), false);
    }

    CustomMapState attached() {
        return new CustomMapState(exists, registration, provider, true);
    }

    CustomMapState withoutProvider() {
        return new CustomMapState(exists, registration, Optional.empty(), false);
    }
}
