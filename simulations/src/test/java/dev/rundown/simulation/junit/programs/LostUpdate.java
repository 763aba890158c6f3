package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Two tellers ask for a balance, add to what they are told, and write it back.
class LostUpdate {
    sealed interface Account {
        record Read(ActorRef<Integer> replyTo) implements Account {}

        record Write(int balance) implements Account {}

        record Add(int amount) implements Account {}
    }

    sealed interface Teller {
        record Deposit(int amount) implements Teller {}

        record Balance(int amount, int before) implements Teller {}

        record Failed(String why) implements Teller {}
    }

    static Behavior<Account> account(int balance) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Account.Read(var replyTo) -> {
                replyTo.tell(balance);
                yield Behaviors.same();
            }
            case Account.Write(var written) -> account(written);
            case Account.Add(var amount) -> account(balance + amount);
        });
    }

    static Behavior<Teller> readingTeller(ActorRef<Account> account) {
        return Behaviors.receive((context, message) -> {
            switch (message) {
                case Teller.Deposit(var amount) ->
                    context.ask(
                            Integer.class,
                            account,
                            Duration.ofSeconds(3),
                            Account.Read::new,
                            (balance, failure) -> failure == null
                                    ? new Teller.Balance(amount, balance)
                                    : new Teller.Failed("no answer"));
                case Teller.Balance(var amount, var before) -> account.tell(new Account.Write(before + amount));
                case Teller.Failed _ -> {}
            }
            return Behaviors.same();
        });
    }

    static Behavior<Teller> addingTeller(ActorRef<Account> account) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Teller.Deposit(var amount)) {
                account.tell(new Account.Add(amount));
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        var account = sim.spawn("account", account(0));
        deposit(sim, account, readingTeller(account));
    }

    @RaceTest
    void repaired(Sim sim) {
        var account = sim.spawn("account", account(0));
        deposit(sim, account, addingTeller(account));
    }

    private static void deposit(Sim sim, ActorRef<Account> account, Behavior<Teller> teller) {
        var anna = sim.spawn("anna", teller);
        var ben = sim.spawn("ben", teller);
        Probe<Integer> balance = sim.probe("auditor");

        sim.concurrently(() -> sim.tell(anna, new Teller.Deposit(10)), () -> sim.tell(ben, new Teller.Deposit(20)));
        sim.tell(account, new Account.Read(balance.ref()));

        sim.inTheEnd(
                "both deposits are in the account", () -> balance.received().contains(30));
    }
}
