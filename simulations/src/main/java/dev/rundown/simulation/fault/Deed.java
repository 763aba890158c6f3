package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import java.util.Optional;

/// What a fault does instead of what a delivery asks for.
interface Deed {
    /// What it would be about when `delivery` passes its point; empty when it does not pass it.
    Optional<String> occasion(Delivery<?> delivery);

    /// What the actor is to make of `delivery`: a callback that it put off, once what it did instead has returned.
    default <M extends Message> Delivery<M> meant(Delivery<M> delivery) {
        return delivery;
    }

    /// What of `step`, taken on `lane`, others get to see.
    default <S> Step<S> seen(Step<S> step, Lane lane) {
        return step;
    }

    /// Whether the delivery stays where it is for ever.
    default boolean isForEver() {
        return false;
    }

    /// What is done instead. It performs at most the operation that the delivery would have performed.
    <S, M extends Message> Step<S> instead(S state, Delivery<M> delivery, ActorLogic<S, M> inner, Cells cells);
}
