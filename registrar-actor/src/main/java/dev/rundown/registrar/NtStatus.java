package dev.rundown.registrar;

/// The NTSTATUS values that the routines and callbacks of `netioddk.h` may give, with their numbers from
/// `ntstatus.h`.
public enum NtStatus {
    STATUS_SUCCESS(0x00000000),
    STATUS_PENDING(0x00000103),
    STATUS_INVALID_PARAMETER(0xC000000D),
    STATUS_NO_MEMORY(0xC0000017),
    STATUS_ACCESS_DENIED(0xC0000022),
    STATUS_INSUFFICIENT_RESOURCES(0xC000009A),
    STATUS_DEVICE_NOT_READY(0xC00000A3),
    STATUS_NOT_SUPPORTED(0xC00000BB),
    STATUS_INVALID_DEVICE_STATE(0xC0000184),
    STATUS_OBJECTID_EXISTS(0xC000022B),
    STATUS_NOINTERFACE(0xC00002B9),
    /// Not of NMR: what eBPF for Windows returns from an attach callback when a provider it needs is missing.
    EBPF_EXTENSION_FAILED_TO_LOAD(0xC0000263);

    private final int code;

    NtStatus(int code) {
        this.code = code;
    }

    /// The 32-bit value.
    public int code() {
        return code;
    }

    /// Whether this is an error: neither success nor pending.
    public boolean isError() {
        return code < 0;
    }
}
