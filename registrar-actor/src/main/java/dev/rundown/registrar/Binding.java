package dev.rundown.registrar;

import dev.rundown.actor.Address;
import java.util.Optional;

/// What the registrar remembers of a binding. Once it is GONE nothing but that is left.
///
/// @param handle its name
/// @param phase how far it is
/// @param doomed a deregistration of either end came before READY (T13)
/// @param attachOutstanding the client's attach callback has still to return although the binding is being taken
/// apart (T27)
/// @param client the client's side
/// @param provider the provider's side
record Binding(
        BindingHandle handle, BindingPhase phase, boolean doomed, boolean attachOutstanding, End client, End provider) {
    /// One side of a binding.
    ///
    /// @param callbacks the actor that takes the callbacks
    /// @param context the binding context of this side, from the attach call that lends it until it is cleaned up
    /// @param side how far this side has let go
    /// @param cleanupOwed a cleanup callback is to come back
    record End(Address callbacks, Optional<ContextPointer> context, DetachSide side, boolean cleanupOwed) {
        /// The side is inside its detach callback.
        boolean isInCallback() {
            return side == DetachSide.CALLED || side == DetachSide.EARLY;
        }

        /// What a callback is given: a null pointer where nothing was lent.
        ContextPointer pointer() {
            return context.orElse(ContextPointer.nullOf(callbacks));
        }

        static End of(Address callbacks) {
            return new End(callbacks, Optional.empty(), DetachSide.IDLE, false);
        }

        End lends(Optional<ContextPointer> lent) {
            return new End(callbacks, lent, side, cleanupOwed);
        }

        End in(DetachSide next) {
            return new End(callbacks, context, next, cleanupOwed);
        }

        End owesCleanup(boolean owed) {
            return new End(callbacks, context, side, owed);
        }
    }

    static Binding proposed(BindingHandle handle, Address client, Address provider) {
        return new Binding(handle, BindingPhase.PROPOSED, false, false, End.of(client), End.of(provider));
    }

    Binding in(BindingPhase next) {
        return new Binding(handle, next, doomed, attachOutstanding, client, provider);
    }

    Binding dooming() {
        return new Binding(handle, phase, true, attachOutstanding, client, provider);
    }

    Binding attachOutstanding(boolean outstanding) {
        return new Binding(handle, phase, doomed, outstanding, client, provider);
    }

    Binding gone() {
        return new Binding(
                handle, BindingPhase.GONE, false, false, End.of(client.callbacks), End.of(provider.callbacks));
    }

    End end(Role role) {
        return switch (role) {
            case CLIENT -> client;
            case PROVIDER -> provider;
        };
    }

    Binding with(Role role, End end) {
        return switch (role) {
            case CLIENT -> new Binding(handle, phase, doomed, attachOutstanding, end, provider);
            case PROVIDER -> new Binding(handle, phase, doomed, attachOutstanding, client, end);
        };
    }

    boolean bothDone() {
        return client.side == DetachSide.DONE && provider.side == DetachSide.DONE;
    }
}
