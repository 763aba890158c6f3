package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A session translates what the bank says with a message adapter, and ends at logout.
class AdapterAfterStop {
    record Pay(int amount, ActorRef<Receipt> replyTo) {}

    record Receipt(int amount) {}

    sealed interface Session {
        record Buy(int amount) implements Session {}

        record Logout() implements Session {}

        record Paid(Receipt receipt) implements Session {}
    }

    static Behavior<Pay> bank() {
        return Behaviors.receiveMessage(pay -> {
            pay.replyTo().tell(new Receipt(pay.amount()));
            return Behaviors.same();
        });
    }

    static Behavior<Session> session(ActorRef<Pay> bank, ActorRef<Receipt> customer, boolean waits) {
        return Behaviors.setup(context -> {
            var receipts = context.messageAdapter(Receipt.class, Session.Paid::new);
            return open(bank, receipts, customer, waits, 0);
        });
    }

    private static Behavior<Session> open(
            ActorRef<Pay> bank, ActorRef<Receipt> receipts, ActorRef<Receipt> customer, boolean waits, int owed) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Session.Buy(var amount) -> {
                bank.tell(new Pay(amount, receipts));
                yield open(bank, receipts, customer, waits, owed + 1);
            }
            case Session.Paid(var receipt) -> {
                customer.tell(receipt);
                yield open(bank, receipts, customer, waits, owed - 1);
            }
            case Session.Logout _ -> waits && owed > 0 ? closing(customer, owed) : Behaviors.stopped();
        });
    }

    private static Behavior<Session> closing(ActorRef<Receipt> customer, int owed) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Session.Paid(var receipt)) {
                customer.tell(receipt);
                return owed == 1 ? Behaviors.stopped() : closing(customer, owed - 1);
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        buy(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        buy(sim, true);
    }

    private static void buy(Sim sim, boolean waits) {
        Probe<Receipt> customer = sim.probe("customer");
        var bank = sim.spawn("bank", bank());
        var session = sim.spawn("session", session(bank, customer.ref(), waits));

        sim.tell(session, new Session.Buy(7));
        sim.tell(session, new Session.Logout());

        sim.eventually("who pays gets a receipt", () -> customer.received().contains(new Receipt(7)));
    }
}
