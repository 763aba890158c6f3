package dev.rundown.extension.npi;

import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.verifier.spec.ProgramInformation;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `ebpf_program_data_t`: what a program information provider offers. It is a value, so who holds it has the deep copy
/// that upstream's client makes.
///
/// @param header which generation of the structure its writer knew
/// @param type the program type; empty for the general helper functions, which belong to none
/// @param helpers the helper functions of that type, or the general ones
/// @param runtime what is needed to run
public record ProgramInformationCharacteristics(
        ExtensionHeader header,
        Optional<ProgramTypeDescriptor> type,
        List<HelperPrototype> helpers,
        ProgramRuntime runtime)
        implements NpiSpecificCharacteristics {
    /// `sizeof(ebpf_context_descriptor_t)`: upstream takes no smaller context.
    private static final int SMALLEST_CONTEXT = 16;

    public ProgramInformationCharacteristics {
        helpers = List.copyOf(helpers);
    }

    /// Those of a provider that has all that is needed to run.
    public ProgramInformationCharacteristics(
            ExtensionHeader header, Optional<ProgramTypeDescriptor> type, List<HelperPrototype> helpers) {
        this(header, type, helpers, ProgramRuntime.of(helpers));
    }

    /// Those of a provider that was built with the present declarations.
    public ProgramInformationCharacteristics(Optional<ProgramTypeDescriptor> type, List<HelperPrototype> helpers) {
        this(ExtensionHeader.current(ExtensionStructure.PROGRAM_DATA), type, helpers);
    }

    /// The same with another header.
    public ProgramInformationCharacteristics with(ExtensionHeader other) {
        return new ProgramInformationCharacteristics(other, type, helpers, runtime);
    }

    /// What is wrong with them as the information about a program type, and what to change
    /// (`ebpf_validate_program_data`). Empty when nothing is.
    public Optional<String> problem() {
        return header.problem(ExtensionStructure.PROGRAM_DATA)
                .or(runtime::emptyArray)
                .or(() -> type.isEmpty() ? Optional.of("it describes no program type") : Optional.empty())
                .or(() -> type.flatMap(ProgramInformationCharacteristics::context))
                .or(this::prototype)
                .or(runtime::halfAContext);
    }

    /// What is wrong with them as the information about the general helper functions, whose header nobody looks at.
    public Optional<String> problemOfGeneral() {
        return prototype().or(() -> runtime.missing(helpers));
    }

    private static Optional<String> context(ProgramTypeDescriptor type) {
        int size = type.context().size();
        return size < SMALLEST_CONTEXT
                ? Optional.of("the context has %d bytes; at least %d are needed".formatted(size, SMALLEST_CONTEXT))
                : type.context().problems().stream().findFirst();
    }

    private Optional<String> prototype() {
        return duplicate()
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
