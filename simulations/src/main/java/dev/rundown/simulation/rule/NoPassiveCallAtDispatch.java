package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.extension.npi.ProgramEvent.EpochAwaited;
import dev.rundown.extension.npi.ProgramEvent.RundownAwaited;
import dev.rundown.registrar.Level;
import java.util.Optional;

/// NMR013: the caller's duty. The level of a thread stands in the name of its lane, so there is nothing to remember.
final class NoPassiveCallAtDispatch implements Automaton<String, NoPassiveCallAtDispatch.Nothing> {
    /// There is nothing to remember.
    enum Nothing {
        NOTHING
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case PassiveCall it -> Optional.of(it.lane().name());
            case EpochAwaited it -> atDispatch(it.lane());
            case RundownAwaited it -> atDispatch(it.lane());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    private static Optional<String> atDispatch(Lane lane) {
        return Level.of(lane) == Level.DISPATCH_LEVEL ? Optional.of(lane.name()) : Optional.empty();
    }

    @Override
    public Nothing initial() {
        return Nothing.NOTHING;
    }

    @Override
    public Judgement<Nothing> next(String key, Nothing state, Event event) {
        return switch (event) {
            case PassiveCall it -> broken(it.by(), "called " + it.call());
            case EpochAwaited it -> broken(it.by(), "waited for an epoch");
            case RundownAwaited it -> broken(it.by(), "waited for a rundown");
            default -> new Judgement.Going<>(state); // Nothing else has a key.
        };
    }

    private static Judgement<Nothing> broken(Address by, String what) {
        return new Judgement.Broken<>(by, what + " at DISPATCH_LEVEL");
    }
}
