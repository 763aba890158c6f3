package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.OutOfContract;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// NMR010. The status is the client's duty and the registrar says when it is wrong; that a provider which accepted is
/// told to let go before the binding ends is the registrar's own, and judged by what it sends.
final class RejectedAttachIsUndone implements Automaton<String, RejectedAttachIsUndone.Provider> {
    private static final String ID = "NMR010";

    /// What the provider of a binding believes while it is being attached.
    enum Provider {
        FREE,
        ATTACHED
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case OutOfContract it when it.rule().equals(ID) -> Optional.of("by " + it.by());
            case Observed.Returned(var binding, ProviderAttachClientReturned _, var _, var _) ->
                Optional.of(binding.toString());
            case Observed.Returned(var binding, ClientAttachProviderReturned _, var _, var _) ->
                Optional.of(binding.toString());
            case Observed.Called(var binding, ProviderDetachClient _, var _, var _, var _) ->
                Optional.of(binding.toString());
            case InformationPublished it -> Optional.of(it.binding().toString());
            case Ended it -> Optional.of(it.binding().toString());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Provider initial() {
        return Provider.FREE;
    }

    @Override
    public Judgement<Provider> next(String key, Provider provider, Event event) {
        return switch (event) {
            case OutOfContract it -> new Judgement.Broken<>(it.by(), "%s (row %s)".formatted(it.what(), it.row()));
            case Observed.Returned(var _, ProviderAttachClientReturned m, var _, var _) ->
                new Judgement.Going<>(m.status() == NtStatus.STATUS_SUCCESS ? Provider.ATTACHED : provider);
            case Observed.Returned(var _, ClientAttachProviderReturned m, var _, var _) ->
                new Judgement.Going<>(m.status() == NtStatus.STATUS_SUCCESS ? Provider.FREE : provider);
            case InformationPublished it
            when provider == Provider.FREE ->
                new Judgement.Broken<>(
                        it.program(), "published what the provider of %s told it and had taken back".formatted(key));
            case InformationPublished _ -> new Judgement.Going<>(provider);
            case Ended it
            when provider == Provider.ATTACHED ->
                new Judgement.Broken<>(
                        Registrar.ADDRESS, "ended %s and never told its provider".formatted(it.binding()));
            default -> new Judgement.Going<>(Provider.FREE);
        };
    }
}
