package dev.rundown.simulation.driver;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NpiId;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.ProviderCharacteristics;
import dev.rundown.registrar.Registrar;
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
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import java.util.Optional;

/// A network module as small as can be, with the ways of detaching that matter to a search.
public final class SmallModule implements ActorLogic<SmallModule.State, Message> {
    private static final NpiId NPI = new NpiId("small");

    public enum Detach {
        SUCCESS,
        /// A worker completes, before or after the callback has answered.
        PENDING,
        /// The completion is forgotten: breaks NMR003.
        NEVER,
        /// The worker completes twice: breaks NMR004.
        TWICE,
        /// Either `SUCCESS` or `PENDING`.
        EITHER
    }

    public enum Attach {
        ACCEPT,
        REFUSE
    }

    record State(Optional<RegistrationHandle> handle) {}

    sealed interface Order extends Message {
        record Register() implements Order {}

        /// Waits until it is registered, deregisters, and waits for the end.
        record Deregister() implements Order {}

        /// One after the other.
        record RegisterAndDeregister() implements Order {}

        record Complete(BindingHandle binding, int times) implements Order {}

        record AnswerPending(BindingHandle binding) implements Order {}
    }

    private record Registering(boolean thenDeregister) implements Frame {}

    private record Waiting() implements Frame {}

    private record Completing(BindingHandle binding, int times) implements Frame {}

    private final Address self;
    private final Role role;
    private final Attach attach;
    private final Detach detach;

    SmallModule(Address self, Role role, Attach attach, Detach detach) {
        this.self = self;
        this.role = role;
        this.attach = attach;
        this.detach = detach;
    }

    @Override
    public State initial() {
        return new State(Optional.empty());
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Order order -> obey(state, order);
            case ModuleMessage message -> take(state, message, delivery, cells);
            default -> throw new IllegalArgumentException(delivery.toString());
        };
    }

    private Step<State> obey(State state, Order order) {
        return switch (order) {
            case Order.Register _ -> register(state, false);
            case Order.RegisterAndDeregister _ -> register(state, true);
            case Order.Deregister _ -> state.handle().isPresent() ? deregister(state) : Step.held(state);
            case Order.AnswerPending(var binding) -> Step.to(state).reply(detached(binding, NtStatus.STATUS_PENDING));
            case Order.Complete(var binding, var times) ->
                Step.to(state).call(Registrar.ADDRESS, complete(binding), new Completing(binding, times - 1));
        };
    }

    private Step<State> register(State state, boolean thenDeregister) {
        var instance = RegistrationInstance.of(NPI, new ModuleId(self.name()), NpiSpecificCharacteristics.NONE);
        var context = new ContextPointer(self, "registration");
        return Step.to(state)
                .call(
                        Registrar.ADDRESS,
                        switch (role) {
                            case CLIENT ->
                                new NmrRegisterClient(
                                        new ClientCharacteristics(0, self, self, true, instance), context);
                            case PROVIDER ->
                                new NmrRegisterProvider(
                                        new ProviderCharacteristics(0, self, self, true, instance), context);
                        },
                        new Registering(thenDeregister));
    }

    private Step<State> deregister(State state) {
        var handle = state.handle().orElseThrow();
        return Step.to(new State(Optional.empty()))
                .call(
                        Registrar.ADDRESS,
                        role == Role.CLIENT ? new NmrDeregisterClient(handle) : new NmrDeregisterProvider(handle),
                        new Waiting());
    }

    private Message complete(BindingHandle binding) {
        return role == Role.CLIENT
                ? new NmrClientDetachProviderComplete(binding)
                : new NmrProviderDetachClientComplete(binding);
    }

    private Step<State> take(State state, ModuleMessage message, Delivery<Message> delivery, Cells cells) {
        return switch (message) {
            case NmrRegisterClientReturned m -> registered(m.client(), delivery.frame());
            case NmrRegisterProviderReturned m -> registered(m.provider(), delivery.frame());
            case NmrDeregisterClientReturned m ->
                Step.to(state).call(Registrar.ADDRESS, new NmrWaitForClientDeregisterComplete(m.client()), Frame.NONE);
            case NmrDeregisterProviderReturned m ->
                Step.to(state)
                        .call(Registrar.ADDRESS, new NmrWaitForProviderDeregisterComplete(m.provider()), Frame.NONE);
            case ClientAttachProvider m ->
                attach == Attach.REFUSE
                        ? Step.to(state)
                                .reply(new ClientAttachProviderReturned(m.binding(), NtStatus.STATUS_NOINTERFACE))
                        : Step.to(state)
                                .call(
                                        Registrar.ADDRESS,
                                        new NmrClientAttachProvider(m.binding(), context(), Optional.empty()),
                                        Frame.NONE);
            case NmrClientAttachProviderReturned m ->
                Step.to(state).reply(new ClientAttachProviderReturned(m.binding(), m.status()));
            case ProviderAttachClient m -> Step.to(state).reply(answer(m.binding()));
            case ClientDetachProvider m -> detach(state, m.binding(), cells);
            case ProviderDetachClient m -> detach(state, m.binding(), cells);
            case ClientCleanupBindingContext m ->
                Step.to(state).reply(new ClientCleanupBindingContextReturned(m.binding()));
            case ProviderCleanupBindingContext m ->
                Step.to(state).reply(new ProviderCleanupBindingContextReturned(m.binding()));
            default ->
                delivery.frame() instanceof Completing(var binding, var times) && times > 0
                        ? Step.to(state).call(Registrar.ADDRESS, complete(binding), new Completing(binding, times - 1))
                        : Step.to(state);
        };
    }

    private Step<State> registered(RegistrationHandle handle, Frame frame) {
        var state = new State(Optional.of(handle));
        return frame instanceof Registering(var then) && then ? deregister(state) : Step.to(state);
    }

    private ContextPointer context() {
        return new ContextPointer(self, "binding");
    }

    private Message answer(BindingHandle binding) {
        return attach == Attach.REFUSE
                ? new ProviderAttachClientReturned(
                        binding, NtStatus.STATUS_ACCESS_DENIED, Optional.empty(), Optional.empty())
                : new ProviderAttachClientReturned(
                        binding, NtStatus.STATUS_SUCCESS, Optional.of(context()), Optional.empty());
    }

    private Step<State> detach(State state, BindingHandle binding, Cells cells) {
        return switch (detach) {
            case SUCCESS -> Step.to(state).reply(detached(binding, NtStatus.STATUS_SUCCESS));
            case PENDING -> pending(state, binding, 1);
            case TWICE -> pending(state, binding, 2);
            case NEVER -> Step.to(state).reply(detached(binding, NtStatus.STATUS_PENDING));
            case EITHER ->
                cells.choose("detach", 2) == 0
                        ? Step.to(state).reply(detached(binding, NtStatus.STATUS_SUCCESS))
                        : pending(state, binding, 1);
        };
    }

    /// The answer is a step of its own: the worker may be quicker.
    private Step<State> pending(State state, BindingHandle binding, int times) {
        return Step.to(state)
                .start(new Lane("W/" + self + "/" + binding), self, new Order.Complete(binding, times), Frame.NONE)
                .then(new Order.AnswerPending(binding), Frame.NONE);
    }

    private Message detached(BindingHandle binding, NtStatus status) {
        return role == Role.CLIENT
                ? new ClientDetachProviderReturned(binding, status)
                : new ProviderDetachClientReturned(binding, status);
    }
}
