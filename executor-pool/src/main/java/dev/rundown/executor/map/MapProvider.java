package dev.rundown.executor.map;

import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import java.util.UUID;
import java.util.function.Supplier;

/// What an extension has to say about the operations of programs on maps of a type that it brings: the callbacks of
/// `ebpf_base_map_provider_dispatch_table_t` (`ebpf_extension.h`). The contents are kept by the base map; the extension
/// sees each operation and may refuse it.
///
/// Every answer depends on the arguments alone, because an operation that is run in slices asks again.
public interface MapProvider {
    /// Lets everything pass.
    MapProvider TRANSPARENT = new MapProvider() {};

    /// Whether it updates the values that are given to it (`updates_original_value`), so that what is kept is not what
    /// users see. Programs may not touch such a map: every operation answers `EBPF_OPERATION_NOT_SUPPORTED`.
    default boolean updatesOriginalValue() {
        return false;
    }

    /// A map is about to be made (`preprocess_map_create`). What is not `EBPF_SUCCESS` keeps it from being made.
    default EbpfResult create(MapDefinition definition) {
        return EBPF_SUCCESS;
    }

    /// A program wants to use a map (`preprocess_associate_program_type`). What is not `EBPF_SUCCESS` keeps it from
    /// being
    /// loaded.
    ///
    /// @param programType the GUID of the program's type
    default EbpfResult associate(UUID programType) {
        return EBPF_SUCCESS;
    }

    /// A value was found (`postprocess_map_find_element`). Unless `EBPF_SUCCESS`, the program is told that there is
    /// none.
    ///
    /// @param key   of the map's key size
    /// @param value reads the value; several operations if it has more than 8 bytes
    default EbpfResult find(Bytes key, Supplier<Bytes> value) {
        return EBPF_SUCCESS;
    }

    /// A value is about to be written (`preprocess_map_update_element`). What is not `EBPF_SUCCESS` is what the program
    /// is answered, and nothing is written.
    ///
    /// @param key   of the map's key size
    /// @param value of the map's value size
    default EbpfResult update(Bytes key, Bytes value) {
        return EBPF_SUCCESS;
    }

    /// A value is about to be taken away (`preprocess_map_delete_element`). As [#update].
    ///
    /// @param key of the map's key size
    default EbpfResult delete(Bytes key) {
        return EBPF_SUCCESS;
    }
}
