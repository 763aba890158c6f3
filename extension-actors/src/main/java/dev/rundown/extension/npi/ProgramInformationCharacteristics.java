package dev.rundown.extension.npi;

import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.verifier.spec.ProgramInformation;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `ebpf_program_data_t`: what a program information provider offers.
///
/// @param header which generation of the structure its writer knew
/// @param type the program type; empty for the general helper functions, which belong to none
/// @param helpers the helper functions of that type, or the general ones
public record ProgramInformationCharacteristics(
        ExtensionHeader header, Optional<ProgramTypeDescriptor> type, List<HelperPrototype> helpers)
        implements NpiSpecificCharacteristics {
    public ProgramInformationCharacteristics {
        helpers = List.copyOf(helpers);
    }

    /// Those of a provider that was built with the present declarations.
    public ProgramInformationCharacteristics(Optional<ProgramTypeDescriptor> type, List<HelperPrototype> helpers) {
        this(ExtensionHeader.current(ExtensionStructure.PROGRAM_DATA), type, helpers);
    }

    /// What is wrong with them and what to change: the header, the context descriptor, a helper id that is there twice,
    /// a
    /// prototype. Empty when nothing is.
    public Optional<String> problem() {
        return header.problem(ExtensionStructure.PROGRAM_DATA)
                .or(() -> type.flatMap(it -> it.context().problems().stream().findFirst()))
                .or(this::duplicate)
                .or(() -> ProgramInformation.problems(helpers).stream().findFirst());
    }

    private Optional<String> duplicate() {
        var seen = new TreeSet<Integer>();
        return helpers.stream()
                .filter(it -> !seen.add(it.id()))
                .findFirst()
                .map(it -> "helper id %d is there twice, the second time as %s".formatted(it.id(), it.name()));
    }
}
