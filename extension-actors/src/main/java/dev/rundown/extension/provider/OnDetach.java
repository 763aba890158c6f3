package dev.rundown.extension.provider;

/// How a hook answers its detach callback.
public enum OnDetach {
    /// `STATUS_SUCCESS` when no CPU is inside the client; else `STATUS_PENDING`, and the last one out completes.
    PENDING_UNTIL_IDLE,
    /// Waits inside the callback until no CPU is inside the client. Legal at PASSIVE_LEVEL only.
    BLOCK_UNTIL_IDLE,
    /// `STATUS_SUCCESS` whatever is going on: a mistake.
    SUCCESS_AT_ONCE,
    /// `STATUS_PENDING` always: a work item waits until no CPU is inside the client, has the client's filter deleted,
    /// and completes. So the network extensions.
    WORK_ITEM
}
