package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.Optional;

/// NMR003. It breaks only where nothing can happen any more: a completion may take as long as it likes.
final class PendingIsCompleted implements Automaton<BindingHandle, PendingIsCompleted.Sides> {
    /// How the two sides of a binding stand.
    record Sides(Side client, Side provider) {
        static final Sides QUIET = new Sides(Side.QUIET, Side.QUIET);
    }

    enum Side {
        /// Nothing is owed; also after the completion, which is forgotten.
        QUIET,
        /// Completed before the callback answered, which is legal.
        EARLY,
        /// Answered `STATUS_PENDING`; the completion is to come.
        OWED;

        Side completed() {
            return switch (this) {
                case QUIET, EARLY -> EARLY;
                case OWED -> QUIET;
            };
        }

        Side answered(NtStatus status) {
            return status == NtStatus.STATUS_PENDING && this == QUIET ? OWED : QUIET;
        }
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed.Completed it -> Optional.of(it.binding());
            case Observed.Returned(var binding, var answer, var _, var _)
            when answer instanceof ClientDetachProviderReturned || answer instanceof ProviderDetachClientReturned ->
                Optional.of(binding);
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Sides initial() {
        return Sides.QUIET;
    }

    @Override
    public Judgement<Sides> next(BindingHandle key, Sides s, Event event) {
        return new Judgement.Going<>(
                switch (event) {
                    case Observed.Completed(var _, var completion, var _, var _) ->
                        completion instanceof NmrClientDetachProviderComplete
                                ? new Sides(s.client.completed(), s.provider)
                                : new Sides(s.client, s.provider.completed());
                    case Observed.Returned(var _, ClientDetachProviderReturned m, var _, var _) ->
                        new Sides(s.client.answered(m.status()), s.provider);
                    case Observed.Returned(var _, ProviderDetachClientReturned m, var _, var _) ->
                        new Sides(s.client, s.provider.answered(m.status()));
                    default -> Sides.QUIET; // Ended: nothing else has a key.
                });
    }

    @Override
    public Optional<Owed> owed(BindingHandle key, Sides s) {
        if (s.client == Side.OWED) {
            return Optional.of(new Owed(
                    key.client().module(),
                    "answered STATUS_PENDING to ClientDetachProvider(%s) and never completed".formatted(key)));
        }
        if (s.provider == Side.OWED) {
            return Optional.of(new Owed(
                    key.provider().module(),
                    "answered STATUS_PENDING to ProviderDetachClient(%s) and never completed".formatted(key)));
        }
        return Optional.empty();
    }
}
