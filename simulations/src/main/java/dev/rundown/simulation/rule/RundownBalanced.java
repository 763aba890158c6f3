package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.RundownAcquired;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// NMR011, for the rundown that a hook keeps for each client: the hook's duty.
final class RundownBalanced implements Automaton<BindingHandle, RundownBalanced.Count> {
    /// Who is inside.
    ///
    /// @param ready the rundown has been initialised
    /// @param users how many have acquired it and not released
    record Count(boolean ready, int users) {
        static final Count NOT_READY = new Count(false, 0);
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case RundownInitialized it -> Optional.of(it.binding());
            case RundownAcquired it -> Optional.of(it.binding());
            case RundownReleased it -> Optional.of(it.binding());
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Count initial() {
        return Count.NOT_READY;
    }

    @Override
    public Judgement<Count> next(BindingHandle key, Count before, Event event) {
        return switch (event) {
            case RundownInitialized _ -> new Judgement.Going<>(new Count(true, before.users));
            case RundownAcquired it ->
                before.ready
                        ? new Judgement.Going<>(new Count(true, before.users + 1))
                        : broken(key, "let %s acquire the rundown of %s before it was initialised", it.by());
            case RundownReleased it ->
                before.users > 0
                        ? new Judgement.Going<>(new Count(before.ready, before.users - 1))
                        : broken(key, "let %s release the rundown of %s more often than it was acquired", it.by());
            default -> new Judgement.Going<>(Count.NOT_READY); // Ended: nothing else has a key.
        };
    }

    private static Judgement<Count> broken(BindingHandle key, String sentence, Object by) {
        return new Judgement.Broken<>(key.provider().module(), sentence.formatted(by, key));
    }
}
