package dev.rundown.verifier.finding;

import java.util.List;

/// The words of a finding.
///
/// @param headline what can go wrong
/// @param known    what is known there, a line each
/// @param needed   what would have to be known
/// @param fix      what to do
public record Problem(String headline, List<String> known, String needed, String fix) {
    public Problem {
        known = List.copyOf(known);
    }
}
