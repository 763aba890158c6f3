package dev.rundown.executor.program;

/// A map as an object declares it. Global data (`.rodata`, `.data`, `.bss`) is an array with one value.
///
/// @param name       of the variable, or of the section
/// @param type       what kind of map
/// @param keySize    in bytes
/// @param valueSize  in bytes
/// @param maxEntries how many values it may hold
/// @param initial    the first value before any program ran; empty means zeros
/// @param readOnly   whether programs may only read it and nobody may change it
public record MapDefinition(
        String name, MapType type, int keySize, int valueSize, int maxEntries, Bytes initial, boolean readOnly) {
    /// A map that begins empty (an array: with zeros) and may be written.
    public static MapDefinition of(String name, MapType type, int keySize, int valueSize, int maxEntries) {
        return new MapDefinition(name, type, keySize, valueSize, maxEntries, Bytes.EMPTY, false);
    }

    /// The section `name` of an object as an array with one value.
    public static MapDefinition global(String name, Bytes contents, boolean readOnly) {
        return new MapDefinition(name, MapType.ARRAY, Integer.BYTES, contents.size(), 1, contents, readOnly);
    }

    /// From one value to the next, in bytes: the value's size rounded up to 8, so that every value is aligned.
    public int stride() {
        return (valueSize + 7) & ~7;
    }

    /// Of all values together, in bytes.
    public long valueBytes() {
        return (long) stride() * maxEntries;
    }
}
