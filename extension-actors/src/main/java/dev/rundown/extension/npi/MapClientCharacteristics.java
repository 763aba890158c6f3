package dev.rundown.extension.npi;

import dev.rundown.registrar.NpiSpecificCharacteristics;

/// `ebpf_map_client_data_t`: what the execution context lets the provider of a map type do. Its table offers epochs and
/// `find_element_function`, which here are the operations of a helper function on a map.
///
/// @param header which generation of the structure its writer knew
public record MapClientCharacteristics(ExtensionHeader header) implements NpiSpecificCharacteristics {}
