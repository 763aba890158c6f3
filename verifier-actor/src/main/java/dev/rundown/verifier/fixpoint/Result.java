package dev.rundown.verifier.fixpoint;

import dev.rundown.verifier.domain.NumberSet;
import java.util.Optional;
import java.util.SortedSet;

/// What the engine found.
///
/// @param findings    what is wrong; if empty, the certificate is a proof
/// @param certificate the states stored where paths meet
/// @param helpers     called on some path
/// @param answer      what the program may return; empty if no path ends
/// @param stats       of the analysis
public record Result(
        Findings findings,
        Certificate certificate,
        SortedSet<Integer> helpers,
        Optional<NumberSet> answer,
        Stats stats) {}
