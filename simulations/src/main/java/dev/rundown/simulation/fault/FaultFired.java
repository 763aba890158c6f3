package dev.rundown.simulation.fault;

import dev.rundown.actor.Event;

/// A planned fault took effect in this step.
///
/// @param fault its name in the scenario
public record FaultFired(String fault) implements Event {}
