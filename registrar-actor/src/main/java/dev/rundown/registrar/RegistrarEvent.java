package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;

/// What the registrar says of itself, for the rules.
public sealed interface RegistrarEvent extends Event {
    /// A module has registered.
    record Registered(RegistrationHandle registration) implements RegistrarEvent {}

    /// A registration is DONE: it was deregistered and its last binding is gone.
    record Deregistered(RegistrationHandle registration) implements RegistrarEvent {}

    /// A binding came to be (T1).
    ///
    /// @param clientCleansUp whether the client has a cleanup callback, which is then owed exactly once
    /// @param providerCleansUp whether the provider has one
    record Bound(BindingHandle binding, boolean clientCleansUp, boolean providerCleansUp) implements RegistrarEvent {}

    /// A binding is GONE.
    record Ended(BindingHandle binding) implements RegistrarEvent {}

    /// A deregistration of one end was accepted while the binding was still being attached (T13): it must not be lost.
    record Leaving(BindingHandle binding, Role by) implements RegistrarEvent {}

    /// The other end is deregistered too, while the binding is being taken apart or about to be (T13, T16).
    record Crossed(BindingHandle binding) implements RegistrarEvent {}

    /// A module did what no row of the contract lists for the state (T21, T23, T26, T28, W1, W5, W7). The state is
    /// kept.
    ///
    /// @param rule the rule that the module broke
    /// @param by who did it
    /// @param row the row of `docs/model.md`
    /// @param what in words
    record OutOfContract(String rule, Address by, String row, String what) implements RegistrarEvent {}
}
