package dev.rundown.extension.provider;

import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;

/// What a hook's module hears besides the registrar.
public sealed interface HookMessage extends Message {
    /// To itself: the client's rundown is closed, take it off the list.
    ///
    /// @param idle nobody was inside when the rundown was closed
    record Unlist(BindingHandle binding, boolean idle) implements HookMessage {}

    /// To itself: wait until nobody is inside, then answer.
    record AwaitIdle(BindingHandle binding) implements HookMessage {}

    /// From a CPU: it was the last one out of a client whose rundown is closed.
    record Drained(BindingHandle binding) implements HookMessage {}

    /// To that CPU: the completion has returned.
    record DrainedReturned(BindingHandle binding) implements HookMessage {}
}
