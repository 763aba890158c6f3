package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// `NPI_CLIENT_CHARACTERISTICS`: how a client module can be reached and what it wants.
///
/// @param version must be 0
/// @param length  of the structure in bytes, must be [#LENGTH]
/// @param module the name of the registration in traces
/// @param callbacks the actor that takes the callbacks
/// @param cleansUp whether there is a cleanup callback; the only one that may be null
/// @param instance what is wanted
public record ClientCharacteristics(
        int version, int length, Address module, Address callbacks, boolean cleansUp, RegistrationInstance instance) {
    /// The only version there is.
    public static final int VERSION = 0;

    /// `sizeof(NPI_CLIENT_CHARACTERISTICS)` on a 64-bit machine: two short numbers, three callbacks, the instance.
    public static final int LENGTH = 72;

    /// Characteristics that say how long they are.
    public ClientCharacteristics(
            int version, Address module, Address callbacks, boolean cleansUp, RegistrationInstance instance) {
        this(version, LENGTH, module, callbacks, cleansUp, instance);
    }
}
