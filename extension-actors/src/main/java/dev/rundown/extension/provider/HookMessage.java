package dev.rundown.extension.provider;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;

/// What a hook's module hears besides the registrar.
public sealed interface HookMessage extends Message {
    /// To itself: the extension is not leaving, set up the client's filter.
    record SetUpFilter(ProviderAttachClient attach) implements HookMessage {}

    /// To itself: the hook is not leaving, give the client a place.
    record ListClient(ProviderAttachClient attach) implements HookMessage {}

    /// To itself: there was no place, so the client's filter goes again, and then the refusal is answered.
    record DropFilter(ProviderAttachClient attach) implements HookMessage {}

    /// To itself: the client's rundown is closed, take it off the list.
    ///
    /// @param then what comes afterwards
    record Unlist(BindingHandle binding, Then then) implements HookMessage {}

    /// To itself: answer that the detach is pending.
    record AnswerPending(BindingHandle binding) implements HookMessage {}

    /// To itself: wait until nobody is inside, then answer.
    record AwaitIdle(BindingHandle binding) implements HookMessage {}

    /// The work item of a detach: wait until nobody is inside, then have the filter deleted.
    record WorkItem(BindingHandle binding) implements HookMessage {}

    /// From the source of the events, on the lane of the work item: the client's filter is deleted.
    record FilterDeleted(BindingHandle binding) implements HookMessage {}

    /// Owed to an extension that unloads, and never sent: the last filter of the hook is gone.
    record FiltersGone(Address hook) implements HookMessage {}

    /// From a CPU: it was the last one out of a client whose rundown is closed.
    record Drained(BindingHandle binding) implements HookMessage {}

    /// To that CPU: the completion has returned.
    record DrainedReturned(BindingHandle binding) implements HookMessage {}

    /// What a hook does when a client is off its list.
    enum Then {
        ANSWER_SUCCESS,
        ANSWER_PENDING,
        AWAIT_IDLE,
        COMPLETE,
        QUEUE_WORK_ITEM,
        DELETE_FILTER
    }
}
