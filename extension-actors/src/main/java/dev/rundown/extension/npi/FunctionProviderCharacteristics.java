package dev.rundown.extension.npi;

import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// `ebpf_btf_resolved_function_provider_data_t`: the functions that a driver offers. The driver's GUID is the module's.
///
/// @param header       which generation of the structure its writer knew
/// @param functions    at least one; no two have one name
/// @param hasAddresses whether the array of their addresses is there
public record FunctionProviderCharacteristics(
        ExtensionHeader header, List<ResolvedFunction> functions, boolean hasAddresses)
        implements NpiSpecificCharacteristics {
    public FunctionProviderCharacteristics {
        functions = List.copyOf(functions);
    }

    /// Those of a driver that was built with the present declarations.
    public FunctionProviderCharacteristics(List<ResolvedFunction> functions) {
        this(ExtensionHeader.current(ExtensionStructure.BTF_RESOLVED_FUNCTION_PROVIDER_DATA), functions, true);
    }

    /// What is wrong with them and what to change (`ebpf_validate_btf_resolved_function_provider_data`): the header,
    /// the
    /// count, a prototype, the addresses. Empty when nothing is.
    public Optional<String> problem() {
        return header.problem(ExtensionStructure.BTF_RESOLVED_FUNCTION_PROVIDER_DATA)
                .or(() -> functions.isEmpty() ? Optional.of("it offers no function") : Optional.empty())
                .or(this::prototype)
                .or(() -> hasAddresses ? Optional.empty() : Optional.of("its functions have no addresses"));
    }

    private Optional<String> prototype() {
        var seen = new TreeSet<String>();
        for (var function : functions) {
            if (function.name().isEmpty()) {
                return Optional.of("one of its functions has no name");
            }
            if (!seen.add(function.name())) {
                return Optional.of("function %s is there twice".formatted(function.name()));
            }
            var problem = ProgramInformation.problem(function);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
