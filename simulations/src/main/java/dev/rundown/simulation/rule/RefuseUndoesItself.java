package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.extension.npi.InvocationEvent.ProviderForgotten;
import dev.rundown.extension.npi.InvocationEvent.ProviderReserved;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// NMR017: the duty of whoever answers an error to an attach.
final class RefuseUndoesItself implements Automaton<BindingHandle, RefuseUndoesItself.Traces> {
    /// What the two sides of a binding have kept of it, and who has refused.
    record Traces(boolean listed, boolean reserved, boolean providerRefused, boolean clientRefused) {
        static final Traces NONE = new Traces(false, false, false, false);

        Traces listed(boolean now) {
            return new Traces(now, reserved, providerRefused, clientRefused);
        }

        Traces reserved(boolean now) {
            return new Traces(listed, now, providerRefused, clientRefused);
        }

        Traces refusedByProvider() {
            return new Traces(listed, reserved, true, clientRefused);
        }

        Traces refusedByClient() {
            return new Traces(listed, reserved, providerRefused, true);
        }
    }

    @Override
    public Optional<BindingHandle> key(Event event) {
        return switch (event) {
            case ClientListed it -> Optional.of(it.binding());
            case ClientUnlisted it -> Optional.of(it.binding());
            case ProviderReserved it -> Optional.of(it.binding());
            case ProviderForgotten it -> Optional.of(it.binding());
            case Observed.Returned(var binding, ProviderAttachClientReturned m, var _, var _)
            when m.status().isError() -> Optional.of(binding);
            case Observed.Returned(var binding, ClientAttachProviderReturned m, var _, var _)
            when m.status().isError() -> Optional.of(binding);
            case Ended it -> Optional.of(it.binding());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Traces initial() {
        return Traces.NONE;
    }

    @Override
    public Judgement<Traces> next(BindingHandle key, Traces before, Event event) {
        return switch (event) {
            case ClientListed it -> provider(before.listed(true), key, it.hook());
            case ClientUnlisted _ -> new Judgement.Going<>(before.listed(false));
            case ProviderReserved it -> client(before.reserved(true), key, it.link());
            case ProviderForgotten _ -> new Judgement.Going<>(before.reserved(false));
            case Observed.Returned(var _, ProviderAttachClientReturned _, var from, var _) ->
                provider(before.refusedByProvider(), key, from);
            case Observed.Returned(var _, ClientAttachProviderReturned _, var from, var _) ->
                client(before.refusedByClient(), key, from);
            default -> new Judgement.Going<>(Traces.NONE); // Ended: nothing else has a key.
        };
    }

    private static Judgement<Traces> provider(Traces now, BindingHandle binding, Address by) {
        return now.providerRefused && now.listed
                ? new Judgement.Broken<>(by, "refused %s and keeps it on its list".formatted(binding))
                : new Judgement.Going<>(now);
    }

    private static Judgement<Traces> client(Traces now, BindingHandle binding, Address by) {
        return now.clientRefused && now.reserved
                ? new Judgement.Broken<>(by, "refused %s and keeps its place for it".formatted(binding))
                : new Judgement.Going<>(now);
    }
}
