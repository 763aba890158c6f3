package dev.rundown.registrar;

/// `NPI_REGISTRATION_INSTANCE`, as each side of a proposed binding is shown it.
///
/// @param version must be 0
/// @param size of the structure in bytes, must be [#SIZE]
/// @param npiId the interface that is offered or wanted; must not be [NpiId#NULL]
/// @param moduleId who offers or wants it
/// @param number implementation number; handed on, not matched
/// @param npiSpecificCharacteristics what the NPI lets a module say about itself
public record RegistrationInstance(
        int version,
        int size,
        NpiId npiId,
        ModuleId moduleId,
        int number,
        NpiSpecificCharacteristics npiSpecificCharacteristics) {
    /// The only version there is.
    public static final int VERSION = 0;

    /// `sizeof(NPI_REGISTRATION_INSTANCE)` on a 64-bit machine.
    public static final int SIZE = 40;

    /// An instance of the current version with implementation number 0.
    public static RegistrationInstance of(NpiId npiId, ModuleId moduleId, NpiSpecificCharacteristics characteristics) {
        return new RegistrationInstance(VERSION, SIZE, npiId, moduleId, 0, characteristics);
    }
}
