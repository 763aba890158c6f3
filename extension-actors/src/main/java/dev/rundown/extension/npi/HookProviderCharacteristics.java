package dev.rundown.extension.npi;

import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiSpecificCharacteristics;

/// `ebpf_attach_provider_data_t`: what a hook offers. The attach type is the module's [ModuleId].
///
/// @param header which generation of the structure its writer knew
/// @param supportedProgramType the type of the programs that may be attached
public record HookProviderCharacteristics(ExtensionHeader header, ModuleId supportedProgramType)
        implements NpiSpecificCharacteristics {
    /// Those of a hook that was built with the present declarations.
    public HookProviderCharacteristics(ModuleId supportedProgramType) {
        this(ExtensionHeader.current(ExtensionStructure.ATTACH_PROVIDER_DATA), supportedProgramType);
    }
}
