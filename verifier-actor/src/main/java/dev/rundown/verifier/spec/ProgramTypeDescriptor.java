package dev.rundown.verifier.spec;

/// `ebpf_program_type_descriptor_t`.
///
/// @param name of the program type
/// @param context what a program of this type is passed in r1
/// @param programType its GUID
/// @param bpfProgType its number in `bpf_prog_type`
/// @param isPrivileged whether its programs may let pointers out
public record ProgramTypeDescriptor(
        String name, ContextDescriptor context, String programType, int bpfProgType, boolean isPrivileged) {}
