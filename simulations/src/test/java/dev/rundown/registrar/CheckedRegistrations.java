package dev.rundown.registrar;

import dev.rundown.actor.Cells;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrationRow.Event;
import java.util.List;
import java.util.Optional;

/// Each step of the registrar, compared with the rows W1 to W7.
final class CheckedRegistrations {
    private final Coverage coverage;

    CheckedRegistrations(Coverage coverage) {
        this.coverage = coverage;
    }

    void compare(RegistrarMessage message, Step<RegistrarState> step, Cells read) {
        switch (message) {
            case NmrDeregisterClient m -> compare(m.client(), Role.CLIENT, Event.DEREGISTER, step, read);
            case NmrDeregisterProvider m -> compare(m.provider(), Role.PROVIDER, Event.DEREGISTER, step, read);
            case NmrWaitForClientDeregisterComplete m -> compare(m.client(), Role.CLIENT, Event.WAIT, step, read);
            case NmrWaitForProviderDeregisterComplete m -> compare(m.provider(), Role.PROVIDER, Event.WAIT, step, read);
            default -> {} // Says nothing about one registration.
        }
        for (var after : written(step)) {
            var before = read.read(Draft.part(after.handle())).map(Registration::phase);
            if (before.equals(Optional.of(Registration.Phase.DEREGISTERING))
                    && after.phase() != Registration.Phase.DEREGISTERING) {
                if (!RegistrationRow.W3.leadsTo(
                        before.get().name(), after.phase().name())) {
                    throw new AssertionError("W3 led to " + after);
                }
                coverage.met(before.get().name(), Event.LAST_GONE, after.role(), RegistrationRow.W3);
            }
        }
    }

    private void compare(RegistrationHandle handle, Role role, Event event, Step<RegistrarState> step, Cells read) {
        var before = read.read(Draft.part(handle)).filter(it -> it.role() == role);
        var after = CheckedRegistrar.written(step, Draft.part(handle))
                .filter(it ->
                        it.filter(registration -> registration.role() == role).isPresent())
                .orElse(before);
        var from = name(before);
        var row = RegistrationRow.of(from, event);
        if (!row.leadsTo(from, name(after))) {
            throw new AssertionError("%s: %s in %s led to %s".formatted(row, event, from, name(after)));
        }
        if (step.held() != row.notes().startsWith("held")) {
            throw new AssertionError("%s: %s in %s, held: %s".formatted(row, event, from, step.held()));
        }
        if (row.notes().contains("NMR016") != CheckedRegistrar.reported(step).contains(row.number())) {
            throw new AssertionError(
                    "%s: %s in %s, reported: %s".formatted(row, event, from, CheckedRegistrar.reported(step)));
        }
        if (!answers(step).stream().allMatch(row::answers)) {
            throw new AssertionError("%s: %s in %s was answered %s".formatted(row, event, from, answers(step)));
        }
        coverage.met(from, event, role, row);
    }

    private static String name(Optional<Registration> registration) {
        return registration.map(RegistrationRow::state).orElse(Coverage.NONE);
    }

    private static List<Registration> written(Step<RegistrarState> step) {
        return step.effects().stream()
                .filter(Effect.Put.class::isInstance)
                .map(it -> ((Effect.Put<?>) it).value())
                .filter(it -> it instanceof Optional<?> value && value.orElse(null) instanceof Registration)
                .map(it -> (Registration) ((Optional<?>) it).orElseThrow())
                .toList();
    }

    private static List<NtStatus> answers(Step<RegistrarState> step) {
        return step.effects().stream()
                .filter(Effect.Return.class::isInstance)
                .map(it -> switch (((Effect.Return) it).message()) {
                    case NmrDeregisterClientReturned m -> m.status();
                    case NmrDeregisterProviderReturned m -> m.status();
                    case NmrWaitForClientDeregisterCompleteReturned m -> m.status();
                    case NmrWaitForProviderDeregisterCompleteReturned m -> m.status();
                    default -> throw new AssertionError("answered with " + it);
                })
                .toList();
    }
}
