package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.LogicBehavior;
import dev.rundown.actor.Message;
import dev.rundown.simulation.live.LiveSystem;
import dev.rundown.simulation.live.LiveSystem.Member;
import dev.rundown.simulation.live.Recorder;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import dev.rundown.simulation.oracle.PlainModule.Order;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The legal cells once more, on real actors and threads: modules that choose from a seed, lanes that meet as the
/// operating system has it.
class LiveCoverageTest {
    private static final Address OUTSIDE = new Address("admin");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> PROVIDERS = List.of("p.hook", "q.hook");
    private static final List<String> CLIENTS = List.of("c", "d");
    /// Some hundreds of them are enough; so many only so that no machine's scheduler can make the test fail.
    private static final int MOST_ROUNDS = 20_000;

    private final Coverage coverage = new Coverage();
    private final SplittableRandom random = new SplittableRandom(0x5eed);

    @Test
    void every_legal_cell_is_met_live_too_and_is_as_the_table_says() throws InterruptedException {
        int rounds = 0;

        try (var system = LiveSystem.start(members(), cell -> new AtomicCell<>(cell.initial()), Recorder.NONE)) {
            while (!missing().isEmpty() && rounds++ < MOST_ROUNDS) {
                for (var item : round()) {
                    system.begin(item);
                    assertThat(system.awaitQuiescence(PATIENCE)).isTrue();
                }
            }
        }

        System.out.printf(
                "legal cells met live: %d, after %,d rounds%n", Coverage.legal().size(), rounds);
        assertThat(missing()).isEmpty();
    }

    private List<Coverage.Cell> missing() {
        return Coverage.legal().stream().filter(it -> !coverage.hasMet(it)).toList();
    }

    private SortedMap<Address, Member> members() {
        var members = new TreeMap<Address, Member>();
        add(members, Registrar.ADDRESS, new CheckedRegistrar(coverage), RegistrarMessage.class);
        var manner = new Manner(Attach.ACCEPT_OR_REFUSE, Detach.EITHER);
        PROVIDERS.forEach(it -> add(members, new Address(it), module(it, Role.PROVIDER, manner), Message.class));
        CLIENTS.forEach(it -> add(members, new Address(it), module(it, Role.CLIENT, manner), Message.class));
        return members;
    }

    private SeededModule module(String name, Role role, Manner manner) {
        return new SeededModule(new PlainModule(new Address(name), role, manner), random.nextLong());
    }

    private static <S, M extends Message> void add(
            SortedMap<Address, Member> members, Address address, ActorLogic<S, M> logic, Class<M> understood) {
        members.put(
                address,
                new Member(surroundings -> LogicBehavior.of(logic, understood, surroundings), OptionalInt.empty()));
    }

    /// Some register; then the others register while everybody leaves, each when its time has come.
    private List<List<Envelope>> round() {
        var first = new ArrayList<Envelope>();
        var then = new ArrayList<Envelope>();
        int steps = random.nextInt(1, random.nextBoolean() ? 40 : 400);
        for (var modules : List.of(PROVIDERS, CLIENTS)) {
            for (var name : modules) {
                var item = random.nextBoolean() ? first : then;
                item.add(later(name, "registers", steps, new Order.Register()));
                then.add(later(name, "leaves", steps, new Order.Leave()));
            }
        }
        return List.of(first, then);
    }

    private Envelope later(String name, String what, int steps, Order order) {
        return Envelope.first(
                new Lane("admin.%s %s".formatted(name, what)),
                new Address(name),
                OUTSIDE,
                new SeededModule.Later(random.nextInt(steps), order));
    }
}
