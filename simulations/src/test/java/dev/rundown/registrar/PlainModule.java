package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.List;
import java.util.Optional;

/// A module that does what its `Manner` says, chooses where that leaves a choice, leaves memory after its wait, and,
/// as a provider, can call its client while it believes to be attached.
final class PlainModule implements ActorLogic<PlainModule.State, Message> {
    private static final NpiId NPI = new NpiId("plain");

    /// What a client does in its attach callback; a provider knows the first three.
    enum Attach {
        ACCEPT,
        REFUSE,
        ACCEPT_OR_REFUSE,
        /// Says SUCCESS without having called on (T6).
        LIE,
        /// Returns the opposite of what it was told (T9, T12).
        CONTRADICT
    }

    enum Detach {
        SUCCESS,
        /// A worker completes, before or after the callback has answered.
        PENDING,
        EITHER
    }

    record Manner(Attach attach, Detach detach) {}

    record State(Optional<RegistrationHandle> handle, Optional<BindingHandle> bound) {}

    sealed interface Order extends Message {
        record Register() implements Order {}

        record Leave() implements Order {}

        record Complete(BindingHandle binding) implements Order {}

        record AnswerPending(BindingHandle binding) implements Order {}

        record Invoke() implements Order {}
    }

    private final Address self;
    private final Role role;
    private final Manner manner;

    PlainModule(Address self, Role role, Manner manner) {
        this.self = self;
        this.role = role;
        this.manner = manner;
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Optional.empty());
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Order order -> obey(state, order);
            case ModuleMessage message -> take(state, message, cells);
            default -> throw delivery.unexpected();
        };
    }

    /// Who has not been told a handle cannot leave.
    @Override
    public List<Wait> waits(State state, Message owed, Standstill standstill) {
        return owed instanceof Order.Leave ? List.of(new Wait(Registrar.ADDRESS, registration())) : List.of();
    }

    private Step<State> obey(State state, Order order) {
        return switch (order) {
            case Order.Register _ -> Step.to(state).call(Registrar.ADDRESS, registration(), Frame.NONE);
            case Order.Leave _ when state.handle().isEmpty() -> Step.held(state);
            case Order.Leave _ -> leave(state, state.handle().orElseThrow());
            case Order.AnswerPending it -> Step.to(state).reply(detached(it.binding(), NtStatus.STATUS_PENDING));
            case Order.Complete it -> Step.to(state).call(Registrar.ADDRESS, complete(it.binding()), Frame.NONE);
            case Order.Invoke _ ->
                state.bound()
                        .map(it -> Step.to(state).happened(new InvocationStarted(it, self)))
                        .orElse(Step.to(state));
        };
    }

    private Message registration() {
        var instance = RegistrationInstance.of(NPI, new ModuleId(self.name()), NpiSpecificCharacteristics.NONE);
        var context = new ContextPointer(self, "registration");
        return switch (role) {
            case CLIENT -> new NmrRegisterClient(new ClientCharacteristics(0, self, self, true, instance), context);
            case PROVIDER ->
                new NmrRegisterProvider(new ProviderCharacteristics(0, self, self, true, instance), context);
        };
    }

    private Step<State> leave(State state, RegistrationHandle handle) {
        return Step.to(new State(Optional.empty(), state.bound()))
                .call(
                        Registrar.ADDRESS,
                        switch (role) {
                            case CLIENT -> new NmrDeregisterClient(handle);
                            case PROVIDER -> new NmrDeregisterProvider(handle);
                        },
                        Frame.NONE);
    }

    private Message complete(BindingHandle binding) {
        return switch (role) {
            case CLIENT -> new NmrClientDetachProviderComplete(binding);
            case PROVIDER -> new NmrProviderDetachClientComplete(binding);
        };
    }

    private Step<State> take(State state, ModuleMessage message, Cells cells) {
        return switch (message) {
            case NmrRegisterClientReturned m -> Step.to(new State(Optional.of(m.client()), state.bound()));
            case NmrRegisterProviderReturned m -> Step.to(new State(Optional.of(m.provider()), state.bound()));
            // Who is told SUCCESS has nothing to wait for.
            case NmrDeregisterClientReturned m when m.status() == NtStatus.STATUS_SUCCESS -> Step.to(state);
            case NmrDeregisterProviderReturned m
            when m.status() == NtStatus.STATUS_SUCCESS -> Step.to(state).happened(gone());
            case NmrDeregisterClientReturned m ->
                Step.to(state).call(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(m.client()), Frame.NONE);
            case NmrDeregisterProviderReturned m ->
                Step.to(state)
                        .call(Registrar.ADDRESS, new NmrWaitForProviderDeregisterComplete(m.provider()), Frame.NONE);
            case NmrWaitForProviderDeregisterCompleteReturned _ ->
                Step.to(state).happened(gone());
            case NmrWaitForClientDeregisterCompleteReturned _ -> Step.to(state);
            case ClientAttachProvider m -> clientAttach(state, m.binding(), cells);
            case NmrClientAttachProviderReturned m -> Step.to(state).reply(passOn(m));
            case ProviderAttachClient m -> providerAttach(state, m.binding(), cells);
            case ClientDetachProvider m -> detach(state, m.binding(), cells);
            case ProviderDetachClient m -> detach(new State(state.handle(), Optional.empty()), m.binding(), cells);
            case ClientCleanupBindingContext m ->
                Step.to(state).reply(new ClientCleanupBindingContextReturned(m.binding()));
            case ProviderCleanupBindingContext m ->
                Step.to(state).reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default -> Step.to(state); // A completion has returned.
        };
    }

    private Gone gone() {
        return new Gone(new Address(self.name().replaceFirst("\\..*", "")), List.of(self));
    }

    private boolean refuses(Cells cells) {
        return manner.attach() == Attach.REFUSE
                || (manner.attach() == Attach.ACCEPT_OR_REFUSE && cells.choose("attach", 2) == 1);
    }

    private Step<State> clientAttach(State state, BindingHandle binding, Cells cells) {
        if (manner.attach() == Attach.LIE || refuses(cells)) {
            var status = manner.attach() == Attach.LIE ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_NOINTERFACE;
            return Step.to(state).reply(new ClientAttachProviderReturned(binding, status));
        }
        var context = new ContextPointer(self, "binding");
        return Step.to(state)
                .call(Registrar.ADDRESS, new NmrClientAttachProvider(binding, context, Optional.empty()), Frame.NONE);
    }

    private Message passOn(NmrClientAttachProviderReturned told) {
        var opposite = told.status().isError() ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_NO_MEMORY;
        return new ClientAttachProviderReturned(
                told.binding(), manner.attach() == Attach.CONTRADICT ? opposite : told.status());
    }

    private Step<State> providerAttach(State state, BindingHandle binding, Cells cells) {
        if (refuses(cells)) {
            return Step.to(state)
                    .reply(new ProviderAttachClientReturned(
                            binding, NtStatus.STATUS_ACCESS_DENIED, Optional.empty(), Optional.empty()));
        }
        var context = new ContextPointer(self, "binding");
        return Step.to(new State(state.handle(), Optional.of(binding)))
                .reply(new ProviderAttachClientReturned(
                        binding, NtStatus.STATUS_SUCCESS, Optional.of(context), Optional.empty()));
    }

    private Step<State> detach(State state, BindingHandle binding, Cells cells) {
        boolean success = manner.detach() == Detach.SUCCESS
                || (manner.detach() == Detach.EITHER && cells.choose("detach", 2) == 0);
        return success
                ? Step.to(state).reply(detached(binding, NtStatus.STATUS_SUCCESS))
                : Step.to(state)
                        .start(new Lane("W/" + self + "/" + binding), self, new Order.Complete(binding), Frame.NONE)
                        .then(new Order.AnswerPending(binding), Frame.NONE);
    }

    private Message detached(BindingHandle binding, NtStatus status) {
        return switch (role) {
            case CLIENT -> new ClientDetachProviderReturned(binding, status);
            case PROVIDER -> new ProviderDetachClientReturned(binding, status);
        };
    }
}
