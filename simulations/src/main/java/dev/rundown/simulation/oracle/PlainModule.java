package dev.rundown.simulation.oracle;

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
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
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
import java.util.List;
import java.util.Optional;

/// A module that does what its `Manner` says, chooses where that leaves a choice, leaves memory after its wait and when
/// its workers are back, and, as a provider, can call its client while it believes to be attached.
public final class PlainModule implements ActorLogic<PlainModule.State, Message> {
    private static final NpiId NPI = new NpiId("plain");
    private static final NpiId OTHER_NPI = new NpiId("other");
    private static final int WRONG_VERSION = 7;
    /// No registration has this generation.
    private static final int NEVER = 99;

    /// What a client does in its attach callback; a provider knows the first three.
    public enum Attach {
        ACCEPT,
        REFUSE,
        ACCEPT_OR_REFUSE,
        /// Says SUCCESS without having called on (T6).
        LIE,
        /// Returns the opposite of what it was told (T9, T12).
        CONTRADICT
    }

    public enum Detach {
        SUCCESS,
        /// A worker completes, before or after the callback has answered.
        PENDING,
        EITHER
    }

    /// How the module behaves.
    ///
    /// @param attach  in its attach callback
    /// @param detach  in its detach callback
    /// @param context what it lends as its binding context
    /// @param cleanup in its cleanup callback
    public record Manner(Attach attach, Detach detach, Context context, Cleanup cleanup) {
        /// With a context, and a cleanup callback that calls nobody.
        public Manner(Attach attach, Detach detach) {
            this(attach, detach, Context.OWN, Cleanup.QUIET);
        }
    }

    /// What is lent.
    public enum Context {
        OWN,
        NULL
    }

    /// What happens in a cleanup callback.
    public enum Cleanup {
        QUIET,
        /// It registers another client, for an NPI that nobody offers, which is legal (O14).
        CALLS
    }

    /// What the module remembers.
    ///
    /// @param handle  until it leaves
    /// @param bound   the binding of a provider that believes to be attached
    /// @param workers how many of its workers have not come back from a completion
    public record State(Optional<RegistrationHandle> handle, Optional<BindingHandle> bound, int workers) {
        /// As it registered, under another handle or none.
        public State under(Optional<RegistrationHandle> other) {
            return new State(other, bound, workers);
        }

        /// Attached by `binding`, or by none.
        public State boundBy(Optional<BindingHandle> binding) {
            return new State(handle, binding, workers);
        }

        private State workers(int change) {
            return new State(handle, bound, workers + change);
        }
    }

    private record CleaningUp(BindingHandle binding) implements Frame {}

    /// What the module may be told from outside, and what it tells itself.
    public sealed interface Order extends Message {
        /// To register.
        record Register() implements Order {}

        /// To register with a version that nobody knows.
        record RegisterWrongly() implements Order {}

        /// To deregister and wait.
        record Leave() implements Order {}

        /// To wait without having deregistered.
        record WaitOnly() implements Order {}

        /// To deregister a handle that it never had.
        record LeaveUnknown() implements Order {}

        /// To complete a detach that is pending.
        record Complete(BindingHandle binding) implements Order {}

        /// To answer its detach callback.
        record AnswerPending(BindingHandle binding) implements Order {}

        /// To call its client, if it believes to have one.
        record Invoke() implements Order {}
    }

    private final Address self;
    private final Role role;
    private final Manner manner;

    /// The module `self`.
    public PlainModule(Address self, Role role, Manner manner) {
        this.self = self;
        this.role = role;
        this.manner = manner;
    }

    @Override
    public State initial() {
        return new State(Optional.empty(), Optional.empty(), 0);
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Order order -> obey(state, order);
            case ModuleMessage message -> take(state, message, delivery, cells);
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
            case Order.RegisterWrongly _ ->
                Step.to(state).call(Registrar.ADDRESS, registration(role, NPI, WRONG_VERSION), Frame.NONE);
            case Order.WaitOnly _ when state.handle().isEmpty() -> Step.held(state);
            case Order.WaitOnly _ ->
                Step.to(state).call(Registrar.ADDRESS, waiting(state.handle().orElseThrow()), Frame.NONE);
            case Order.LeaveUnknown _ ->
                Step.to(state).call(Registrar.ADDRESS, deregistration(new RegistrationHandle(self, NEVER)), Frame.NONE);
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
        return registration(role, NPI, 0);
    }

    private Message registration(Role as, NpiId npi, int version) {
        var instance = RegistrationInstance.of(npi, new ModuleId(self.name()), NpiSpecificCharacteristics.NONE);
        var context = new ContextPointer(self, "registration");
        return switch (as) {
            case CLIENT ->
                new NmrRegisterClient(new ClientCharacteristics(version, self, self, true, instance), context);
            case PROVIDER ->
                new NmrRegisterProvider(new ProviderCharacteristics(version, self, self, true, instance), context);
        };
    }

    private Step<State> leave(State state, RegistrationHandle handle) {
        return Step.to(state.under(Optional.empty())).call(Registrar.ADDRESS, deregistration(handle), Frame.NONE);
    }

    private Message deregistration(RegistrationHandle handle) {
        return switch (role) {
            case CLIENT -> new NmrDeregisterClient(handle);
            case PROVIDER -> new NmrDeregisterProvider(handle);
        };
    }

    private Message waiting(RegistrationHandle handle) {
        return switch (role) {
            case CLIENT -> new NmrWaitForClientDeregisterComplete(handle);
            case PROVIDER -> new NmrWaitForProviderDeregisterComplete(handle);
        };
    }

    private Message complete(BindingHandle binding) {
        return switch (role) {
            case CLIENT -> new NmrClientDetachProviderComplete(binding);
            case PROVIDER -> new NmrProviderDetachClientComplete(binding);
        };
    }

    private Step<State> take(State state, ModuleMessage message, Delivery<Message> delivery, Cells cells) {
        return switch (message) {
            case NmrRegisterClientReturned _
            when delivery.frame() instanceof CleaningUp frame -> Step.to(state).reply(cleaned(frame.binding()));
            case NmrRegisterClientReturned m -> registered(state, m.client(), m.status());
            case NmrRegisterProviderReturned m -> registered(state, m.provider(), m.status());
            case NmrDeregisterClientReturned m -> deregistered(state, m.client(), m.status());
            case NmrDeregisterProviderReturned m -> deregistered(state, m.provider(), m.status());
            case NmrWaitForProviderDeregisterCompleteReturned m
            when m.status() == NtStatus.STATUS_SUCCESS -> leaveMemory(state);
            case NmrWaitForProviderDeregisterCompleteReturned _, NmrWaitForClientDeregisterCompleteReturned _ ->
                Step.to(state);
            case ClientAttachProvider m -> clientAttach(state, m.binding(), cells);
            case NmrClientAttachProviderReturned m -> Step.to(state).reply(passOn(m));
            case ProviderAttachClient m -> providerAttach(state, m.binding(), cells);
            case ClientDetachProvider m -> detach(state, m.binding(), cells);
            case ProviderDetachClient m -> detach(state.boundBy(Optional.empty()), m.binding(), cells);
            case ClientCleanupBindingContext m -> cleanUp(state, m.binding());
            case ProviderCleanupBindingContext m -> cleanUp(state, m.binding());
            case NmrClientDetachProviderCompleteReturned _, NmrProviderDetachClientCompleteReturned _ ->
                Step.to(state.workers(-1));
        };
    }

    private Step<State> registered(State state, RegistrationHandle handle, NtStatus status) {
        return status.isError() ? Step.to(state) : Step.to(state.under(Optional.of(handle)));
    }

    /// Who is told SUCCESS has nothing to wait for.
    private Step<State> deregistered(State state, RegistrationHandle handle, NtStatus status) {
        if (status == NtStatus.STATUS_PENDING) {
            return Step.to(state).call(Registrar.ADDRESS, waiting(handle), Frame.NONE);
        }
        return status == NtStatus.STATUS_SUCCESS && role == Role.PROVIDER ? leaveMemory(state) : Step.to(state);
    }

    /// Not while a worker runs in its code.
    private Step<State> leaveMemory(State state) {
        return state.workers() > 0 ? Step.held(state) : Step.to(state).happened(gone());
    }

    private Step<State> cleanUp(State state, BindingHandle binding) {
        return switch (manner.cleanup()) {
            case QUIET -> Step.to(state).reply(cleaned(binding));
            case CALLS ->
                Step.to(state)
                        .call(Registrar.ADDRESS, registration(Role.CLIENT, OTHER_NPI, 0), new CleaningUp(binding));
        };
    }

    private Message cleaned(BindingHandle binding) {
        return switch (role) {
            case CLIENT -> new ClientCleanupBindingContextReturned(binding);
            case PROVIDER -> new ProviderCleanupBindingContextReturned(binding);
        };
    }

    private ContextPointer context() {
        return switch (manner.context()) {
            case OWN -> new ContextPointer(self, "binding");
            case NULL -> ContextPointer.nullOf(self);
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
        var context = context();
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
        var context = context();
        return Step.to(state.boundBy(Optional.of(binding)))
                .reply(new ProviderAttachClientReturned(
                        binding, NtStatus.STATUS_SUCCESS, Optional.of(context), Optional.empty()));
    }

    private Step<State> detach(State state, BindingHandle binding, Cells cells) {
        boolean success = manner.detach() == Detach.SUCCESS
                || (manner.detach() == Detach.EITHER && cells.choose("detach", 2) == 0);
        return success
                ? Step.to(state).reply(detached(binding, NtStatus.STATUS_SUCCESS))
                : Step.to(state.workers(1))
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
