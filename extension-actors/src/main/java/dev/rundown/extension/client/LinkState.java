package dev.rundown.extension.client;

import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// How far a link is. `ATTACHED` is about the registration, not the binding: when the extension goes away the link
/// stays attached without a provider, and a returning extension attaches to it again.
///
/// @param phase the names of `ebpf_link.c`
/// @param registration its client registration
/// @param provider the binding to its provider: reserved before the attach call, so that no second one is taken
/// @param providerAttached that attach has succeeded
public record LinkState(
        Phase phase,
        Optional<RegistrationHandle> registration,
        Optional<BindingHandle> provider,
        boolean providerAttached) {
    static final LinkState CREATED = new LinkState(Phase.INITIAL, Optional.empty(), Optional.empty(), false);

    /// The states of a link, in the only order there is.
    public enum Phase {
        INITIAL,
        ATTACHING,
        ATTACHED,
        DETACHING,
        DETACHED
    }

    LinkState in(Phase next) {
        return new LinkState(next, registration, provider, providerAttached);
    }

    LinkState registered(RegistrationHandle handle) {
        return new LinkState(phase, Optional.of(handle), provider, providerAttached);
    }

    LinkState reserved(BindingHandle binding) {
        return new LinkState(phase, registration, Optional.of(binding), false);
    }

    LinkState withProvider(boolean attached) {
        return new LinkState(phase, registration, attached ? provider : Optional.empty(), attached);
    }
}
