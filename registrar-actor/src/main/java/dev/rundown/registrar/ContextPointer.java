package dev.rundown.registrar;

import dev.rundown.actor.Address;

/// A pointer behind which only its owner looks: a binding context, or the context given at registration.
///
/// @param owner whose memory it points into
/// @param name what it points to
public record ContextPointer(Address owner, String name) {}
