package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;

/// A routine that needs PASSIVE_LEVEL was called at DISPATCH_LEVEL.
///
/// @param by who called
/// @param call the routine's name
public record PassiveCall(Address by, Lane lane, String call) implements Event {}
