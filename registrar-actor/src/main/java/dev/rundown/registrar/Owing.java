package dev.rundown.registrar;

import dev.rundown.actor.Standstill;
import dev.rundown.actor.Wait;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who has the next word on the bindings that a deregistration waits for.
final class Owing {
    private Owing() {}

    /// Empty when the registrar itself has forgotten to go on.
    static List<Wait> of(RegistrationHandle handle, Standstill standstill) {
        var waits = new ArrayList<Wait>();
        var registration = standstill.read(Draft.part(handle)).orElseThrow();
        for (var bindingHandle : registration.bindings()) {
            var binding = standstill.read(Draft.part(bindingHandle)).orElseThrow();
            var owed = of(binding, standstill);
            if (owed.isEmpty() && isWaitingForItsTurn(binding)) {
                continue; // Another binding of this registration is taken apart first (K9).
            }
            if (owed.isEmpty()) {
                return List.of();
            }
            waits.addAll(owed);
        }
        return List.copyOf(waits);
    }

    /// Who has the next word on one binding.
    static List<Wait> of(BindingHandle handle, Standstill standstill) {
        return standstill.read(Draft.part(handle)).map(it -> of(it, standstill)).orElse(List.of());
    }

    private static boolean isWaitingForItsTurn(Binding b) {
        return b.phase() == BindingPhase.DETACHING
                && b.client().side() == DetachSide.IDLE
                && b.provider().side() == DetachSide.IDLE;
    }

    private static List<Wait> of(Binding b, Standstill standstill) {
        return switch (b.phase()) {
            case PROPOSED, READY, GONE -> List.of();
            case CLIENT_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING -> {
                var client = standstill.read(Draft.part(b.handle().client())).orElseThrow();
                var provider =
                        standstill.read(Draft.part(b.handle().provider())).orElseThrow();
                yield List.of(new Wait(
                        b.client().callbacks(),
                        new ClientAttachProvider(b.handle(), client.context(), provider.instance())));
            }
            case PROVIDER_DECIDING -> {
                var client = standstill.read(Draft.part(b.handle().client())).orElseThrow();
                var provider =
                        standstill.read(Draft.part(b.handle().provider())).orElseThrow();
                yield List.of(new Wait(
                        b.provider().callbacks(),
                        new ProviderAttachClient(
                                b.handle(),
                                provider.context(),
                                client.instance(),
                                b.client().pointer(),
                                Optional.empty())));
            }
            case DETACHING -> detaching(b);
            case CLEANING -> cleaning(b);
        };
    }

    private static List<Wait> detaching(Binding b) {
        var waits = new ArrayList<Wait>();
        for (var role : Role.values()) {
            var end = b.end(role);
            switch (end.side()) {
                case CALLED, EARLY -> {
                    var context = end.pointer();
                    waits.add(new Wait(
                            end.callbacks(),
                            switch (role) {
                                case CLIENT -> new ClientDetachProvider(b.handle(), context);
                                case PROVIDER -> new ProviderDetachClient(b.handle(), context);
                            }));
                }
                case PENDING ->
                    waits.add(new Wait(
                            end.callbacks(),
                            switch (role) {
                                case CLIENT -> new NmrClientDetachProviderComplete(b.handle());
                                case PROVIDER -> new NmrProviderDetachClientComplete(b.handle());
                            }));
                case IDLE, DONE -> {}
            }
        }
        return List.copyOf(waits);
    }

    private static List<Wait> cleaning(Binding b) {
        var waits = new ArrayList<Wait>();
        for (var role : Role.values()) {
            var end = b.end(role);
            if (end.cleanupOwed()) {
                var context = end.pointer();
                waits.add(new Wait(
                        end.callbacks(),
                        switch (role) {
                            case CLIENT -> new ClientCleanupBindingContext(b.handle(), context);
                            case PROVIDER -> new ProviderCleanupBindingContext(b.handle(), context);
                        }));
            }
        }
        return List.copyOf(waits);
    }
}
