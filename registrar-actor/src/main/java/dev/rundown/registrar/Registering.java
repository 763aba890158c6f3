package dev.rundown.registrar;

import dev.rundown.actor.Address;
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

    static void provider(Draft draft, NmrRegisterProvider message) {
        var c = message.characteristics();
        if (c.version() != ProviderCharacteristics.VERSION || c.instance().version() != RegistrationInstance.VERSION) {
            refuse(draft, c.module(), Role.PROVIDER);
            return;
        }
        register(
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

    static void client(Draft draft, NmrRegisterClient message) {
        var c = message.characteristics();
        if (c.version() != ClientCharacteristics.VERSION || c.instance().version() != RegistrationInstance.VERSION) {
            refuse(draft, c.module(), Role.CLIENT);
            return;
        }
        register(
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

    /// T1: every binding comes to be in the step that registers its second end, so that there is no window.
    private static void register(Draft draft, Registration registration) {
        var handle = registration.handle();
        var npiId = registration.instance().npiId();
        var npi = draft.npi(npiId);
        draft.happened(new RegistrarEvent.Registered(handle));
        var proposed = new ArrayList<BindingHandle>();
        for (var peer : npi.peersOf(registration.role())) {
            var other = draft.registered(peer);
            var binding = bind(registration, other);
            proposed.add(binding.handle());
            registration = registration.with(binding.handle());
            draft.put(other.with(binding.handle()));
            draft.put(binding);
            draft.happened(new RegistrarEvent.Bound(
                    binding.handle(),
                    cleansUp(Role.CLIENT, registration, other),
                    cleansUp(Role.PROVIDER, registration, other)));
        }
        draft.put(registration);
        draft.put(npiId, npi.with(registration.role(), handle));
        proposeNext(draft, new RegistrarFrame.Proposing(handle, List.copyOf(proposed)));
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
    static void proposeNext(Draft draft, RegistrarFrame.Proposing proposing) {
        var rest = proposing.rest();
        for (int i = 0; i < rest.size(); i++) {
            var binding = draft.binding(rest.get(i)).orElseThrow();
            if (binding.phase() == BindingPhase.PROPOSED) {
                draft.put(binding.in(BindingPhase.CLIENT_DECIDING));
                var client = draft.registered(binding.handle().client());
                var provider = draft.registered(binding.handle().provider());
                Registrar.call(
                        draft,
                        client.callbacks(),
                        new ClientAttachProvider(binding.handle(), client.context(), provider.instance()),
                        new RegistrarFrame.Proposing(
                                proposing.registration(), List.copyOf(rest.subList(i + 1, rest.size()))));
                return;
            }
        }
        answer(
                draft,
                proposing.registration(),
                draft.registered(proposing.registration()).role());
    }

    private static void answer(Draft draft, RegistrationHandle handle, Role role) {
        switch (role) {
            case CLIENT -> Registrar.reply(draft, new NmrRegisterClientReturned(handle, NtStatus.STATUS_SUCCESS));
            case PROVIDER -> Registrar.reply(draft, new NmrRegisterProviderReturned(handle, NtStatus.STATUS_SUCCESS));
        }
    }

    /// The handle that goes with a refusal has no meaning; generation 0 is never given out.
    private static void refuse(Draft draft, Address module, Role role) {
        var none = new RegistrationHandle(module, 0);
        switch (role) {
            case CLIENT ->
                Registrar.reply(draft, new NmrRegisterClientReturned(none, NtStatus.STATUS_INVALID_PARAMETER));
            case PROVIDER ->
                Registrar.reply(draft, new NmrRegisterProviderReturned(none, NtStatus.STATUS_INVALID_PARAMETER));
        }
    }
}
