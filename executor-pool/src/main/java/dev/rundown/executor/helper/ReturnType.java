package dev.rundown.executor.helper;

/// What a helper answers: the values of `ebpf_return_type_t` in eBPF for Windows (from PREVAIL's `ebpf_base.h`)
/// without their prefix `EBPF_RETURN_TYPE_`, in the order of their numbers.
public enum ReturnType {
    INTEGER,
    PTR_TO_MAP_VALUE_OR_NULL,
    INTEGER_OR_NO_RETURN_IF_SUCCEED,
    UNSUPPORTED,
    PTR_TO_SOCK_COMMON_OR_NULL,
    PTR_TO_SOCKET_OR_NULL,
    PTR_TO_TCP_SOCKET_OR_NULL,
    PTR_TO_ALLOC_MEM_OR_NULL,
    PTR_TO_BTF_ID_OR_NULL,
    PTR_TO_MEM_OR_BTF_ID_OR_NULL,
    PTR_TO_BTF_ID,
    PTR_TO_MEM_OR_BTF_ID
}
