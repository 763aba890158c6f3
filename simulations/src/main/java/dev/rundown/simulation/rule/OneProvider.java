package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// NMR009: the client's duty. Every client there is, a link and each of the two of a program, takes one provider.
final class OneProvider implements Automaton<RegistrationHandle, OneProvider.Attached> {
    /// The bindings of one client whose provider has accepted and that are not being detached.
    record Attached(SortedSet<BindingHandle> bindings) {
        static final Attached TO_NOBODY = new Attached(new TreeSet<>());

        Attached {
            bindings = Collections.unmodifiableSortedSet(new TreeSet<>(bindings));
        }

        Attached with(BindingHandle binding) {
            var more = new TreeSet<>(bindings);
            more.add(binding);
            return new Attached(more);
        }

        Attached without(BindingHandle binding) {
            var fewer = new TreeSet<>(bindings);
            fewer.remove(binding);
            return new Attached(fewer);
        }
    }

    @Override
    public Optional<RegistrationHandle> key(Event event) {
        return switch (event) {
            case Observed.Called(var binding, ClientDetachProvider _, var _, var _, var _) ->
                Optional.of(binding.client());
            case Observed.Returned(var binding, ProviderAttachClientReturned _, var _, var _) ->
                Optional.of(binding.client());
            case Observed.Returned(var binding, ClientAttachProviderReturned _, var _, var _) ->
                Optional.of(binding.client());
            case Ended it -> Optional.of(it.binding().client());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Attached initial() {
        return Attached.TO_NOBODY;
    }

    @Override
    public Judgement<Attached> next(RegistrationHandle key, Attached before, Event event) {
        return switch (event) {
            case Observed.Returned(var binding, ProviderAttachClientReturned m, var _, var _)
            when m.status() == NtStatus.STATUS_SUCCESS -> attached(key, before.with(binding));
            case Observed.Returned(var binding, ClientAttachProviderReturned m, var _, var _)
            when m.status().isError() -> new Judgement.Going<>(before.without(binding));
            case Observed.Called it -> new Judgement.Going<>(before.without(it.binding()));
            case Ended it -> new Judgement.Going<>(before.without(it.binding()));
            default -> new Judgement.Going<>(before); // A refusal by the provider, a success of the client.
        };
    }

    private static Judgement<Attached> attached(RegistrationHandle key, Attached now) {
        return now.bindings.size() < 2
                ? new Judgement.Going<>(now)
                : new Judgement.Broken<>(key.module(), "was attached to two providers at a time: " + now.bindings);
    }
}
