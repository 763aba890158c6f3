package dev.rundown.extension.provider;

/// When a hook gives away the place of a client that detaches.
public enum FreesSlot {
    /// Inside the detach callback, although somebody may still be inside the client: the network extensions.
    IN_DETACH,
    /// When nobody is inside the client any more: the sample extension.
    AFTER_DRAIN
}
