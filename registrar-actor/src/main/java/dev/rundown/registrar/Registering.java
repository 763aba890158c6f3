package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import java.util.ArrayList;
import java.util.List;

/// Registration of a module and the proposals that it causes: rows T1 and T2.
final class Registering {
    private Registering() {}

    static boolean provider(Draft draft, NmrRegisterProvider message) {
        var c = message.characteristics();
        if (isRefused(
                draft,
                c.version() == ProviderCharacteristics.VERSION && c.length() == ProviderCharacteristics.LENGTH,
                c.instance())) {
            return refuse(draft, c.module(), Role.PROVIDER);
        }
        return register(
                draft,
                new Registration(
                        draft.nextHandle(c.module()),
                        Role.PROVIDER,
                        c.callbacks(),
                        c.cleansUp(),
                        c.instance(),
                        message.providerContext(),
                        Registration.Phase.ACTIVE,
                        Sorted.empty()));
    }

    static boolean client(Draft draft, NmrRegisterClient message) {
        var c = message.characteristics();
        if (isRefused(
                draft,
                c.version() == ClientCharacteristics.VERSION && c.length() == ClientCharacteristics.LENGTH,
                c.instance())) {
            return refuse(draft, c.module(), Role.CLIENT);
        }
        return register(
                draft,
                new Registration(
                        draft.nextHandle(c.module()),
                        Role.CLIENT,
                        c.callbacks(),
                        c.cleansUp(),
                        c.instance(),
                        message.clientContext(),
                        Registration.Phase.ACTIVE,
                        Sorted.empty()));
    }

    /// Nothing published says that sizes are looked at: our guess, and `um-mock` looks at nothing (UM12).
    private static boolean isRefused(Draft draft, boolean isKnown, RegistrationInstance instance) {
        return draft.does(Duty.VALIDATE) && !(isKnown && isWhole(instance));
    }

    private static boolean isWhole(RegistrationInstance instance) {
        return instance.version() == RegistrationInstance.VERSION
                && instance.size() == RegistrationInstance.SIZE
                && !instance.npiId().isNull();
    }

    /// T1: every binding comes to be in the step that registers its second end, so that there is no window.
    private static boolean register(Draft draft, Registration registration) {
        var handle = registration.handle();
        var npiId = registration.instance().npiId();
        var npi = draft.npi(npiId);
        draft.happened(new RegistrarEvent.Registered(handle));
        var proposed = new ArrayList<BindingHandle>();
        for (var peer : npi.peersOf(registration.role())) {
            var other = draft.registered(peer);
            if (!matches(draft, registration, other)) {
                continue;
            }
            var binding = bind(registration, other);
            proposed.add(binding.handle());
            registration = registration.with(binding.handle());
            if (other.phase() == Registration.Phase.ACTIVE) { // naive-late-bind: one that is leaving counts no more.
                draft.put(other.with(binding.handle()));
            }
            draft.put(binding);
            draft.happened(new RegistrarEvent.Bound(
                    binding.handle(),
                    cleansUp(Role.CLIENT, registration, other),
                    cleansUp(Role.PROVIDER, registration, other)));
        }
        draft.put(registration);
        draft.put(npiId, npi.with(registration.role(), handle));
        propose(draft, registration, List.copyOf(proposed));
        return true;
    }

    private static boolean matches(Draft draft, Registration one, Registration other) {
        if (one.instance().npiId().isNull()) {
            return false;
        }
        return draft.does(Duty.MATCH_NPI_ONLY)
                || one.instance().moduleId().equals(other.instance().moduleId());
    }

    /// K10: one peer after the other, or each on a lane of its own while the registration returns.
    private static void propose(Draft draft, Registration registration, List<BindingHandle> proposed) {
        switch (draft.knobs().registerReturns()) {
            case AFTER_ATTACHES -> proposeNext(draft, registration.handle(), proposed);
            case AT_ONCE -> {
                for (var binding : proposed) {
                    draft.with(new Effect.Start(
                            Lanes.attaching(binding),
                            Registrar.ADDRESS,
                            new RegistrarMessage.CallbackDue(binding, Role.CLIENT),
                            Frame.NONE));
                }
                answer(draft, registration.handle(), registration.role());
            }
        }
    }

    private static boolean cleansUp(Role role, Registration one, Registration other) {
        return one.role() == role ? one.cleansUp() : other.cleansUp();
    }

    private static Binding bind(Registration one, Registration other) {
        return switch (one.role()) {
            case CLIENT ->
                Binding.proposed(new BindingHandle(one.handle(), other.handle()), one.callbacks(), other.callbacks());
            case PROVIDER ->
                Binding.proposed(new BindingHandle(other.handle(), one.handle()), other.callbacks(), one.callbacks());
        };
    }

    /// T2 for the next binding that is still proposed; when there is none, the registering call returns.
    static void proposeNext(Draft draft, RegistrationHandle registration, List<BindingHandle> bindings) {
        var rest = bindings.stream()
                .filter(it -> draft.binding(it).orElseThrow().phase() == BindingPhase.PROPOSED)
                .toList();
        if (rest.isEmpty()) {
            answer(draft, registration, draft.registered(registration).role());
        } else if (draft.terms().takesTurns()) {
            draft.with(new Effect.Continue(
                    new RegistrarMessage.GoOn(registration), new RegistrarFrame.ProposalsDue(registration, rest)));
        } else {
            pick(draft, rest.getFirst(), new RegistrarFrame.Proposing(registration, rest.getFirst(), after(rest)));
        }
    }

    /// Whether the turn of the first binding had come.
    static boolean proposalDue(Draft draft, RegistrarFrame.ProposalsDue due) {
        var first = due.rest().getFirst();
        if (draft.binding(first).orElseThrow().phase() != BindingPhase.PROPOSED) {
            proposeNext(draft, due.registration(), due.rest());
            return true;
        }
        if (!Turns.isFree(draft, first.client())) {
            return false;
        }
        pick(draft, first, new RegistrarFrame.Proposing(due.registration(), first, after(due.rest())));
        return true;
    }

    private static List<BindingHandle> after(List<BindingHandle> bindings) {
        return List.copyOf(bindings.subList(1, bindings.size()));
    }

    /// T2.
    static void pick(Draft draft, BindingHandle handle, RegistrarFrame frame) {
        var binding = draft.binding(handle).orElseThrow();
        draft.put(binding.in(BindingPhase.CLIENT_DECIDING));
        var client = draft.registered(handle.client());
        var provider = draft.registered(handle.provider());
        Lanes.call(
                draft,
                handle.client(),
                client.callbacks(),
                new ClientAttachProvider(handle, client.context(), provider.instance()),
                frame);
    }

    private static void answer(Draft draft, RegistrationHandle handle, Role role) {
        switch (role) {
            case CLIENT -> Registrar.reply(draft, new NmrRegisterClientReturned(handle, NtStatus.STATUS_SUCCESS));
            case PROVIDER -> Registrar.reply(draft, new NmrRegisterProviderReturned(handle, NtStatus.STATUS_SUCCESS));
        }
    }

    /// The handle that goes with a refusal has no meaning; generation 0 is never given out.
    private static boolean refuse(Draft draft, Address module, Role role) {
        var none = new RegistrationHandle(module, 0);
        switch (role) {
            case CLIENT ->
                Registrar.reply(draft, new NmrRegisterClientReturned(none, NtStatus.STATUS_INVALID_PARAMETER));
            case PROVIDER ->
                Registrar.reply(draft, new NmrRegisterProviderReturned(none, NtStatus.STATUS_INVALID_PARAMETER));
        }
        return true;
    }
}
