package dev.rundown.executor.helper;

import java.util.List;

/// What is known of a helper function without its code: `ebpf_helper_function_prototype_t` of eBPF for Windows.
///
/// Nothing is checked here: an extension supplies prototypes, and the verifier judges them as input.
///
/// @param id                0 to 65,535 are general; from 65,536 up they belong to a program type
/// @param name              as C has it
/// @param returns           what `r0` is afterwards
/// @param arguments         of `r1` to `r5`, in this order; at most five
/// @param reallocatePacket  whether packet pointers are stale afterwards
/// @param implicitContext   whether the helper also gets the context, without an argument for it
public record HelperPrototype(
        int id,
        String name,
        ReturnType returns,
        List<ArgumentType> arguments,
        boolean reallocatePacket,
        boolean implicitContext) {
    public HelperPrototype {
        arguments = List.copyOf(arguments);
    }

    /// A helper that leaves the packet where it is and needs no context.
    public static HelperPrototype of(int id, String name, ReturnType returns, ArgumentType... arguments) {
        return new HelperPrototype(id, name, returns, List.of(arguments), false, false);
    }
}
