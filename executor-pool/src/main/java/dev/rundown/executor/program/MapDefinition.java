package dev.rundown.executor.program;

import java.util.Optional;

/// A map as an object declares it. Global data (`.rodata`, `.data`, `.bss`) is an array with one value.
///
/// @param name       of the variable, or of the section
/// @param type       what kind of map
/// @param keySize    in bytes
/// @param valueSize  in bytes
/// @param maxEntries how many values it may hold
/// @param initial    the first value before any program ran; empty means zeros
/// @param readOnly   whether programs may only read it and nobody may change it
/// @param custom     the type that an extension brings, of which `type` is the base; empty for a built-in type
public record MapDefinition(
        String name,
        MapType type,
        int keySize,
        int valueSize,
        int maxEntries,
        Bytes initial,
        boolean readOnly,
        Optional<CustomMapType> custom) {
    /// A map of a built-in type.
    public MapDefinition(
            String name, MapType type, int keySize, int valueSize, int maxEntries, Bytes initial, boolean readOnly) {
        this(name, type, keySize, valueSize, maxEntries, initial, readOnly, Optional.empty());
    }

    /// A map that begins empty (an array: with zeros) and may be written.
    public static MapDefinition of(String name, MapType type, int keySize, int valueSize, int maxEntries) {
        return new MapDefinition(name, type, keySize, valueSize, maxEntries, Bytes.EMPTY, false);
    }

    /// A map of a type that an extension brings. It begins as one of the base type does.
    public static MapDefinition of(String name, CustomMapType type, int keySize, int valueSize, int maxEntries) {
        return new MapDefinition(
                name, type.base(), keySize, valueSize, maxEntries, Bytes.EMPTY, false, Optional.of(type));
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
