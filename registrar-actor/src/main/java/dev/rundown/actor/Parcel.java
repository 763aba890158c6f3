package dev.rundown.actor;

import java.util.function.Consumer;

/// What the Pekko shell of an actor receives.
public sealed interface Parcel {
    /// A message has come.
    record Arrival(Envelope envelope) implements Parcel {}

    /// Something that a held delivery waits for has changed: try again.
    record Wake() implements Parcel {}

    /// Somebody wants to know what the actor holds. Asked on the actor's thread, between two deliveries.
    record Show(Consumer<Inside> to) implements Parcel {}
}
