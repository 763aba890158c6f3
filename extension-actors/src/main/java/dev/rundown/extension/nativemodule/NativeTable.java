package dev.rundown.extension.nativemodule;

import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.registrar.NpiSpecificCharacteristics;

/// What the execution context looks at of a driver's `metadata_table_t`. Upstream's driver hands it over as its
/// dispatch
/// table; a dispatch table here has entries and no contents, so this goes beside it.
///
/// @param programEntry the header of each `program_entry_t`
public record NativeTable(ExtensionHeader programEntry) implements NpiSpecificCharacteristics {}
