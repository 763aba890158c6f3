package dev.rundown.actor;

/// The key of a private piece of an actor's state. One step may read and write any number of them.
///
/// Dividing a state into parts changes nothing for the actor; the search sees that steps which touch different parts
/// commute, and that a step has been computed before although other parts differ.
///
/// @param name    unique among the parts of its actor
/// @param initial the value before the first write; a value without identity
/// @param <V>     what the part holds
public record Part<V>(String name, V initial) {}
