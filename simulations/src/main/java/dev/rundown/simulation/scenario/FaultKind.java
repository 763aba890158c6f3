package dev.rundown.simulation.scenario;

import java.util.List;

/// One thing that a fault may do, as the table of keys has it.
///
/// @param name   the key below `do`
/// @param values what may stand behind it
/// @param about  what it means, and whether the contract allows it
public record FaultKind(String name, String values, String about) {
    /// All of them, in the order of the document.
    public static List<FaultKind> all() {
        return FaultKeys.ACTION.keys().stream()
                .map(it -> new FaultKind(it.name(), it.shape().inWords(), it.about()))
                .toList();
    }
}
