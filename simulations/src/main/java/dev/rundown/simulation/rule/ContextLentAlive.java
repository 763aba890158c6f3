package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// NMR020: the duty of the owner. The client lends its context with the attach call, before anybody has accepted it;
/// the provider lends its own by accepting.
final class ContextLentAlive implements Automaton<BindingHandle, ContextLentAlive.Loans> {
    /// What is lent.
    ///
    /// @param byClient the client's context
    /// @param progress how far the binding is
    record Loans(boolean byClient, Progress progress) {}

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case Observed it -> Optional.of(it.binding());
            case Bound it -> Optional.of(it.binding());
            case Ended it -> Optional.of(it.binding());
            case ContextFreed it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Loans initial() {
        return new Loans(false, Progress.NEW);
    }

    @Override
    public Judgement<Loans> next(BindingHandle key, Loans before, Event event) {
        if (event instanceof ContextFreed it && isLent(before, it.owner())) {
            return new Judgement.Broken<>(
                    it.by(), "freed the %s context of %s while it was lent".formatted(it.owner(), key));
        }
        var progress = before.progress.after(event);
        return new Judgement.Going<>(
                switch (event) {
                    case Observed.Called(var _, ProviderAttachClient _, var _, var _, var _) ->
                        new Loans(true, progress);
                    case Observed.Returned(var _, ProviderAttachClientReturned m, var _, var _) ->
                        new Loans(!m.status().isError(), progress);
                    case Ended _ -> new Loans(false, progress);
                    default -> new Loans(before.byClient, progress);
                });
    }

    private static boolean isLent(Loans loans, Role owner) {
        boolean lent = switch (owner) {
            case CLIENT -> loans.byClient;
            case PROVIDER -> loans.progress.accepted();
        };
        return lent && !loans.progress.contextIsOver(owner);
    }
}
