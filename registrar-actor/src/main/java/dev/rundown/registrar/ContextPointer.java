package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// A pointer behind which only its owner looks: a binding context, or the context given at registration.
///
/// @param owner whose memory it points into
/// @param name what it points to
public record ContextPointer(Address owner, String name) {
    private static final String NULL = "null";

    /// The null pointer of `owner`: a context that it does not need.
    public static ContextPointer nullOf(Address owner) {
        return new ContextPointer(owner, NULL);
    }

    /// Whether there is nothing behind it.
    public boolean isNull() {
        return name.equals(NULL);
    }
}
