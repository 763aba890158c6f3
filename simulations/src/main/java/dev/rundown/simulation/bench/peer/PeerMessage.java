package dev.rundown.simulation.bench.peer;

import dev.rundown.actor.Message;

/// What one member says to another.
///
/// @param binding 0 or 1; 0 where it is about no binding
/// @param slices  how many slices of an invocation are left
record PeerMessage(Kind kind, int binding, int slices) implements Message {
    /// An empty place of a queue.
    static final PeerMessage NOTHING = new PeerMessage(Kind.NOTHING, 0, 0);

    static final PeerMessage GO = of(Kind.GO);

    /// In the order of a life.
    enum Kind {
        NOTHING,
        GO,
        REGISTER,
        CLIENT_ATTACH_PROVIDER,
        CLIENT_ATTACH_PROVIDER_CALL,
        PROVIDER_ATTACH_CLIENT,
        PROVIDER_ATTACH_CLIENT_RETURNED,
        CALL_RETURNED,
        CLIENT_ATTACH_PROVIDER_RETURNED,
        INVOKE,
        SLICE,
        INVOKED,
        DEREGISTER,
        DEREGISTER_RETURNED,
        DETACH,
        DETACH_RETURNED,
        DETACH_PENDING,
        DETACH_COMPLETE,
        CLEANUP,
        CLEANUP_RETURNED,
        WAITED
    }

    static PeerMessage of(Kind kind) {
        return new PeerMessage(kind, 0, 0);
    }

    static PeerMessage of(Kind kind, int binding) {
        return new PeerMessage(kind, binding, 0);
    }
}
