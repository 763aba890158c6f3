package dev.rundown.registrar;

import dev.rundown.actor.Frame;
import java.util.List;

/// What the registrar remembers on a lane while a module is being called.
sealed interface RegistrarFrame extends Frame {
    /// A registration is proposing itself to its peers, one after the other (O3, K10).
    ///
    /// @param registration who registers
    /// @param rest the bindings still to be proposed
    record Proposing(RegistrationHandle registration, List<BindingHandle> rest) implements RegistrarFrame {}

    /// The provider of a binding is asked, inside the client's call.
    record Asking(BindingHandle binding) implements RegistrarFrame {}

    /// A side is asked to detach on its own lane.
    record Detaching(BindingHandle binding, Role side) implements RegistrarFrame {}

    /// A side is asked to detach on the lane that is still registering (T11).
    ///
    /// @param rest the sides still to be asked
    /// @param then the registration to go on with
    record DetachingInRegister(BindingHandle binding, Role side, List<Role> rest, Proposing then)
            implements RegistrarFrame {}

    /// A side is asked to clean up.
    record Cleaning(BindingHandle binding, Role side) implements RegistrarFrame {}
}
