package org.example;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Races that are run by [RaceTestsOnJunit6Test], because some of them have to fail.
class Accounts {
    sealed interface Account {}

    record Read(ActorRef<Integer> replyTo) implements Account {}

    record Write(int balance) implements Account {}

    record Add(int amount) implements Account {}

    private static Behavior<Account> account(int balance) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Read(var replyTo) -> {
                replyTo.tell(balance);
                yield Behaviors.same();
            }
            case Write(var written) -> account(written);
            case Add(var amount) -> account(balance + amount);
        });
    }

    /// Reads, then writes what it has made of it.
    private static Behavior<Integer> teller(ActorRef<Account> account, int amount) {
        return Behaviors.setup(context -> {
            account.tell(new Read(context.getSelf()));
            return Behaviors.receiveMessage(balance -> {
                account.tell(new Write(balance + amount));
                return Behaviors.stopped();
            });
        });
    }

    @RaceTest
    void lost_update(Sim sim) {
        var account = sim.spawn("account", account(0));
        sim.spawn("anna", teller(account, 10));
        sim.spawn("ben", teller(account, 20));
        balanceIs30(sim, account);
    }

    @RaceTest
    void added(Sim sim) {
        var account = sim.spawn("account", account(0));
        sim.concurrently(() -> sim.tell(account, new Add(10)), () -> sim.tell(account, new Add(20)));
        balanceIs30(sim, account);
    }

    private static void balanceIs30(Sim sim, ActorRef<Account> account) {
        Probe<Integer> auditor = sim.probe("auditor");
        sim.settle();
        sim.tell(account, new Read(auditor.ref()));
        sim.inTheEnd("both are in the account", () -> auditor.received().contains(30));
    }

    @RaceTest("@pending-forever")
    void scenario() {}

    @RaceTest(strategy = "dporr")
    void misspelt(Sim sim) {
        sim.spawn("nobody", Behaviors.<String>ignore());
    }
}
