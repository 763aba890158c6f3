package dev.rundown.simulation.stage;

import dev.rundown.actor.Message;
import java.util.List;
import java.util.stream.Collectors;

/// What the administrator is told.
///
/// @param orders still to be carried out on this lane, in order
public record AdministratorMessage(List<Order> orders) implements Message {
    public AdministratorMessage {
        orders = List.copyOf(orders);
    }

    /// The orders in few words.
    public String words() {
        return orders.stream().map(Order::words).collect(Collectors.joining(", "));
    }

    AdministratorMessage rest() {
        return new AdministratorMessage(orders.subList(1, orders.size()));
    }
}
