package dev.rundown.extension.spi;

import dev.rundown.extension.npi.ResolvedFunction;
import dev.rundown.registrar.ModuleId;
import java.util.List;

/// The functions that an extension lets programs call by module and name (`docs/BtfResolvedFunctions.md` of eBPF for
/// Windows).
///
/// @param module    the GUID that programs name
/// @param functions at least one
public record FunctionModule(ModuleId module, List<ResolvedFunction> functions) {
    public FunctionModule {
        functions = List.copyOf(functions);
    }
}
