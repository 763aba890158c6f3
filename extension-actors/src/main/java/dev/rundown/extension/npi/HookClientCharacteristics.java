package dev.rundown.extension.npi;

import dev.rundown.registrar.NpiSpecificCharacteristics;
import java.util.Optional;

/// `ebpf_extension_data_t` of a link: what it attaches to.
///
/// @param header which generation of the structure its writer knew
/// @param parameter the attach parameter, such as a network compartment or an interface; empty for all of them
public record HookClientCharacteristics(ExtensionHeader header, Optional<Long> parameter)
        implements NpiSpecificCharacteristics {
    /// A link that wants every event of the hook.
    public static final HookClientCharacteristics WILDCARD = new HookClientCharacteristics(Optional.empty());

    /// Those of a link that was built with the present declarations.
    public HookClientCharacteristics(Optional<Long> parameter) {
        this(ExtensionHeader.current(ExtensionStructure.ATTACH_CLIENT_DATA), parameter);
    }
}
