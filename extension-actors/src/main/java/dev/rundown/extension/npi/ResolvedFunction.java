package dev.rundown.extension.npi;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.ReturnType;
import java.util.List;

/// `ebpf_btf_resolved_function_prototype_t`: a function that programs call by module and name, not by number.
///
/// @param name      as C has it
/// @param returns   what `r0` is afterwards
/// @param arguments of `r1` to `r5`; at most five
public record ResolvedFunction(String name, ReturnType returns, List<ArgumentType> arguments) {
    private static final int MOST_ARGUMENTS = 5;

    public ResolvedFunction {
        arguments = List.copyOf(arguments);
    }

    /// Whether it has a name and there are registers for its arguments.
    public boolean isValid() {
        return !name.isEmpty() && arguments.size() <= MOST_ARGUMENTS;
    }
}
