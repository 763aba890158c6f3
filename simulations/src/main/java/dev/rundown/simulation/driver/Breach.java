package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.simulation.rule.Rule;

/// A step broke a rule.
///
/// @param rule     the rule
/// @param blame    whose duty it was
/// @param sentence what that party did, following its name
public record Breach(Rule rule, Address blame, String sentence) {}
