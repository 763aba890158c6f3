package dev.rundown.extension.npi;

import dev.rundown.registrar.NpiSpecificCharacteristics;
import java.util.Optional;

/// `ebpf_extension_data_t` of a link: what it attaches to.
///
/// @param parameter the attach parameter, such as a network compartment or an interface; empty for all of them
public record HookClientCharacteristics(Optional<Long> parameter) implements NpiSpecificCharacteristics {
    /// A link that wants every event of the hook.
    public static final HookClientCharacteristics WILDCARD = new HookClientCharacteristics(Optional.empty());
}
