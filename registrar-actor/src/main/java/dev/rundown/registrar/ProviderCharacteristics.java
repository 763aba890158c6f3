package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// `NPI_PROVIDER_CHARACTERISTICS`: how a provider module can be reached and what it offers.
///
/// @param version must be 0
/// @param length  of the structure in bytes, must be [#LENGTH]
/// @param module the name of the registration in traces
/// @param callbacks the actor that takes the callbacks
/// @param cleansUp whether there is a cleanup callback; the only one that may be null
/// @param instance what is offered
public record ProviderCharacteristics(
        int version, int length, Address module, Address callbacks, boolean cleansUp, RegistrationInstance instance) {
    /// The only version there is.
    public static final int VERSION = 0;

    /// `sizeof(NPI_PROVIDER_CHARACTERISTICS)` on a 64-bit machine: two short numbers, three callbacks, the instance.
    public static final int LENGTH = 72;

    /// Characteristics that say how long they are.
    public ProviderCharacteristics(
            int version, Address module, Address callbacks, boolean cleansUp, RegistrationInstance instance) {
        this(version, LENGTH, module, callbacks, cleansUp, instance);
    }
}
