package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.simulation.rule.Observed;
import java.util.Optional;

/// What goes wrong where a module is called back.
sealed interface CallbackFault extends Deed {
    /// The callback, as `netioddk.h` has it.
    String point();

    @Override
    default Optional<String> occasion(Delivery<?> delivery) {
        return delivery.message() instanceof ModuleMessage m
                        && m.getClass().getSimpleName().equals(point())
                ? Observed.callback(m).map(BindingHandle::toString)
                : Optional.empty();
    }

    /// The callback does not arrive, and nobody answers it.
    record Lost(String point) implements CallbackFault {
        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            return Step.to(state).then(delivery.message(), delivery.frame()); // Where it stays.
        }

        @Override
        public boolean isForEver() {
            return true;
        }
    }

    /// The callback arrives a second time, on a thread of its own. Nobody waits for that answer.
    ///
    /// @param self whom it comes to
    record Twice(String point, Address self) implements CallbackFault {
        private static final String SECOND = "second ";

        @Override
        public Optional<String> occasion(Delivery<?> delivery) {
            return delivery.lane().name().startsWith(SECOND)
                    ? Optional.empty()
                    : CallbackFault.super.occasion(delivery);
        }

        @Override
        public <S> Step<S> seen(Step<S> step, Lane lane) {
            return lane.name().startsWith(SECOND)
                    ? new Step<>(
                            step.state(),
                            step.effects().stream()
                                    .filter(it -> !(it instanceof Effect.Return))
                                    .toList(),
                            step.held())
                    : step;
        }

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            var step = inner.receive(state, delivery, cells);
            var binding = occasion(delivery).orElseThrow();
            return step.held()
                    ? step
                    : step.start(new Lane(SECOND + point + " of " + binding), self, delivery.message(), Frame.NONE);
        }
    }

    /// The module deregisters what the callback is about before it does what it should.
    ///
    /// @param isClient whose registration it is
    record DeregistersInside(String point, boolean isClient) implements CallbackFault {
        /// What is done afterwards.
        private record Inside(Message callback, Frame frame) implements Frame {}

        @Override
        public <S, M extends Message> Step<S> instead(
                S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells) {
            var binding = Observed.callback((ModuleMessage) (Message) delivery.message())
                    .orElseThrow();
            return Step.to(state)
                    .call(
                            Registrar.ADDRESS,
                            isClient
                                    ? new NmrDeregisterClient(binding.client())
                                    : new NmrDeregisterProvider(binding.provider()),
                            new Inside(delivery.message(), delivery.frame()));
        }

        @Override
        @SuppressWarnings("unchecked") // It is the message that this logic was to receive before.
        public <M extends Message> Delivery<M> meant(Delivery<M> delivery) {
            boolean isBack = delivery.message() instanceof NmrDeregisterClientReturned
                    || delivery.message() instanceof NmrDeregisterProviderReturned;
            return isBack && delivery.frame() instanceof Inside(var callback, var frame)
                    ? new Delivery<>(delivery.lane(), Registrar.ADDRESS, (M) callback, frame)
                    : delivery;
        }
    }
}
