package dev.rundown.actor;

/// What the Pekko shell of an actor receives.
public sealed interface Parcel {
    /// A message has come.
    record Arrival(Envelope envelope) implements Parcel {}

    /// Something that a held delivery waits for has changed: try again.
    record Wake() implements Parcel {}
}
