package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ProgramRead;
import dev.rundown.extension.npi.ProgramEvent.EpochEntered;
import dev.rundown.extension.npi.ProgramEvent.EpochLeft;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import java.util.Optional;

/// EBPF008: the duty of whoever makes a thread touch what epochs manage. An invocation touches the program of a link
/// first, and a hook that invokes has to begin a batch for that.
final class EpochDataInsideEpoch implements Automaton<String, EpochDataInsideEpoch.Stand> {
    /// Where a thread of control stands.
    enum Stand {
        OUTSIDE,
        INSIDE
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case EpochEntered it -> Optional.of(it.lane().name());
            case EpochLeft it -> Optional.of(it.lane().name());
            case ProgramRead it -> Optional.of(it.cpu().name());
            case InformationSeen it -> Optional.of(it.lane().name());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Stand initial() {
        return Stand.OUTSIDE;
    }

    @Override
    public Judgement<Stand> next(String key, Stand before, Event event) {
        return switch (event) {
            case EpochEntered _ -> new Judgement.Going<>(Stand.INSIDE);
            case EpochLeft _ -> new Judgement.Going<>(Stand.OUTSIDE);
            case ProgramRead it
            when before == Stand.OUTSIDE ->
                new Judgement.Broken<>(
                        it.binding().provider().module(),
                        "had %s read the program of %s outside any epoch"
                                .formatted(key, it.binding().client()));
            case InformationSeen it
            when before == Stand.OUTSIDE ->
                new Judgement.Broken<>(it.program(), "had its information read outside any epoch on " + key);
            default -> new Judgement.Going<>(before); // A touch inside.
        };
    }
}
