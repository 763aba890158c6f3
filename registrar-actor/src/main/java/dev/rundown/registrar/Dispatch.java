package dev.rundown.registrar;

import dev.rundown.actor.Address;
import java.util.List;

/// A dispatch table as data: which functions one side of a binding lets the other call.
///
/// @param version of the table's layout
/// @param entries the functions, in the order of the table; the empty name is a NULL entry
/// @param owner the actor that the functions belong to
public record Dispatch(int version, List<String> entries, Address owner) {
    public Dispatch {
        entries = List.copyOf(entries);
    }
}
