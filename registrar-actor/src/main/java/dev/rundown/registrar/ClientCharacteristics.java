package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// `NPI_CLIENT_CHARACTERISTICS`: how a client module can be reached and what it wants.
///
/// @param version must be 0
/// @param module the name of the registration in traces
/// @param callbacks the actor that takes the callbacks
/// @param cleansUp whether there is a cleanup callback; the only one that may be null
/// @param instance what is wanted
public record ClientCharacteristics(
        int version, Address module, Address callbacks, boolean cleansUp, RegistrationInstance instance) {
    /// The only version there is.
    public static final int VERSION = 0;
}
