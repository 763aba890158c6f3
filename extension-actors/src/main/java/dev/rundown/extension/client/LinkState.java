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
/// @param references who keeps the link in memory
public record LinkState(
        Phase phase,
        Optional<RegistrationHandle> registration,
        Optional<BindingHandle> provider,
        boolean providerAttached,
        References references) {
    static final LinkState CREATED =
            new LinkState(Phase.INITIAL, Optional.empty(), Optional.empty(), false, new References(true, 0));

    /// The states of a link, in the only order there is.
    public enum Phase {
        INITIAL,
        ATTACHING,
        ATTACHED,
        DETACHING,
        DETACHED
    }

    /// Who keeps a link in memory.
    ///
    /// @param handle the handle that its maker has not closed
    /// @param operations attaches and detaches that are going on
    public record References(boolean handle, int operations) {
        boolean areNone() {
            return !handle && operations == 0;
        }
    }

    LinkState in(Phase next) {
        return new LinkState(next, registration, provider, providerAttached, references);
    }

    LinkState registered(RegistrationHandle handle) {
        return new LinkState(phase, Optional.of(handle), provider, providerAttached, references);
    }

    LinkState deregistered() {
        return new LinkState(phase, Optional.empty(), provider, providerAttached, references);
    }

    LinkState reserved(BindingHandle binding) {
        return new LinkState(phase, registration, Optional.of(binding), false, references);
    }

    boolean isReservedFor(BindingHandle binding) {
        return provider.filter(binding::equals).isPresent();
    }

    /// The attach of `binding` has succeeded. A binding that is being detached already is not attached any more.
    LinkState attached(BindingHandle binding) {
        return isReservedFor(binding) ? new LinkState(phase, registration, provider, true, references) : this;
    }

    /// The place that `binding` had is free.
    public LinkState without(BindingHandle binding) {
        return isReservedFor(binding) ? new LinkState(phase, registration, Optional.empty(), false, references) : this;
    }

    /// One attach or detach more, or fewer, is going on.
    public LinkState operations(int change) {
        return withReferences(new References(references.handle, references.operations + change));
    }

    LinkState closed() {
        return withReferences(new References(false, references.operations));
    }

    private LinkState withReferences(References now) {
        return new LinkState(phase, registration, provider, providerAttached, now);
    }
}
