package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;

/// What a CPU is about to do, as far as those have to know who wait for it.
public interface Activity extends Message {
    /// Whether the CPU holds the rundown of `extension`.
    boolean isInside(Address extension);

    /// Whether the CPU holds the rundown of the client of `binding`.
    boolean isInvoking(BindingHandle binding);

    /// Whether the CPU is in the middle of `program`.
    default boolean isRunning(Address program) {
        return false;
    }
}
