package dev.rundown.extension.npi;

import java.util.List;

/// The structures that cross an NPI and begin with an `ebpf_extension_header_t`, with the sizes that a reader knows:
/// the end of the last field of each generation, on a 64-bit machine. The table is
/// `_ebpf_extension_type_supported_sizes` of `libs/shared/shared_common.c`; sizes are computed from the published
/// declarations.
public enum ExtensionStructure {
    PROGRAM_DATA("ebpf_program_data_t", 80, List.of(65, 80)),
    PROGRAM_INFO("ebpf_program_info_t", 64, List.of(64)),
    PROGRAM_TYPE_DESCRIPTOR("ebpf_program_type_descriptor_t", 64, List.of(61)),
    HELPER_FUNCTION_PROTOTYPE("ebpf_helper_function_prototype_t", 72, List.of(64, 65, 66)),
    HELPER_FUNCTION_ADDRESSES("ebpf_helper_function_addresses_t", 40, List.of(40)),
    ATTACH_PROVIDER_DATA("ebpf_attach_provider_data_t", 48, List.of(48)),
    ATTACH_CLIENT_DATA("ebpf_extension_data_t", 48, List.of(40, 48)),
    MAP_PROVIDER_DATA("ebpf_map_provider_data_t", 48, List.of(48)),
    MAP_CLIENT_DATA("ebpf_map_client_data_t", 40, List.of(40)),
    BTF_RESOLVED_FUNCTION_PROTOTYPE("ebpf_btf_resolved_function_prototype_t", 64, List.of(60)),
    BTF_RESOLVED_FUNCTION_PROVIDER_DATA("ebpf_btf_resolved_function_provider_data_t", 48, List.of(48)),
    NATIVE_PROGRAM_ENTRY("program_entry_t", 160, List.of(144, 154));

    /// The only version there is of any of them.
    public static final int VERSION = 1;

    private final String declaration;
    private final int sizeOf;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Integer> known;

    ExtensionStructure(String declaration, int sizeOf, List<Integer> known) {
        this.declaration = declaration;
        this.sizeOf = sizeOf;
        this.known = known;
    }

    /// Its name in C.
    public String declaration() {
        return declaration;
    }

    /// What the operator `sizeof` says, padding included: in general no size that a reader knows.
    public int sizeOf() {
        return sizeOf;
    }

    /// The sizes that a reader knows, in bytes, the oldest first.
    public List<Integer> known() {
        return known;
    }

    /// The size of the present generation, in bytes.
    public int current() {
        return known.getLast();
    }
}
