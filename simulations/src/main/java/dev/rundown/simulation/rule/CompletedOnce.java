package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.OutOfContract;
import java.util.Optional;

/// NMR004. When a completion is not owed the registrar says so of the side that sent it. That a side is asked to detach
/// only once is the registrar's own duty, or each side would owe two completions: judged by what it sends.
final class CompletedOnce implements Automaton<String, CompletedOnce.Asked> {
    private static final String ID = "NMR004";

    /// Which sides of a binding have been asked to detach.
    record Asked(boolean client, boolean provider) {
        static final Asked NOBODY = new Asked(false, false);
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case OutOfContract it when it.rule().equals(ID) -> Optional.of("by " + it.by());
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) ->
                Optional.of(binding.toString());
            case Observed.Called(var binding, ProviderDetachClient _, var _, var _, var _) ->
                Optional.of(binding.toString());
            case Ended it -> Optional.of(it.binding().toString());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Asked initial() {
        return Asked.NOBODY;
    }

    @Override
    public Judgement<Asked> next(String key, Asked asked, Event event) {
        return switch (event) {
            case OutOfContract it -> new Judgement.Broken<>(it.by(), "%s (row %s)".formatted(it.what(), it.row()));
            case Observed.Called(var _, ClientDetachProvider _, var _, var _, var _) ->
                asked.client() ? askedTwice("client", key) : new Judgement.Going<>(new Asked(true, asked.provider()));
            case Observed.Called _ ->
                asked.provider() ? askedTwice("provider", key) : new Judgement.Going<>(new Asked(asked.client(), true));
            default -> new Judgement.Going<>(Asked.NOBODY); // Ended: nothing else has a key.
        };
    }

    private static Judgement<Asked> askedTwice(String side, String binding) {
        return new Judgement.Broken<>(
                Registrar.ADDRESS, "asked the %s of %s to detach a second time".formatted(side, binding));
    }
}
