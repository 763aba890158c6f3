package dev.rundown.executor.helper;

/// What a helper expects of an argument: the values of `ebpf_argument_type_t` in eBPF for Windows (from PREVAIL's
/// `ebpf_base.h`) without their prefix `EBPF_ARGUMENT_TYPE_`, in the order of their numbers.
public enum ArgumentType {
    DONTCARE,
    ANYTHING,
    CONST_SIZE,
    CONST_SIZE_OR_ZERO,
    PTR_TO_CTX,
    PTR_TO_MAP,
    PTR_TO_MAP_OF_PROGRAMS,
    PTR_TO_MAP_KEY,
    PTR_TO_MAP_VALUE,
    PTR_TO_READABLE_MEM,
    PTR_TO_READABLE_MEM_OR_NULL,
    PTR_TO_WRITABLE_MEM,
    PTR_TO_STACK,
    PTR_TO_STACK_OR_NULL,
    PTR_TO_CTX_OR_NULL,
    PTR_TO_WRITABLE_MEM_OR_NULL,
    UNSUPPORTED,
    PTR_TO_BTF_ID_SOCK_COMMON,
    PTR_TO_SPIN_LOCK,
    PTR_TO_SOCK_COMMON,
    PTR_TO_BTF_ID,
    PTR_TO_LONG,
    PTR_TO_INT,
    PTR_TO_CONST_STR,
    PTR_TO_FUNC,
    CONST_ALLOC_SIZE_OR_ZERO,
    PTR_TO_ALLOC_MEM,
    PTR_TO_TIMER,
    PTR_TO_PERCPU_BTF_ID,
    PTR_TO_READONLY_MEM,
    PTR_TO_READONLY_MEM_OR_NULL,
    PTR_TO_UNINIT_MAP_VALUE,
    CONST_PTR_TO_MAP
}
