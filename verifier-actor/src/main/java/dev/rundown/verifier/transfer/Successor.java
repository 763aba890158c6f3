package dev.rundown.verifier.transfer;

import dev.rundown.verifier.domain.AbstractState;

/// Where control may go on, and what is known there.
///
/// @param slot  of the next instruction
/// @param state there; owned by whoever gets it
public record Successor(int slot, AbstractState state) {}
