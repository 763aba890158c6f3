package dev.rundown.simulation.stage;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;

/// A command of the play did not succeed.
///
/// @param actor whom it was given to
/// @param result what the API of eBPF for Windows would return
/// @param explanation why, as a person reads it
public record CommandFailed(Address actor, EbpfResult result, String explanation) implements Event {}
