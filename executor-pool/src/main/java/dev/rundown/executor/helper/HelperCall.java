package dev.rundown.executor.helper;

/// What a helper may do while a program waits for it. Memory is reached through addresses of the guest, each access is
/// checked, and a bad one ends the run with a fault at the call.
///
/// In a slice, at most one operation on a shared map happens; a helper that needs more is run again from its beginning
/// in the next slice, with the same answers to what it asked before. So a helper keeps nothing of its own between
/// accesses and does nothing outside of this interface that may not be done twice.
public interface HelperCall {
    /// The unsigned number of `size` bytes (1, 2, 4 or 8) at `address`.
    long read(long address, int size);

    /// Stores the lowest `size` bytes (1, 2, 4 or 8) of `value` at `address`.
    void write(long address, int size, long value);

    /// Fills `target` with the bytes at `address`. Word by word when they are shared.
    void read(long address, byte[] target);

    /// Stores `source` at `address`. Word by word when that is shared.
    void write(long address, byte[] source);

    /// Where the context of this run is, for helpers with an implicit context.
    long contextAddress();

    /// `bpf_map_lookup_elem`: the address of a value, or 0.
    long lookup(long mapHandle, long keyAddress);

    /// `bpf_map_update_elem`: 0, or the negative number of an [dev.rundown.executor.program.EbpfResult].
    long update(long mapHandle, long keyAddress, long valueAddress, long flags);

    /// `bpf_map_delete_elem`: 0, or the negative number of an [dev.rundown.executor.program.EbpfResult].
    long delete(long mapHandle, long keyAddress);

    /// As [VirtualSources#nanos].
    long nanos();

    /// As [VirtualSources#random].
    int random();

    /// As [VirtualSources#cpu].
    int cpu();
}
