package dev.rundown.extension.npi;

import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Optional;

/// `ebpf_program_data_t`: what a program information provider offers.
///
/// @param type the program type; empty for the general helper functions, which belong to none
/// @param helpers the helper functions of that type, or the general ones
public record ProgramInformationCharacteristics(Optional<ProgramTypeDescriptor> type, List<HelperPrototype> helpers)
        implements NpiSpecificCharacteristics {
    public ProgramInformationCharacteristics {
        helpers = List.copyOf(helpers);
    }
}
