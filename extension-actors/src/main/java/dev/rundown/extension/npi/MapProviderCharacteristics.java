package dev.rundown.extension.npi;

import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import java.util.List;
import java.util.Optional;

/// `ebpf_map_provider_data_t` (`ebpf_extension.h`): a map type that an extension offers.
///
/// @param header      which generation of the structure its writer knew
/// @param mapType     its number, as programs declare it
/// @param baseMapType the number of the type that it is built on
/// @param updatesOriginalValue of `base_properties`: programs may then not operate on such maps
/// @param table       `base_provider_table`: what the extension is called for
public record MapProviderCharacteristics(
        ExtensionHeader header, int mapType, int baseMapType, boolean updatesOriginalValue, Dispatch table)
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

    /// Those of a provider that was built with the present declarations.
    public MapProviderCharacteristics(int mapType, int baseMapType, boolean updatesOriginalValue, Dispatch table) {
        this(
                ExtensionHeader.current(ExtensionStructure.MAP_PROVIDER_DATA),
                mapType,
                baseMapType,
                updatesOriginalValue,
                table);
    }

    /// What is wrong with it and what to change (`ebpf_validate_map_provider_data`): the header, the table's version,
    /// an
    /// entry that must be there, both entries for deletions. Empty when nothing is.
    public Optional<String> problem() {
        return header.problem(ExtensionStructure.MAP_PROVIDER_DATA).or(this::tableProblem);
    }

    private Optional<String> tableProblem() {
        var entries = table.entries();
        if (table.version() != VERSION) {
            return Optional.of("its table has version %d; write %d".formatted(table.version(), VERSION));
        }
        if (entries.contains(PREPROCESS_DELETE) && entries.contains(POSTPROCESS_DELETE)) {
            return Optional.of(
                    "its table has both %s and %s; keep one".formatted(PREPROCESS_DELETE, POSTPROCESS_DELETE));
        }
        return REQUIRED.stream()
                .filter(it -> !entries.contains(it))
                .findFirst()
                .map(it -> "its table has no %s".formatted(it));
    }
}
