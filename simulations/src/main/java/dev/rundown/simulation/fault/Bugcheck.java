package dev.rundown.simulation.fault;

import dev.rundown.actor.Event;

/// The kernel stops: the run ends in this step.
///
/// @param fault the name of the fault that did it
public record Bugcheck(String fault) implements Event {}
