package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.ProgramEvent.EpochAwaited;
import dev.rundown.extension.npi.ProgramEvent.EpochEntered;
import dev.rundown.extension.npi.ProgramEvent.EpochLeft;
import java.util.Optional;

/// NMR014, for the thread itself: the caller's duty. A wait in a circle over other threads is NMR008.
final class NoEpochWaitInsideEpoch implements Automaton<String, NoEpochWaitInsideEpoch.Stand> {
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
            case EpochAwaited it -> Optional.of(it.lane().name());
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
            case EpochAwaited it
            when before == Stand.INSIDE ->
                new Judgement.Broken<>(
                        it.by(), "waited for everybody to leave the epoch on %s, which is inside it".formatted(key));
            case EpochAwaited _ -> new Judgement.Going<>(before);
            default -> new Judgement.Going<>(Stand.OUTSIDE); // It left: nothing else has a key.
        };
    }
}
