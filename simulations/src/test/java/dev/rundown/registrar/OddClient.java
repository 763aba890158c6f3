package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.util.ArrayList;
import java.util.Optional;

/// A plain client that does one thing in its own way.
sealed interface OddClient extends ActorLogic<PlainModule.State, Message> {
    /// The plain client `c`.
    static PlainModule plain(Detach detach) {
        return new PlainModule(new Address("c"), Role.CLIENT, new Manner(Attach.ACCEPT, detach));
    }

    PlainModule inner();

    @Override
    default PlainModule.State initial() {
        return inner().initial();
    }

    /// Its attach calls may be failed by the registrar itself, which has no memory: the call does not take place.
    record Unlucky(PlainModule inner) implements OddClient {
        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            var step = inner.receive(state, delivery, cells);
            var effects = new ArrayList<Effect>();
            for (var effect : step.effects()) {
                effects.add(
                        effect instanceof Effect.Call(var _, NmrClientAttachProvider it, var frame)
                                ? new Effect.Continue(failed(it.binding()), frame)
                                : effect);
            }
            return new Step<>(step.state(), effects, step.held());
        }

        private static Message failed(BindingHandle binding) {
            return new NmrClientAttachProviderReturned(
                    binding, NtStatus.STATUS_NO_MEMORY, Optional.empty(), Optional.empty());
        }
    }

    /// It deregisters `leaving` in its `callback` for a binding of `inside`, then answers as usual.
    ///
    /// @param callback the type of the callback
    record DeregistersInside(
            PlainModule inner,
            Class<? extends ModuleMessage> callback,
            RegistrationHandle inside,
            RegistrationHandle leaving)
            implements OddClient {
        private record Interrupted(Message callback) implements Frame {}

        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            if (callback.isInstance(delivery.message())
                    && client(delivery.message()).equals(inside)) {
                return Step.to(state)
                        .call(Registrar.ADDRESS, new NmrDeregisterClient(leaving), new Interrupted(delivery.message()));
            }
            if (delivery.frame() instanceof Interrupted(var callback)
                    && delivery.message() instanceof NmrDeregisterClientReturned it) {
                var left = inside.equals(leaving) ? Optional.<RegistrationHandle>empty() : Optional.of(inside);
                var now = it.status().isError() ? state : state.under(left);
                return inner.receive(
                        now, new Delivery<>(delivery.lane(), delivery.from(), callback, Frame.NONE), cells);
            }
            return inner.receive(state, delivery, cells);
        }

        private static RegistrationHandle client(Message callback) {
            return switch (callback) {
                case ClientAttachProvider it -> it.binding().client();
                case ClientDetachProvider it -> it.binding().client();
                default -> throw new IllegalArgumentException("no callback that is interrupted: " + callback);
            };
        }
    }

    /// It wants one provider and refuses all others with `STATUS_NOINTERFACE`.
    ///
    /// @param reserves it remembers its choice before it calls on, not when the call has returned
    record Choosy(PlainModule inner, boolean reserves) implements OddClient {
        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            return switch (delivery.message()) {
                case ClientAttachProvider it
                when state.bound().isPresent() ->
                    Step.to(state).reply(new ClientAttachProviderReturned(it.binding(), NtStatus.STATUS_NOINTERFACE));
                case ClientAttachProvider it
                when reserves -> inner.receive(taking(state, it.binding()), delivery, cells);
                case NmrClientAttachProviderReturned it
                when it.status() == NtStatus.STATUS_SUCCESS ->
                    inner.receive(taking(state, it.binding()), delivery, cells);
                case NmrClientAttachProviderReturned _ -> inner.receive(without(state), delivery, cells);
                case ClientDetachProvider it
                when state.bound().equals(Optional.of(it.binding())) -> inner.receive(without(state), delivery, cells);
                default -> inner.receive(state, delivery, cells);
            };
        }

        private static PlainModule.State taking(PlainModule.State state, BindingHandle binding) {
            return state.boundBy(Optional.of(binding));
        }

        private static PlainModule.State without(PlainModule.State state) {
            return state.boundBy(Optional.empty());
        }
    }

    /// It takes every provider and keeps a context for each binding.
    record ContextEach(PlainModule inner) implements OddClient {
        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            var step = inner.receive(state, delivery, cells);
            var effects = new ArrayList<Effect>();
            for (var effect : step.effects()) {
                effects.add(
                        effect instanceof Effect.Call(var to, NmrClientAttachProvider it, var frame)
                                ? new Effect.Call(
                                        to,
                                        new NmrClientAttachProvider(
                                                it.binding(), of(it.binding()), it.clientDispatch()),
                                        frame)
                                : effect);
            }
            return new Step<>(step.state(), effects, step.held());
        }

        /// The context of `binding`.
        static ContextPointer of(BindingHandle binding) {
            return new ContextPointer(binding.client().module(), "for " + binding.provider());
        }
    }
}
