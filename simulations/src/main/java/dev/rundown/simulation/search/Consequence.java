package dev.rundown.simulation.search;

import dev.rundown.actor.Address;
import dev.rundown.simulation.rule.Rule;

/// A rule that breaks only after another one: what comes of it when the run goes on.
///
/// @param rule     the rule
/// @param of       the rule that broke first
/// @param blame    whose duty it was
/// @param sentence what happened, in words
/// @param step     the number of the step, counted like those of the path
public record Consequence(Rule rule, Rule of, Address blame, String sentence, int step) {}
