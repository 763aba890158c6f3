package dev.rundown.simulation.rule;

import java.util.List;

/// A rule of the contract. Output, explanations and documents are made from it, never retyped.
///
/// @param id        for ever, `NMR007`
/// @param name      for ever, `no-unload-while-attached`
/// @param sentence  what must be so, and what happens otherwise
/// @param source    who says so
/// @param severity  what breaking it costs
/// @param remedy    what to do instead
/// @param seenIn    where it was broken in public
/// @param automaton how it looks at a run
public record Rule(
        String id,
        String name,
        String sentence,
        String source,
        Severity severity,
        String remedy,
        List<String> seenIn,
        Automaton<?, ?> automaton) {
    public Rule {
        seenIn = List.copyOf(seenIn);
    }

    /// Whether `text` is the id or the name of this rule.
    public boolean isCalled(String text) {
        return text.equalsIgnoreCase(id) || text.equals(name);
    }

    @Override
    public String toString() {
        return id + " " + name;
    }
}
