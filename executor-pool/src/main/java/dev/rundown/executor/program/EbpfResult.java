package dev.rundown.executor.program;

/// The result codes of eBPF for Windows (`ebpf_result.h`), verbatim and in the order of their numbers.
public enum EbpfResult {
    EBPF_SUCCESS,
    EBPF_VERIFICATION_FAILED,
    EBPF_JIT_COMPILATION_FAILED,
    EBPF_PROGRAM_LOAD_FAILED,
    EBPF_INVALID_FD,
    EBPF_INVALID_OBJECT,
    EBPF_INVALID_ARGUMENT,
    EBPF_OBJECT_NOT_FOUND,
    EBPF_OBJECT_ALREADY_EXISTS,
    EBPF_FILE_NOT_FOUND,
    EBPF_ALREADY_PINNED,
    EBPF_NOT_PINNED,
    EBPF_NO_MEMORY,
    EBPF_PROGRAM_TOO_LARGE,
    EBPF_RPC_EXCEPTION,
    EBPF_ALREADY_INITIALIZED,
    EBPF_ELF_PARSING_FAILED,
    EBPF_FAILED,
    EBPF_OPERATION_NOT_SUPPORTED,
    EBPF_KEY_NOT_FOUND,
    EBPF_ACCESS_DENIED,
    EBPF_BLOCKED_BY_POLICY,
    EBPF_ARITHMETIC_OVERFLOW,
    EBPF_EXTENSION_FAILED_TO_LOAD,
    EBPF_INSUFFICIENT_BUFFER,
    EBPF_NO_MORE_KEYS,
    EBPF_KEY_ALREADY_EXISTS,
    EBPF_NO_MORE_TAIL_CALLS,
    EBPF_PENDING,
    EBPF_OUT_OF_SPACE,
    EBPF_CANCELED,
    EBPF_INVALID_POINTER,
    EBPF_TIMEOUT,
    EBPF_STALE_ID,
    EBPF_INVALID_STATE,
    EBPF_TRY_AGAIN;

    /// What a map helper gives a program: 0 for success, else the negative number of this result.
    @SuppressWarnings("EnumOrdinal") // The order is upstream's numbering: see the sentence above the enum.
    public long asHelperResult() {
        return -ordinal();
    }
}
