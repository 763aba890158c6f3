package dev.rundown.simulation.rule;

/// Something that a scenario wants to have seen at least once, or else it has shown nothing (`sometimes`).
///
/// @param name      as a scenario names it
/// @param sentence  what has to happen
/// @param automaton says [Judgement.Reached] when it does
public record Goal(String name, String sentence, Automaton<?, ?> automaton) {
    @Override
    public String toString() {
        return name;
    }
}
