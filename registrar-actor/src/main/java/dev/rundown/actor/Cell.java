package dev.rundown.actor;

/// The key of something that more than one actor touches: a rundown, an epoch, a map, a hook's list of clients.
///
/// A cell is touched only by named operations ([CellOperation]), each of them atomic, never by get and set.
/// Searching, a cell is a value in a slot of the world; live, it is a real object ([SharedCell]).
///
/// @param name    unique among the cells of a run
/// @param initial the value before the first operation; a value without identity
/// @param <V>     what the cell holds
public record Cell<V>(String name, V initial) {}
