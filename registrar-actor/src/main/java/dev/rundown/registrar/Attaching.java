package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Delivery;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.List;
import java.util.Optional;

/// From the proposal to READY, or back to nothing: rows T4 to T14.
final class Attaching {
    private Attaching() {}

    /// T5 and T14: the client goes on, the provider is asked on the same lane.
    static void clientAttachProvider(Draft draft, NmrClientAttachProvider message, Address from) {
        var binding = draft.binding(message.binding());
        if (binding.isEmpty() || binding.get().phase() != BindingPhase.CLIENT_DECIDING) {
            boolean gone = binding.isPresent() && binding.get().phase() == BindingPhase.GONE;
            Registrar.outOfContract(
                    draft,
                    gone ? "NMR006" : "NMR016",
                    from,
                    gone ? "T26" : "T28",
                    "called NmrClientAttachProvider(%s) outside its attach callback".formatted(message.binding()));
            Registrar.reply(
                    draft,
                    new NmrClientAttachProviderReturned(
                            message.binding(), NtStatus.STATUS_INVALID_PARAMETER, Optional.empty(), Optional.empty()));
            return;
        }
        var b = binding.get();
        draft.put(b.in(BindingPhase.PROVIDER_DECIDING)
                .with(Role.CLIENT, b.client().lends(Optional.of(message.clientBindingContext()))));
        var client = draft.registered(b.handle().client());
        var provider = draft.registered(b.handle().provider());
        Registrar.call(
                draft,
                provider.callbacks(),
                new ProviderAttachClient(
                        b.handle(),
                        provider.context(),
                        client.instance(),
                        message.clientBindingContext(),
                        message.clientDispatch()),
                new RegistrarFrame.Asking(b.handle()));
    }

    /// T7 and T8: the provider's answer goes back to the client unchanged.
    static void providerAnswered(
            Draft draft, ProviderAttachClientReturned message, Delivery<RegistrarMessage> delivery) {
        var binding = draft.binding(message.binding());
        if (!(delivery.frame() instanceof RegistrarFrame.Asking)
                || binding.isEmpty()
                || binding.get().phase() != BindingPhase.PROVIDER_DECIDING) {
            Registrar.outOfContract(
                    draft, "NMR016", delivery.from(), "T28", "answered an attach that nobody asked for");
            return;
        }
        var b = binding.get();
        boolean accepted = message.status() == NtStatus.STATUS_SUCCESS;
        if (accepted) {
            draft.put(b.in(BindingPhase.CLIENT_FINISHING)
                    .with(Role.PROVIDER, b.provider().lends(message.providerBindingContext())));
        } else {
            if (!message.status().isError()) {
                Registrar.outOfContract(
                        draft,
                        "NMR016",
                        delivery.from(),
                        "T28",
                        "answered %s to an attach".formatted(message.status()));
            }
            // The client frees its own context: the registrar forgets it, or cleanup would free it again.
            draft.put(b.in(BindingPhase.CLIENT_ABORTING)
                    .with(Role.CLIENT, b.client().lends(Optional.empty())));
        }
        Registrar.reply(
                draft,
                new NmrClientAttachProviderReturned(
                        message.binding(),
                        message.status(),
                        accepted ? message.providerBindingContext() : Optional.empty(),
                        accepted ? message.providerDispatch() : Optional.empty()));
    }

    /// T4, T6 and T9 to T12: the client's attach callback has returned; the registration goes on to its next peer.
    static void clientAnswered(Draft draft, ClientAttachProviderReturned message, Delivery<RegistrarMessage> delivery) {
        if (!(delivery.frame() instanceof RegistrarFrame.Proposing proposing)) {
            Registrar.outOfContract(
                    draft, "NMR016", delivery.from(), "T28", "answered an attach that nobody asked for");
            return;
        }
        var b = draft.binding(message.binding()).orElseThrow();
        boolean success = message.status() == NtStatus.STATUS_SUCCESS;
        switch (b.phase()) {
            case CLIENT_DECIDING, CLIENT_ABORTING -> {
                if (success) {
                    Registrar.outOfContract(
                            draft,
                            "NMR010",
                            delivery.from(),
                            b.phase() == BindingPhase.CLIENT_DECIDING ? "T6" : "T9",
                            "said STATUS_SUCCESS although nothing is attached");
                }
                Deregistering.end(draft, b);
                Registering.proposeNext(draft, proposing);
            }
            case CLIENT_FINISHING -> finish(draft, b, success, proposing, delivery.from());
            case PROPOSED, PROVIDER_DECIDING, READY, DETACHING, CLEANING, GONE -> {
                Registrar.outOfContract(draft, "NMR016", delivery.from(), "T28", "answered its attach twice");
                Registering.proposeNext(draft, proposing);
            }
        }
    }

    private static void finish(
            Draft draft, Binding b, boolean success, RegistrarFrame.Proposing proposing, Address client) {
        if (!success) { // T12: second thoughts. The client is at fault; the provider has to be undone all the same.
            Registrar.outOfContract(
                    draft, "NMR010", client, "T12", "returned an error after NmrClientAttachProvider had succeeded");
            var detaching =
                    b.in(BindingPhase.DETACHING).with(Role.CLIENT, b.client().in(DetachSide.DONE));
            draft.put(detaching);
            Detaching.askOnItsLane(draft, detaching, Role.PROVIDER);
            Registering.proposeNext(draft, proposing);
        } else if (b.doomed()) { // T11: attach followed by detach inside one registration.
            draft.put(b.in(BindingPhase.DETACHING));
            var order = draft.choose("detach-order", 2) == 0
                    ? List.of(Role.CLIENT, Role.PROVIDER)
                    : List.of(Role.PROVIDER, Role.CLIENT);
            Detaching.askInRegister(draft, b.handle(), order, proposing);
        } else { // T10
            draft.put(b.in(BindingPhase.READY));
            Registering.proposeNext(draft, proposing);
        }
    }
}
