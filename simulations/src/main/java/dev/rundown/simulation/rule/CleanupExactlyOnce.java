package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// NMR005: the registrar's duty.
final class CleanupExactlyOnce implements Automaton<BindingHandle, Progress> {
    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed it -> Optional.of(it.binding());
            case Bound it -> Optional.of(it.binding());
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Progress initial() {
        return Progress.NEW;
    }

    @Override
    public Judgement<Progress> next(BindingHandle key, Progress before, Event event) {
        return switch (event) {
            case Observed.Called(var _, ClientCleanupBindingContext _, var _, var _, var _) ->
                cleanup(key, Role.CLIENT, before, event);
            case Observed.Called(var _, ProviderCleanupBindingContext _, var _, var _, var _) ->
                cleanup(key, Role.PROVIDER, before, event);
            case Ended _ -> {
                var forgotten = missing(before);
                yield forgotten.isPresent() ? broken(omission(key, forgotten.get())) : going(before, event);
            }
            default -> going(before, event);
        };
    }

    /// When a world comes to its end, a cleanup that both sides wait for is owed.
    @Override
    public Optional<Owed> owed(BindingHandle key, Progress state) {
        return missing(state).map(it -> new Owed(Registrar.ADDRESS, omission(key, it)));
    }

    private static Judgement<Progress> cleanup(BindingHandle key, Role role, Progress before, Event event) {
        if (before.side(role).hold() == Progress.Hold.CLEANED) {
            return broken("cleaned up the %s's context of %s twice".formatted(name(role), key));
        }
        return before.bothHaveLetGo()
                ? going(before, event)
                : broken("cleaned up the %s's context of %s before both sides had let go".formatted(name(role), key));
    }

    private static Optional<Role> missing(Progress state) {
        if (!state.bothHaveLetGo()) {
            return Optional.empty();
        }
        for (var role : Role.values()) {
            var side = state.side(role);
            if (side.cleansUp() && side.hold() != Progress.Hold.CLEANED) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    private static String omission(BindingHandle key, Role role) {
        return "never cleaned up the %s's context of %s".formatted(name(role), key);
    }

    private static String name(Role role) {
        return switch (role) {
            case CLIENT -> "client";
            case PROVIDER -> "provider";
        };
    }

    private static Judgement<Progress> going(Progress before, Event event) {
        return new Judgement.Going<>(before.after(event));
    }

    private static Judgement<Progress> broken(String sentence) {
        return new Judgement.Broken<>(Registrar.ADDRESS, sentence);
    }
}
