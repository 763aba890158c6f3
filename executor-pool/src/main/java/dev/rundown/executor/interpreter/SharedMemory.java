package dev.rundown.executor.interpreter;

import dev.rundown.executor.isa.AtomicOperation;

/// How a run reaches the maps of its image, by their index in it. Bounds and alignment are checked by the caller.
/// Every answer is a number, so that it can be kept ([SlicedMemory]).
interface SharedMemory {
    /// Before a helper is called. In a slice: ends it unless the call is its first instruction.
    void beginHelper();

    long load(int map, int offset, int size);

    void store(int map, int offset, int size, long value);

    /// What was there before.
    long atomic(int map, int offset, int size, AtomicOperation operation, long source, long expected);

    /// Where the value of the key begins; -1 when it has none.
    int lookup(int map, byte[] key);

    /// Replaces a value that one operation can replace; the number of an `EbpfResult` as a helper answers it.
    long update(int map, byte[] key, byte[] value, long flags);

    /// Takes such a value away; as [#update].
    long delete(int map, byte[] key);

    /// Enters the extension that brought the type of the map; answers whether it did.
    boolean enter(int map);

    /// Leaves it.
    void leave(int map);

    /// Looks up the address of an imported function; answers whether it has one.
    boolean reach(int function);

    long nanos();

    int random();

    int cpu();
}
