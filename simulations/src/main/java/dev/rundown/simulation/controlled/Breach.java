package dev.rundown.simulation.controlled;

import java.util.Optional;

/// What a schedule has broken.
///
/// @param what     the claim, or who failed; the same for the same mistake in every schedule
/// @param how      in half a sentence: `broken at step 6`
/// @param who      was at work
/// @param expected what should have been
/// @param seen     what was instead
/// @param cause    what was thrown
public record Breach(String what, String how, String who, String expected, String seen, Optional<Throwable> cause) {}
