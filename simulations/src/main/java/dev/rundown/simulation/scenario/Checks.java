package dev.rundown.simulation.scenario;

import java.util.List;
import java.util.stream.Stream;

/// What is judged. When nothing at all is named, every rule is.
///
/// @param always     rules that no step may break
/// @param eventually rules about what must have happened in the end
/// @param sometimes  goals that at least one schedule must reach
public record Checks(List<Placed<String>> always, List<Placed<String>> eventually, List<Placed<String>> sometimes) {
    /// Nothing named: all rules are judged and no goal is asked for.
    public static final Checks ALL_RULES = new Checks(List.of(), List.of(), List.of());

    /// The rules of both kinds, in the order of the file; empty when all are judged.
    public List<Placed<String>> rules() {
        return Stream.concat(always.stream(), eventually.stream()).toList();
    }
}
