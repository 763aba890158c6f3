package dev.rundown.simulation.audit;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Shows what a log says to every rule, one line after the other.
public final class Audit {
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Watched, Object> states = new LinkedHashMap<>();

    /// A rule that a log breaks.
    ///
    /// @param line     the line that breaks it; the last one where something is still owed at the end
    /// @param rule     its id
    /// @param name     its name
    /// @param blame    whose duty it was
    /// @param sentence what that party did
    public record Finding(int line, String rule, String name, String blame, String sentence) {}

    /// What came of it.
    ///
    /// @param lines    how many lines said something
    /// @param findings in the order of the lines
    public record Result(int lines, List<Finding> findings) {
        public Result {
            findings = List.copyOf(findings);
        }
    }

    private record Watched(Rule rule, Object key) {}

    /// What is left of an automaton whose rule has broken.
    private enum Broken {
        BROKEN
    }

    private Audit() {}

    /// Judges the log at `path`.
    ///
    /// @throws dev.rundown.simulation.scenario.InputException when it is no log
    public static Result of(Path path) {
        var audit = new Audit();
        var completions = new Completions();
        var lines = LogReader.read(path);
        for (var line : lines) {
            var event = line.line().meaning();
            var events = Stream.concat(completions.judge(event).stream(), Stream.of(event));
            events.forEach(it -> Rules.all().forEach(rule -> audit.show(it, rule, rule.automaton(), line.number())));
        }
        audit.states.forEach((watched, state) -> audit.owed(
                watched, watched.rule.automaton(), state, lines.getLast().number()));
        return new Result(lines.size(), audit.findings);
    }

    @SuppressWarnings("unchecked") // The key belongs to this automaton alone.
    private <K, S> void show(Event event, Rule rule, Automaton<K, S> automaton, int line) {
        var key = automaton.key(event);
        if (key.isEmpty()) {
            return;
        }
        var watched = new Watched(rule, key.get());
        var state = states.getOrDefault(watched, automaton.initial());
        if (state == Broken.BROKEN) {
            return;
        }
        switch (automaton.next(key.get(), (S) state, event)) {
            case Judgement.Going<S>(var next) -> states.put(watched, next);
            case Judgement.Reached<S>(var next) -> states.put(watched, next);
            case Judgement.Broken<S>(var blame, var sentence) -> {
                states.put(watched, Broken.BROKEN);
                found(line, rule, blame, sentence);
            }
        }
    }

    @SuppressWarnings("unchecked") // As above.
    private <K, S> void owed(Watched watched, Automaton<K, S> automaton, Object state, int line) {
        if (state != Broken.BROKEN) {
            automaton
                    .owed((K) watched.key, (S) state)
                    .ifPresent(it -> found(line, watched.rule, it.by(), it.sentence() + " (when the log ends)"));
        }
    }

    private void found(int line, Rule rule, Address blame, String sentence) {
        findings.add(new Finding(line, rule.id(), rule.name(), blame.name(), sentence));
    }
}
