package dev.rundown.registrar;

import dev.rundown.actor.Frame;
import java.util.List;

/// What the registrar remembers on a lane while a module is being called.
sealed interface RegistrarFrame extends Frame {
    /// What goes on when a row of callbacks on one lane is through.
    sealed interface Then extends RegistrarFrame {}

    /// A registration is proposing itself to its peers, one after the other (O3, K10).
    ///
    /// @param registration who registers
    /// @param asked the binding that is being proposed, so that no answer about another one is taken for it
    /// @param rest the bindings still to be proposed
    record Proposing(RegistrationHandle registration, BindingHandle asked, List<BindingHandle> rest) implements Then {}

    /// A binding is being proposed on its own lane, after its registration has returned (K10).
    record ProposingAlone(BindingHandle binding) implements Then {}

    /// A deregistration whose answer waits until the detach callbacks of these bindings have answered (K11).
    record Deregistered(RegistrationHandle registration, Role role, NtStatus status, List<BindingHandle> bindings)
            implements Then {}

    /// The provider of a binding is asked, inside the client's call.
    record Asking(BindingHandle binding) implements RegistrarFrame {}

    /// A side is asked to detach on its own lane.
    record Detaching(BindingHandle binding, Role side) implements RegistrarFrame {}

    /// A side that is to be asked to detach.
    record Ask(BindingHandle binding, Role side) {}

    /// A side is asked to detach on the lane that is still registering or deregistering (T11, K9).
    ///
    /// @param asked the side that is being asked
    /// @param rest the sides still to be asked
    /// @param then what to go on with
    record DetachingInCall(Ask asked, List<Ask> rest, Then then) implements RegistrarFrame {}

    /// Sides whose turn on this lane may have come (K1).
    record Due(List<Ask> asks, Then then) implements RegistrarFrame {}

    /// Bindings whose turn to be proposed may have come (K1).
    record ProposalsDue(RegistrationHandle registration, List<BindingHandle> rest) implements RegistrarFrame {}

    /// A side is cleaned up once too often, which nobody waits for (UM6).
    record CleaningTwice(BindingHandle binding, Role side) implements RegistrarFrame {}

    /// A side is asked to clean up.
    record Cleaning(BindingHandle binding, Role side) implements RegistrarFrame {}
}
