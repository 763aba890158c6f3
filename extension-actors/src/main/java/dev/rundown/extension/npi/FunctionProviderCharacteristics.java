package dev.rundown.extension.npi;

import dev.rundown.registrar.NpiSpecificCharacteristics;
import java.util.List;

/// `ebpf_btf_resolved_function_provider_data_t`: the functions that a driver offers. The driver's GUID is the module's.
///
/// @param functions at least one; no two have one name
public record FunctionProviderCharacteristics(List<ResolvedFunction> functions) implements NpiSpecificCharacteristics {
    public FunctionProviderCharacteristics {
        functions = List.copyOf(functions);
    }

    /// Whether all of that is in order.
    public boolean isValid() {
        long names = functions.stream().map(ResolvedFunction::name).distinct().count();
        return !functions.isEmpty()
                && names == functions.size()
                && functions.stream().allMatch(ResolvedFunction::isValid);
    }
}
