package dev.rundown.extension.provider;

/// How a hook answers `ProviderDetachClient` while an invocation of that client is running.
public enum OnDetach {
    /// `STATUS_PENDING`; the last CPU out completes.
    PENDING_UNTIL_IDLE,
    /// The callback waits until the last CPU is out and answers `STATUS_SUCCESS`, as most upstream code does.
    BLOCK_UNTIL_IDLE,
    /// `STATUS_SUCCESS` in any case: a breach of the contract.
    SUCCESS_AT_ONCE
}
