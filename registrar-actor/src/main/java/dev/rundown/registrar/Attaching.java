package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.registrar.Knobs.DoomedAttach;
import dev.rundown.registrar.Knobs.SecondThoughts;
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

    /// Whether it was carried out: T5 and T14, or T28. The client goes on, the provider is asked on the same lane.
    static boolean clientAttachProvider(Draft draft, NmrClientAttachProvider message, Address from) {
        var binding = draft.binding(message.binding());
        if (binding.isEmpty()
                || binding.get().phase() != BindingPhase.CLIENT_DECIDING
                || !binding.get().client().callbacks().equals(from)) {
            boolean gone = binding.isPresent() && binding.get().phase() == BindingPhase.GONE;
            Registrar.outOfContract(
                    draft,
                    gone ? "NMR006" : "NMR016",
                    from,
                    gone ? "T26" : "T28",
                    "called NmrClientAttachProvider(%s) outside its attach callback".formatted(message.binding()));
            answer(draft, message.binding(), NtStatus.STATUS_INVALID_PARAMETER);
            return true;
        }
        var b = binding.get();
        if (b.doomed() && draft.knobs().doomedAttach() == DoomedAttach.REFUSE) {
            draft.put(b.in(BindingPhase.CLIENT_ABORTING));
            answer(draft, b.handle(), NtStatus.STATUS_NOINTERFACE);
            return true;
        }
        if (!Turns.isFree(draft, b.handle().provider())) {
            return false;
        }
        draft.put(b.in(BindingPhase.PROVIDER_DECIDING)
                .with(Role.CLIENT, b.client().lends(Optional.of(message.clientBindingContext()))));
        var client = draft.registered(b.handle().client());
        var provider = draft.registered(b.handle().provider());
        Lanes.call(
                draft,
                b.handle().provider(),
                provider.callbacks(),
                new ProviderAttachClient(
                        b.handle(),
                        provider.context(),
                        client.instance(),
                        message.clientBindingContext(),
                        message.clientDispatch()),
                new RegistrarFrame.Asking(b.handle()));
        return true;
    }

    private static void answer(Draft draft, BindingHandle handle, NtStatus status) {
        Registrar.reply(draft, new NmrClientAttachProviderReturned(handle, status, Optional.empty(), Optional.empty()));
    }

    /// T7 and T8: the provider's answer goes back to the client unchanged.
    static void providerAnswered(Draft draft, ProviderAttachClientReturned message, Address from) {
        var b = draft.binding(message.binding()).orElseThrow();
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            if (!message.status().isError()) {
                Registrar.outOfContract(
                        draft, "NMR016", from, "T28", "answered %s to an attach".formatted(message.status()));
            }
            // The client frees its own context: the registrar forgets it, or cleanup would free it again.
            var aborting = b.in(BindingPhase.CLIENT_ABORTING);
            draft.put(
                    draft.does(Duty.FORGET_REFUSED_CONTEXT)
                            ? aborting.with(Role.CLIENT, b.client().lends(Optional.empty()))
                            : aborting);
            answer(draft, b.handle(), message.status());
            return;
        }
        var lent = message.providerBindingContext()
                .orElse(ContextPointer.nullOf(b.provider().callbacks()));
        draft.put(b.in(BindingPhase.CLIENT_FINISHING)
                .with(Role.PROVIDER, b.provider().lends(Optional.of(lent))));
        Registrar.reply(
                draft,
                new NmrClientAttachProviderReturned(
                        message.binding(),
                        message.status(),
                        message.providerBindingContext(),
                        message.providerDispatch()));
    }

    /// T4, T6, T9 to T12 and the end of T27: the client's attach callback has returned.
    static void clientAnswered(
            Draft draft, ClientAttachProviderReturned message, RegistrarFrame.Then then, Address from) {
        var b = draft.binding(message.binding()).orElseThrow();
        boolean success = message.status() == NtStatus.STATUS_SUCCESS;
        if (b.attachOutstanding()) {
            absorb(draft, b, success, from);
            Lanes.then(draft, then);
            return;
        }
        switch (b.phase()) {
            case CLIENT_DECIDING, CLIENT_ABORTING -> {
                if (success) {
                    Registrar.outOfContract(
                            draft,
                            "NMR010",
                            from,
                            b.phase() == BindingPhase.CLIENT_DECIDING ? "T6" : "T9",
                            "said STATUS_SUCCESS although nothing is attached");
                } else if (!message.status().isError()) {
                    Registrar.outOfContract(
                            draft, "NMR016", from, "T28", "answered %s to an attach".formatted(message.status()));
                }
                if (b.client().context().isPresent()) {
                    Cleaning.cleanRefused(draft, b);
                } else {
                    Deregistering.end(draft, b);
                }
                Lanes.then(draft, then);
            }
            case CLIENT_FINISHING -> finish(draft, b, success, then, from);
            case PROPOSED, PROVIDER_DECIDING, READY, DETACHING, CLEANING, GONE -> {
                Registrar.outOfContract(draft, "NMR016", from, "T28", "answered its attach out of turn");
                Lanes.then(draft, then);
            }
        }
    }

    /// T27: the binding is being taken apart already, and waits for this answer alone or for more.
    private static void absorb(Draft draft, Binding b, boolean success, Address client) {
        if (!success) {
            Registrar.outOfContract(
                    draft, "NMR010", client, "T27", "returned an error after NmrClientAttachProvider had succeeded");
        }
        draft.put(b.attachOutstanding(false));
        Cleaning.beginIfBothDone(draft, b.handle());
    }

    private static void finish(Draft draft, Binding b, boolean success, RegistrarFrame.Then then, Address client) {
        if (!success) {
            if (draft.does(Duty.UNDO_SECOND_THOUGHTS)) { // Who has no such row does not see what happens.
                Registrar.outOfContract(
                        draft,
                        "NMR010",
                        client,
                        "T12",
                        "returned an error after NmrClientAttachProvider had succeeded");
            }
            Detaching.nextInCall(draft, undo(draft, b), then);
        } else if (b.doomed()) { // T11: attach followed by detach inside one registration.
            var initiator = Detaching.initiator(draft, b.handle());
            var asks = then instanceof RegistrarFrame.Proposing
                    ? Detaching.prepareInCall(draft, b, initiator)
                    : Detaching.begin(draft, b, initiator);
            Detaching.nextInCall(draft, asks, then);
        } else { // T10
            draft.put(b.in(BindingPhase.READY));
            Lanes.then(draft, then);
        }
    }

    /// T12: second thoughts. The client is at fault; the provider has to be undone all the same (K4). Answers whom the
    /// caller's lane has to ask.
    private static List<RegistrarFrame.Ask> undo(Draft draft, Binding b) {
        var thoughts = draft.does(Duty.DETACH_BEFORE_UNDOING) ? draft.knobs().secondThoughts() : SecondThoughts.IGNORE;
        if (!draft.does(Duty.UNDO_SECOND_THOUGHTS)) {
            Deregistering.end(draft, b);
            return List.of();
        }
        var left = b.with(Role.CLIENT, b.client().in(DetachSide.DONE));
        return switch (thoughts) {
            case DETACH_PROVIDER_CLEAN_BOTH -> Detaching.begin(draft, left, Role.CLIENT);
            case DETACH_PROVIDER_CLEAN_PROVIDER ->
                Detaching.begin(draft, left.with(Role.CLIENT, left.client().lends(Optional.empty())), Role.CLIENT);
            case IGNORE ->
                Detaching.begin(draft, left.with(Role.PROVIDER, left.provider().in(DetachSide.DONE)), Role.CLIENT);
        };
    }
}
