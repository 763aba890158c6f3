package dev.rundown.actor;

import java.util.List;

/// What a live actor holds between two messages.
///
/// @param state what its logic remembers outside its parts
/// @param parts those that do not hold their initial values
/// @param held  deliveries that wait with their lanes
public record Inside(Object state, List<Effect.Put<?>> parts, List<Envelope> held) {
    public Inside {
        parts = List.copyOf(parts);
        held = List.copyOf(held);
    }
}
