package dev.rundown.simulation.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.scenario.Bundled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.Test;

/// The guide to `@RaceTest`: its code is this code.
class GuideTest {
    static final String HAPPY = Bundled.find("@happy-path").text();

    sealed interface Account {}

    record Read(ActorRef<Integer> replyTo) implements Account {}

    record Add(int amount) implements Account {}

    record Deposit(int amount) {}

    private static Behavior<Account> account(int balance) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Add(var amount) -> account(balance + amount);
            case Read(var replyTo) -> {
                replyTo.tell(balance);
                yield Behaviors.same();
            }
        });
    }

    private static Behavior<Deposit> teller(ActorRef<Account> account) {
        return Behaviors.receiveMessage(deposit -> {
            account.tell(new Add(deposit.amount()));
            return Behaviors.same();
        });
    }

    // begin deposits
    @RaceTest
    void deposits(Sim sim) {
        var account = sim.spawn("account", account(0));
        var anna = sim.spawn("anna", teller(account));
        var ben = sim.spawn("ben", teller(account));
        Probe<Integer> auditor = sim.probe("auditor");

        sim.concurrently(() -> sim.tell(anna, new Deposit(10)), () -> sim.tell(ben, new Deposit(20)));
        sim.tell(account, new Read(auditor.ref()));

        sim.inTheEnd(
                "both deposits are in the account", () -> auditor.received().contains(30));
    }
    // end deposits

    // begin scenarios
    @RaceTest("@pending-forever")
    void theBundledScenarioKeepsItsPromise() {}

    @RaceTest(value = "classpath:guide.rundown.yaml", strategy = RaceTest.EXHAUSTIVE)
    void theFileKeepsItsPromise() {}

    @RaceTest(field = "HAPPY")
    void theTextKeepsItsPromise() {}
    // end scenarios

    @Test
    void the_guide_shows_this_code() throws IOException {
        var root = Path.of("..").toRealPath();
        var guide = Files.readString(root.resolve("docs/race-test.md"));
        var quotes = Pattern.compile("<!-- code: (\\S+) (\\S+) -->\\n```java\\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);

        int seen = 0;
        while (quotes.find()) {
            var source = Files.readString(root.resolve(quotes.group(1)));
            var mark = " " + quotes.group(2) + "\n";
            var code = source.substring(
                    source.indexOf("// begin" + mark) + "// begin".length() + mark.length(),
                    source.indexOf("    // end" + mark));
            assertThat(quotes.group(3)).isEqualTo(code.indent(-4));
            seen++;
        }
        assertThat(seen).isEqualTo(2);
    }
}
