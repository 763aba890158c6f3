package dev.rundown.extension.spi;

import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.registrar.ModuleId;

/// A map type that an extension brings: any object may declare maps with its number. They are verified and kept as
/// maps of the base type, and what programs do to them passes by the extension.
///
/// ```java
/// new MapTypeDefinition(
///         new CustomMapType(100, "quota", MapType.HASH),
///         new ModuleId("9f0c..."),
///         new MapProvider() {
///             @Override
///             public EbpfResult update(Bytes key, Bytes value) {
///                 return value.number(0, 4) <= 10 ? EBPF_SUCCESS : EBPF_INVALID_ARGUMENT;
///             }
///         })
/// ```
///
/// @param type     its number, its name and the type that it is built on: a hash table or an array
/// @param module   the GUID of the module that provides it
/// @param provider what the extension says about operations; [MapProvider#TRANSPARENT] lets everything pass
public record MapTypeDefinition(CustomMapType type, ModuleId module, MapProvider provider) {}
