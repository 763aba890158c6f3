package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.registrar.BindingHandle;
import java.util.Optional;

/// The way from a map of a custom type into the extension that provides the type: open while that is attached.
/// `provider_rundown_reference` of `ebpf_maps.c`, but acquired for one operation on the map, not for the map's life.
///
/// @param provider the binding to the provider; empty when none is attached
/// @param closed   the provider is detaching: nobody enters any more
/// @param users    how many are inside
public record ProviderGate(Optional<BindingHandle> provider, boolean closed, int users) {
    private static final ProviderGate SHUT = new ProviderGate(Optional.empty(), true, 0);

    /// By which the map called `map` of `program` is an actor.
    public static Address addressOf(Address program, String map) {
        return new Address(program + ".maps." + map);
    }

    /// The gate of `map`.
    public static Cell<ProviderGate> of(Address map) {
        return new Cell<>("provider of " + map, SHUT);
    }

    /// A provider has attached. Answers whether the gate was shut and nobody was inside, as it must have been.
    public record Open(BindingHandle provider) implements CellOperation<ProviderGate, Boolean> {
        @Override
        public Outcome<ProviderGate, Boolean> on(ProviderGate value) {
            return new Outcome<>(
                    new ProviderGate(Optional.of(provider), false, value.users), value.closed && value.users == 0);
        }
    }

    /// Enters. Answers through which binding; empty when nobody may enter.
    public record Enter() implements CellOperation<ProviderGate, Optional<BindingHandle>> {
        @Override
        public Outcome<ProviderGate, Optional<BindingHandle>> on(ProviderGate value) {
            return value.closed
                    ? new Outcome<>(value, Optional.empty())
                    : new Outcome<>(new ProviderGate(value.provider, false, value.users + 1), value.provider);
        }
    }

    /// Leaves. Answers through which binding it had been entered.
    public record Leave() implements CellOperation<ProviderGate, Optional<BindingHandle>> {
        @Override
        public Outcome<ProviderGate, Optional<BindingHandle>> on(ProviderGate value) {
            if (value.users == 0) {
                throw new IllegalStateException("a provider was left more often than it was entered");
            }
            return new Outcome<>(new ProviderGate(value.provider, value.closed, value.users - 1), value.provider);
        }
    }

    /// The provider detaches: nobody enters any more. Answers whether nobody is inside; then it is forgotten.
    public record Close() implements CellOperation<ProviderGate, Boolean> {
        @Override
        public Outcome<ProviderGate, Boolean> on(ProviderGate value) {
            return value.users == 0
                    ? new Outcome<>(SHUT, true)
                    : new Outcome<>(new ProviderGate(value.provider, true, value.users), false);
        }
    }

    /// Forgets a provider whose gate is shut, once nobody is inside. Answers whether it did.
    public record Forget() implements CellOperation<ProviderGate, Boolean> {
        @Override
        public Outcome<ProviderGate, Boolean> on(ProviderGate value) {
            return value.closed && value.users == 0 ? new Outcome<>(SHUT, true) : new Outcome<>(value, false);
        }
    }
}
