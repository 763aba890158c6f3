package dev.rundown.simulation.scenario;

import java.util.Optional;

/// What an extension says otherwise of its program type when it comes back.
///
/// @param change  the id of a helper function that returns something else
/// @param remove  the id of a helper function that is there no more
/// @param add     the id of a helper function that is new
/// @param context the size of the context in bytes
public record InformationChange(
        Optional<Placed<Integer>> change,
        Optional<Placed<Integer>> remove,
        Optional<Placed<Integer>> add,
        Optional<Placed<Integer>> context) {}
