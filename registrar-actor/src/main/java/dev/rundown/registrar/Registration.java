package dev.rundown.registrar;

import dev.rundown.actor.Address;
import java.util.SortedSet;

/// What the registrar remembers of a registered module.
///
/// @param handle its name
/// @param role which end of its bindings it is
/// @param callbacks the actor that takes its callbacks
/// @param cleansUp whether it has a cleanup callback
/// @param instance what it offers or wants
/// @param context given back to it in its attach callback
/// @param phase how far it is
/// @param bindings those of its bindings that are not GONE: its references
record Registration(
        RegistrationHandle handle,
        Role role,
        Address callbacks,
        boolean cleansUp,
        RegistrationInstance instance,
        ContextPointer context,
        Phase phase,
        SortedSet<BindingHandle> bindings) {
    enum Phase {
        ACTIVE,
        /// Deregistered; some bindings are left.
        DEREGISTERING,
        /// Deregistered; no binding is left.
        DONE,
        /// Waited for: the handle is dead.
        WAITED
    }

    Registration in(Phase next) {
        return new Registration(handle, role, callbacks, cleansUp, instance, context, next, bindings);
    }

    Registration with(BindingHandle binding) {
        return new Registration(
                handle, role, callbacks, cleansUp, instance, context, phase, Sorted.with(bindings, binding));
    }

    Registration without(BindingHandle binding) {
        return new Registration(
                handle, role, callbacks, cleansUp, instance, context, phase, Sorted.without(bindings, binding));
    }
}
