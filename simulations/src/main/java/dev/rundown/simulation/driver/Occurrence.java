package dev.rundown.simulation.driver;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.simulation.rule.Goal;
import java.util.List;
import java.util.Optional;

/// Everything that one step did, for whoever prints or judges it.
///
/// @param delivered    what was received; empty when an item of the play began
/// @param alternatives what was chosen inside the step
/// @param next         what follows on the lane of the delivery
/// @param started      what began on other lanes
/// @param events       what happened, in order: a callback that was delivered comes first
/// @param breaches     the rules that broke
/// @param reached      the goals that were reached
public record Occurrence(
        Optional<Envelope> delivered,
        List<Alternative> alternatives,
        Optional<Envelope> next,
        List<Envelope> started,
        List<Event> events,
        List<Breach> breaches,
        List<Goal> reached) {
    public Occurrence {
        alternatives = List.copyOf(alternatives);
        started = List.copyOf(started);
        events = List.copyOf(events);
        breaches = List.copyOf(breaches);
        reached = List.copyOf(reached);
    }

    /// An item of the play begins.
    public static Occurrence begins(Item item) {
        return new Occurrence(
                Optional.empty(), List.of(), Optional.empty(), item.first(), List.of(), List.of(), List.of());
    }

    /// The step by content, the same on every machine: `registrar>L1:ClientAttachProvider(L1~sample.hook)`.
    public String label() {
        return Label.of(this);
    }
}
