package dev.rundown.simulation.search;

/// What a breadth-first search has counted.
///
/// @param states      distinct states, the first one included
/// @param transitions steps between them
/// @param deepest     the largest distance from the first state
/// @param terminals   states in which nothing may happen and which break no rule
/// @param stuck       those of them in which some lane is held
/// @param chose       some step had alternatives
/// @param stop        why it ended
record Exploration(long states, long transitions, int deepest, long terminals, long stuck, boolean chose, Stop stop) {
    boolean complete() {
        return stop == Stop.EXPLORED;
    }
}
