package dev.rundown.actor;

/// One link of a chain of waits.
///
/// @param owedBy who has to act
/// @param owed   the message it has to send
public record Wait(Address owedBy, Message owed) {}
