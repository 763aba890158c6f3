package dev.rundown.simulation.fault;

import dev.rundown.actor.Address;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Event;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.simulation.rule.PassiveCall;
import java.util.Optional;

/// One way to go wrong: what is done to the effects of an actor at a point.
///
/// A fault begins when the point is passed (its *occasion*), and then changes effects about the same subject until it
/// ends.
sealed interface Fault {
    /// What the fault is about when `delivery` passes its point; empty when it does not pass it.
    Optional<String> occasion(Delivery<?> delivery);

    /// What the fault is about when `effect` passes its point; empty when it does not pass it.
    Optional<String> occasion(Effect effect);

    /// Whether `effect` is of a kind that this fault changes or ends with, whatever it is about.
    boolean mayChange(Effect effect);

    /// What is done instead of `effect`, for a subject for which the fault has begun; empty when nothing is changed.
    Optional<Effect> instead(Effect effect, String subject);

    /// What happens besides, when `effect` is changed.
    default Optional<Event> besides(Effect effect, Lane lane) {
        return Optional.empty();
    }

    /// Whether `effect` is the last one that this fault could have changed.
    boolean endsWith(Effect effect);

    /// A call that needs PASSIVE_LEVEL is made at DISPATCH_LEVEL: `level: dispatch`.
    ///
    /// @param self who calls
    /// @param call the routine's name
    record AtDispatch(Address self, String call) implements Fault {
        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return Optional.empty();
        }

        @Override
        public Optional<String> occasion(Effect effect) {
            return effect instanceof Effect.Call it
                            && it.message().getClass().getSimpleName().equals(call)
                    ? Optional.of(call)
                    : Optional.empty();
        }

        @Override
        public Optional<Effect> instead(Effect effect, String subject) {
            return occasion(effect).map(_ -> effect);
        }

        @Override
        public Optional<Event> besides(Effect effect, Lane lane) {
            return Optional.of(new PassiveCall(self, lane, call));
        }

        @Override
        public boolean mayChange(Effect effect) {
            return occasion(effect).isPresent();
        }

        @Override
        public boolean endsWith(Effect effect) {
            return occasion(effect).isPresent();
        }
    }

    /// An extension leaves memory without waiting for its registrations: `skip: wait-deregister` at `unload`.
    record SkipWait() implements Fault {
        private static final String UNLOAD = "unload";

        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return Optional.empty();
        }

        @Override
        public Optional<String> occasion(Effect effect) {
            return instead(effect, UNLOAD).map(_ -> UNLOAD);
        }

        @Override
        public Optional<Effect> instead(Effect effect, String subject) {
            return effect instanceof Effect.Call(var _, NmrWaitForProviderDeregisterComplete wait, var frame)
                    ? Optional.of(new Effect.Continue(
                            new NmrWaitForProviderDeregisterCompleteReturned(wait.provider(), NtStatus.STATUS_SUCCESS),
                            frame))
                    : Optional.empty();
        }

        @Override
        public boolean mayChange(Effect effect) {
            return endsWith(effect);
        }

        @Override
        public boolean endsWith(Effect effect) {
            return effect instanceof Effect.Happened(Gone _);
        }
    }

    /// A call is not made, and its caller goes on as if it had answered this status.
    ///
    /// @param point  the name of the call
    /// @param status `STATUS_SUCCESS` for a wait that is left out
    record NotCalled(String point, NtStatus status) implements Fault {
        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return Optional.empty();
        }

        @Override
        public Optional<String> occasion(Effect effect) {
            return instead(effect, point).map(_ -> point);
        }

        @Override
        public boolean mayChange(Effect effect) {
            return instead(effect, point).isPresent();
        }

        @Override
        public Optional<Effect> instead(Effect effect, String subject) {
            return effect instanceof Effect.Call(var _, RegistrarMessage message, var frame)
                            && message.getClass().getSimpleName().equals(point)
                    ? answer(message).map(it -> new Effect.Continue(it, frame))
                    : Optional.empty();
        }

        private Optional<Message> answer(RegistrarMessage message) {
            return switch (message) {
                case NmrRegisterProvider m ->
                    Optional.of(new NmrRegisterProviderReturned(
                            new RegistrationHandle(m.characteristics().module(), 0), status));
                case NmrRegisterClient m ->
                    Optional.of(new NmrRegisterClientReturned(
                            new RegistrationHandle(m.characteristics().module(), 0), status));
                case NmrWaitForClientDeregisterComplete m ->
                    Optional.of(new NmrWaitForClientDeregisterCompleteReturned(m.client(), status));
                case NmrClientAttachProvider m ->
                    Optional.of(new NmrClientAttachProviderReturned(
                            m.binding(), status, Optional.empty(), Optional.empty()));
                default -> Optional.empty(); // The table of faults has this at no other call.
            };
        }

        @Override
        public boolean endsWith(Effect effect) {
            return mayChange(effect);
        }
    }

    /// A detach callback answers `STATUS_PENDING` and nobody ever completes it.
    ///
    /// @param side whose callback
    record PendingForever(Side side) implements Fault {
        /// Which of the two detach callbacks.
        enum Side {
            CLIENT,
            PROVIDER
        }

        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return switch (delivery.message()) {
                case ModuleMessage.ProviderDetachClient m when side == Side.PROVIDER -> subject(m.binding());
                case ModuleMessage.ClientDetachProvider m when side == Side.CLIENT -> subject(m.binding());
                default -> Optional.empty(); // Every other message passes another point, or none.
            };
        }

        @Override
        public Optional<String> occasion(Effect effect) {
            return Optional.empty();
        }

        @Override
        public Optional<Effect> instead(Effect effect, String subject) {
            return switch (effect) {
                case Effect.Return(ProviderDetachClientReturned m)
                when isAbout(m.binding(), subject, Side.PROVIDER) ->
                    Optional.of(
                            new Effect.Return(new ProviderDetachClientReturned(m.binding(), NtStatus.STATUS_PENDING)));
                case Effect.Return(ClientDetachProviderReturned m)
                when isAbout(m.binding(), subject, Side.CLIENT) ->
                    Optional.of(
                            new Effect.Return(new ClientDetachProviderReturned(m.binding(), NtStatus.STATUS_PENDING)));
                case Effect.Call(var _, NmrProviderDetachClientComplete m, Frame frame)
                when isAbout(m.binding(), subject, Side.PROVIDER) ->
                    Optional.of(new Effect.Continue(new NmrProviderDetachClientCompleteReturned(m.binding()), frame));
                case Effect.Call(var _, NmrClientDetachProviderComplete m, Frame frame)
                when isAbout(m.binding(), subject, Side.CLIENT) ->
                    Optional.of(new Effect.Continue(new NmrClientDetachProviderCompleteReturned(m.binding()), frame));
                case Effect.Call _,
                        Effect.Return _,
                        Effect.Continue _,
                        Effect.Start _,
                        Effect.Put<?> _,
                        Effect.Happened _ -> Optional.empty();
            };
        }

        @Override
        public boolean mayChange(Effect effect) {
            return switch (effect) {
                case Effect.Return it ->
                    it.message() instanceof ProviderDetachClientReturned
                            || it.message() instanceof ClientDetachProviderReturned;
                case Effect.Call it ->
                    it.message() instanceof NmrProviderDetachClientComplete
                            || it.message() instanceof NmrClientDetachProviderComplete;
                case Effect.Continue _, Effect.Start _, Effect.Put<?> _, Effect.Happened _ -> false;
            };
        }

        private boolean isAbout(BindingHandle binding, String subject, Side of) {
            return side == of && binding.toString().equals(subject);
        }

        private static Optional<String> subject(BindingHandle binding) {
            return Optional.of(binding.toString());
        }

        /// Nobody completes it, ever.
        @Override
        public boolean endsWith(Effect effect) {
            return false;
        }
    }
}
