package dev.rundown.registrar;

/// What a module says about itself in terms of its NPI. Opaque to the registrar.
public interface NpiSpecificCharacteristics {
    /// A module that has nothing to say.
    NpiSpecificCharacteristics NONE = new None();

    /// The type of [#NONE].
    record None() implements NpiSpecificCharacteristics {}
}
