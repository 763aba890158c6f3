package dev.rundown.extension.npi;

import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiSpecificCharacteristics;

/// `ebpf_attach_provider_data_t`: what a hook offers. The attach type is the module's [ModuleId].
///
/// @param supportedProgramType the type of the programs that may be attached
public record HookProviderCharacteristics(ModuleId supportedProgramType) implements NpiSpecificCharacteristics {}
