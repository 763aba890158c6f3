package dev.rundown.simulation.stage;

import dev.rundown.actor.Message;
import java.util.ArrayList;
import java.util.List;

/// What the administrator is told.
///
/// @param orders still to be carried out on this lane, in order
public record AdministratorMessage(List<Order> orders) implements Message {
    public AdministratorMessage {
        orders = List.copyOf(orders);
    }

    /// The orders in few words, as they are carried out when each succeeds.
    public String words() {
        var words = new ArrayList<String>();
        for (int i = 0; i < orders.size(); i++) {
            words.add(orders.get(i).words());
            i += orders.get(i) instanceof Order.Give it ? it.afterSuccess() : 0;
        }
        return String.join(", ", words);
    }

    /// Without the first `count` orders.
    AdministratorMessage without(int count) {
        return new AdministratorMessage(orders.subList(count, orders.size()));
    }
}
