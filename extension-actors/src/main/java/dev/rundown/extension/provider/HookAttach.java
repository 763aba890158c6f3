package dev.rundown.extension.provider;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Step;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.extension.provider.HookMessage.DropFilter;
import dev.rundown.extension.provider.HookMessage.ListClient;
import dev.rundown.extension.provider.HookMessage.SetUpFilter;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// How a hook takes a client or refuses it. The client is listed last: from then on events find it.
final class HookAttach {
    private final Address self;
    private final Address extension;
    private final HookManner manner;

    HookAttach(Address self, Address extension, HookManner manner) {
        this.self = self;
        this.extension = extension;
        this.manner = manner;
    }

    Step<HookProvider.State> begin(HookProvider.State state, ProviderAttachClient message, Cells cells) {
        return switch (manner.checks()) {
            case SAMPLE ->
                cells.perform(Extension.rundownOf(extension), new RundownState.IsClosed())
                        ? refuse(state, message, HookChecks.LEAVING)
                        : HookChecks.SAMPLE
                                .refusal(message)
                                .map(it -> refuse(state, message, it))
                                .orElseGet(() -> manner.hasFilters()
                                        ? Step.to(state).then(new SetUpFilter(message), Frame.NONE)
                                        : place(state, message));
            case NETWORK ->
                HookChecks.NETWORK
                        .refusal(message)
                        .map(it -> refuse(state, message, it))
                        .orElseGet(() ->
                                manner.hasFilters() ? setUpFilter(state, message, cells) : list(state, message, cells));
        };
    }

    /// The filter lets events come, so it is there before the client is; it is refused when the hook is leaving.
    Step<HookProvider.State> setUpFilter(HookProvider.State state, ProviderAttachClient message, Cells cells) {
        return cells.perform(HookProvider.filtersOf(self), new RundownState.TryAcquire())
                ? place(state, message)
                : refuse(
                        state,
                        message,
                        new Refusal(NtStatus.STATUS_ACCESS_DENIED, Cause.LEAVING, "its filter cannot be set up"));
    }

    private static Step<HookProvider.State> place(HookProvider.State state, ProviderAttachClient message) {
        return Step.to(state).then(new ListClient(message), Frame.NONE);
    }

    Step<HookProvider.State> list(HookProvider.State state, ProviderAttachClient message, Cells cells) {
        var binding = message.binding();
        var entry = new HookClients.Entry(
                binding,
                message.clientBindingContext(),
                message.clientDispatch().orElseThrow(),
                parameter(message));
        if (!cells.perform(HookClients.of(self), new HookClients.Add(entry, manner.policy()))) {
            var turnedAway = Step.to(state).happened(turnedAway(message));
            return manner.hasFilters()
                    ? turnedAway.then(new DropFilter(message), Frame.NONE)
                    : refuse(turnedAway, message, noPlace(message));
        }
        return Step.to(state)
                .happened(new RundownInitialized(binding, self))
                .happened(new ClientListed(binding, self, entry.parameter(), manner.policy()))
                .reply(new ProviderAttachClientReturned(
                        binding,
                        NtStatus.STATUS_SUCCESS,
                        Optional.of(new ContextPointer(self, "client " + binding.client())),
                        Optional.empty()));
    }

    private static Optional<Long> parameter(ProviderAttachClient message) {
        return message.client().npiSpecificCharacteristics() instanceof HookClientCharacteristics told
                ? told.parameter()
                : Optional.empty();
    }

    Step<HookProvider.State> dropFilter(HookProvider.State state, ProviderAttachClient message, Cells cells) {
        cells.perform(HookProvider.filtersOf(self), new RundownState.Release());
        return refuse(state, message, noPlace(message));
    }

    private Refusal noPlace(ProviderAttachClient message) {
        return HookChecks.taken(manner.policy(), parameter(message));
    }

    /// Noted in the step in which the list was full: a moment later it may have a place.
    private ClientTurnedAway turnedAway(ProviderAttachClient message) {
        return new ClientTurnedAway(
                message.binding(),
                self,
                parameter(message),
                manner.policy(),
                noPlace(message).status());
    }

    private Step<HookProvider.State> refuse(HookProvider.State state, ProviderAttachClient message, Refusal refusal) {
        return refuse(Step.to(state), message, refusal);
    }

    private Step<HookProvider.State> refuse(
            Step<HookProvider.State> step, ProviderAttachClient message, Refusal refusal) {
        return step.happened(new AttachRefused(message.binding(), self, refusal))
                .reply(new ProviderAttachClientReturned(
                        message.binding(), refusal.status(), Optional.empty(), Optional.empty()));
    }
}
