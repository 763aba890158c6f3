package dev.rundown.extension.npi;

import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import java.util.List;

/// `ebpf_map_provider_data_t` (`ebpf_extension.h`): a map type that an extension offers.
///
/// @param mapType     its number, as programs declare it
/// @param baseMapType the number of the type that it is built on
/// @param updatesOriginalValue of `base_properties`: programs may then not operate on such maps
/// @param table       `base_provider_table`: what the extension is called for
public record MapProviderCharacteristics(int mapType, int baseMapType, boolean updatesOriginalValue, Dispatch table)
        implements NpiSpecificCharacteristics {
    /// The only version of the table.
    public static final int VERSION = 1;

    private static final List<String> REQUIRED =
            List.of("preprocess_map_create", "postprocess_map_delete", "preprocess_associate_program_type");
    private static final String PREPROCESS_DELETE = "preprocess_map_delete_element";
    private static final String POSTPROCESS_DELETE = "postprocess_map_delete_element";

    /// The entries of a table that has all but the deprecated one.
    public static final List<String> ENTRIES = List.of(
            "preprocess_map_create",
            "postprocess_map_delete",
            "preprocess_associate_program_type",
            "postprocess_map_find_element",
            "preprocess_map_update_element",
            POSTPROCESS_DELETE);

    /// `ebpf_validate_map_provider_data`: the entries that must be there are, and at most one of the two for deletions.
    public boolean isValid() {
        var entries = table.entries();
        return table.version() == VERSION
                && entries.containsAll(REQUIRED)
                && !(entries.contains(PREPROCESS_DELETE) && entries.contains(POSTPROCESS_DELETE));
    }
}
