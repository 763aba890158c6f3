package dev.rundown.extension.spi;

import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.registrar.ModuleId;
import java.util.List;
import java.util.Locale;

/// The functions that an extension lets programs call by module and name (`docs/BtfResolvedFunctions.md` of eBPF for
/// Windows).
///
/// ```java
/// new FunctionModule(
///         new ModuleId("12345678-1234-1234-1234-123456789abc"),
///         List.of(new ModuleFunction(
///                 new ResolvedFunction("my_driver_twice", INTEGER, List.of(ANYTHING)),
///                 (in, number, _, _, _, _) -> 2 * number)))
/// ```
///
/// @param module    the GUID that programs name
/// @param functions at least one; no two have one name
public record FunctionModule(ModuleId module, List<ModuleFunction> functions) {
    public FunctionModule {
        module = new ModuleId(module.guid().toLowerCase(Locale.ROOT)); // As a loader writes those that programs name.
        functions = List.copyOf(functions);
    }

    /// What is known of them.
    public List<ResolvedFunction> prototypes() {
        return functions.stream().map(ModuleFunction::prototype).toList();
    }

    /// What programs call `function` by.
    ImportedFunction named(ModuleFunction function) {
        return new ImportedFunction(module.guid(), function.prototype().name());
    }
}
