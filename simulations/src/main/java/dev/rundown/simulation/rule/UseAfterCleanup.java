package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.OutOfContract;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// NMR006: the duty of whoever uses a context or a handle; a link is the context of its registration. What the
/// registrar itself sees of it is judged here as well.
final class UseAfterCleanup implements Automaton<String, Progress> {
    private static final String ID = "NMR006";

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case Observed it -> Optional.of(it.binding().toString());
            case Bound it -> Optional.of(it.binding().toString());
            case Ended it -> Optional.of(it.binding().toString());
            case InvocationStarted it -> Optional.of(it.binding().toString());
            case ContextUsed it -> Optional.of(it.binding().toString());
            case ContextFreed it -> Optional.of(it.binding().toString());
            case LinkEvent it -> Optional.of("link " + it.link());
            case OutOfContract it when it.rule().equals(ID) -> Optional.of("by " + it.by());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Progress initial() {
        return Progress.NEW;
    }

    @Override
    public Judgement<Progress> next(String key, Progress before, Event event) {
        return switch (event) {
            case OutOfContract it -> broken(it.by(), "%s (row %s)".formatted(it.what(), it.row()));
            case InvocationStarted it
            when before.contextIsOver(Role.CLIENT) || before.contextIsOver(Role.PROVIDER) ->
                broken(
                        it.binding().provider().module(),
                        "invoked through %s after its cleanup had begun".formatted(key));
            case ContextUsed it
            when before.contextIsOver(it.owner()) ->
                broken(it.by(), "used the %s context of %s after its cleanup had begun".formatted(it.owner(), key));
            // A context that the peer never accepted is the owner's own affair.
            case ContextFreed it
            when before.accepted() && !before.contextIsOver(it.owner()) ->
                broken(it.by(), "freed the %s context of %s before its cleanup".formatted(it.owner(), key));
            case LinkEvent.Freed _ -> new Judgement.Going<>(Progress.OVER);
            case LinkEvent.Moved it when before.over() -> broken(it.link(), "wrote its state after it had been freed");
            default -> new Judgement.Going<>(before.after(event));
        };
    }

    private static Judgement<Progress> broken(Address blame, String sentence) {
        return new Judgement.Broken<>(blame, sentence);
    }
}
