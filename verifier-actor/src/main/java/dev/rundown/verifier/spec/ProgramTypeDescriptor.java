package dev.rundown.verifier.spec;

import java.util.UUID;

/// A program type: `ebpf_program_type_descriptor_t` of eBPF for Windows.
///
/// @param name         as people say it
/// @param context      what programs are called with
/// @param programType  the GUID by which extensions and loaders name the type
/// @param bpfProgType  its number in the world of Linux
/// @param isPrivileged whether programs may show addresses to helpers and maps
public record ProgramTypeDescriptor(
        String name, ContextDescriptor context, UUID programType, int bpfProgType, boolean isPrivileged) {}
