package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrarEvent.Crossed;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// A goal that is reached at one binding, as a small number that events change.
final class BindingGoal implements Automaton<BindingHandle, Integer> {
    /// What [Progression#after] says when the goal is reached. The number stays what it was.
    static final int REACHED = -1;

    private final Progression progression;

    private BindingGoal(Progression progression) {
        this.progression = progression;
    }

    /// How events change the number, which begins with 0 and is 0 again when the binding has ended.
    interface Progression {
        int after(int was, Event event);
    }

    static BindingGoal of(Progression progression) {
        return new BindingGoal(progression);
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed it -> Optional.of(it.binding());
            case InvocationStarted it -> Optional.of(it.binding());
            case InvocationEnded it -> Optional.of(it.binding());
            case Crossed it -> Optional.of(it.binding());
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Judgement<Integer> next(BindingHandle key, Integer was, Event event) {
        if (event instanceof Ended) {
            return new Judgement.Going<>(0);
        }
        int next = progression.after(was, event);
        return next == REACHED ? new Judgement.Reached<>(was) : new Judgement.Going<>(next);
    }
}
