package dev.rundown.executor.helper;

import java.util.List;

/// What is known of a function that programs call by module and name: `ebpf_btf_resolved_function_prototype_t` of eBPF
/// for Windows.
///
/// Nothing is checked here, as with [HelperPrototype].
///
/// @param name      as C has it
/// @param returns   what `r0` is afterwards
/// @param arguments of `r1` to `r5`, in this order; at most five
/// @param flags     none is defined, so it is 0
public record ResolvedFunction(String name, ReturnType returns, List<ArgumentType> arguments, int flags) {
    /// `BPF_FUNC_unspec`: no helper has this number.
    private static final int NO_NUMBER = 0;

    public ResolvedFunction {
        arguments = List.copyOf(arguments);
    }

    /// One without flags.
    public ResolvedFunction(String name, ReturnType returns, List<ArgumentType> arguments) {
        this(name, returns, arguments, 0);
    }

    /// The same as a helper without a number: what a call of either demands and does is the same.
    public HelperPrototype shape() {
        return new HelperPrototype(NO_NUMBER, name, returns, arguments, false, false);
    }
}
