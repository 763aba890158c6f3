package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import java.util.Optional;

/// Whose part an actor or a module is, by its name: `sample.hook` is a part of `sample`.
public final class Owner {
    private Owner() {}

    /// What stands before the first dot; empty for a name without one.
    public static Optional<Address> of(Address address) {
        int dot = address.name().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.of(new Address(address.name().substring(0, dot)));
    }
}
