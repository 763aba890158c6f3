package dev.rundown.simulation.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ending;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Rules;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The engine and the search with actors that do what they are told.
class ScriptedTest {
    private static final Address SAMPLE = new Address("sample");
    private static final Address HOOK = new Address("sample.hook");
    private static final Address OTHER = new Address("other");
    private static final Budget BUDGET = new Budget(10_000);
    private static final Event REGISTERED = new Registered(new RegistrationHandle(HOOK, 1));
    private static final Event GONE = new Gone(SAMPLE, List.of(HOOK));
    private static final Cell<Integer> CELL = new Cell<>("cell", 0);

    private sealed interface Order extends Message {
        /// Says each of these, one a step.
        record Say(List<Event> events) implements Order {}

        /// Takes so many steps.
        record Walk(int steps) implements Order {}

        record WalkForEver() implements Order {}

        /// Waits for ever, and says for whom.
        record WaitFor(Address other) implements Order {}

        record TouchTwice() implements Order {}

        record TouchAndHold() implements Order {}

        record BeFickle() implements Order {}
    }

    private record Nothing() {}

    private record Add(int much) implements CellOperation<Integer, Integer> {
        @Override
        public CellOperation.Outcome<Integer, Integer> on(Integer value) {
            return new CellOperation.Outcome<>(value + much, value);
        }
    }

    private static final class Scripted implements ActorLogic<Nothing, Order> {
        private int calls;

        @Override
        public Nothing initial() {
            return new Nothing();
        }

        @Override
        public Step<Nothing> receive(Nothing state, Delivery<Order> delivery, Cells cells) {
            var step = Step.to(state);
            return switch (delivery.message()) {
                case Order.Say(var events) ->
                    events.isEmpty()
                            ? step
                            : step.happened(events.getFirst())
                                    .then(new Order.Say(events.subList(1, events.size())), Frame.NONE);
                case Order.Walk(var steps) -> steps == 1 ? step : step.then(new Order.Walk(steps - 1), Frame.NONE);
                case Order.WalkForEver m -> step.then(m, Frame.NONE);
                case Order.WaitFor _ -> Step.held(state);
                case Order.TouchTwice _ -> {
                    cells.perform(CELL, new Add(1));
                    cells.perform(CELL, new Add(1));
                    yield step;
                }
                case Order.TouchAndHold _ -> {
                    cells.perform(CELL, new Add(1));
                    yield Step.held(state);
                }
                case Order.BeFickle m -> {
                    if (calls++ > 0) {
                        cells.perform(CELL, new Add(0));
                    }
                    cells.choose("first", 2);
                    yield step.then(m, Frame.NONE);
                }
            };
        }

        @Override
        public List<Wait> waits(Nothing state, Message owed, Standstill standstill) {
            return owed instanceof Order.WaitFor(var other)
                    ? standstill.underWay().stream()
                            .filter(it -> it.to().equals(other))
                            .map(it -> new Wait(other, it.message()))
                            .toList()
                    : List.of();
        }
    }

    private static Envelope on(String lane, Address to, Message message) {
        return Envelope.first(new Lane(lane), to, new Address("admin"), message);
    }

    private static Ensemble ensemble(List<Rule> rules, Item... play) {
        var actors = new TreeMap<Address, Actor<?, ?>>();
        for (var address : List.of(SAMPLE, HOOK, OTHER)) {
            actors.put(address, new Actor<>(new Scripted(), Order.class));
        }
        return new Ensemble(actors, rules, List.of(), List.of(play));
    }

    private static Item together(Envelope... first) {
        return new Item.Together(List.of(first));
    }

    @Test
    void an_extension_that_leaves_memory_while_registered_is_to_blame() {
        var ensemble =
                ensemble(Rules.all(), new Item.Single(on("a", SAMPLE, new Order.Say(List.of(REGISTERED, GONE)))));

        var outcome = Exhaustive.search(ensemble, BUDGET);

        assertThat(outcome.violated()).containsExactly("NMR007");
        assertThat(outcome.findings().getFirst().blame()).containsExactly(SAMPLE);
        assertThat(outcome.findings().getFirst().path()).hasSize(3);
    }

    @Test
    void code_that_is_called_after_it_has_gone_ends_the_world() {
        var ensemble = ensemble(
                List.of(),
                new Item.Single(on("a", SAMPLE, new Order.Say(List.of(GONE)))),
                together(on("a", HOOK, new Order.Walk(1)), on("b", OTHER, new Order.Walk(1))));
        var world = new Stepped(ensemble).initial();

        while (!(world.ending() instanceof Ending.Over) && !world.enabled().isEmpty()) {
            world = world.apply(world.enabled().getFirst());
        }

        assertThat(world.ending()).isInstanceOf(Ending.Over.class);
        assertThat(world.enabled()).isEmpty();
        assertThat(Exhaustive.search(ensemble, BUDGET).figures().terminals()).isEqualTo(2); // Before or after lane b.
    }

    @Test
    void an_extension_that_has_come_back_may_be_called() {
        var ensemble = ensemble(
                List.of(),
                new Item.Single(on("a", SAMPLE, new Order.Say(List.of(GONE, REGISTERED)))),
                together(on("a", HOOK, new Order.Walk(1))));

        var outcome = Exhaustive.search(ensemble, BUDGET);

        assertThat(outcome.figures().terminals()).isEqualTo(1);
        assertThat(outcome.figures().deepest()).isEqualTo(2);
    }

    @Test
    void schedules_are_counted_once_for_each_order() {
        var ensemble =
                ensemble(List.of(), together(on("a", SAMPLE, new Order.Walk(2)), on("b", OTHER, new Order.Walk(3))));

        var schedules = new Exhaustive(new Stepped(ensemble), BUDGET)
                .outcomeWithSchedules()
                .schedules();

        // 5 steps, of which any 2 are those of lane a.
        assertThat(schedules).contains(new Schedules(Optional.of(BigInteger.TEN)));
    }

    @Test
    void a_cycle_makes_the_schedules_unbounded_and_the_search_ends_all_the_same() {
        var ensemble = ensemble(
                List.of(), together(on("a", SAMPLE, new Order.WalkForEver()), on("b", OTHER, new Order.Walk(2))));

        var outcome = new Exhaustive(new Stepped(ensemble), BUDGET).outcomeWithSchedules();

        assertThat(outcome.schedules().orElseThrow()).hasToString("unbounded");
        assertThat(outcome.words()).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void those_who_wait_for_each_other_are_stuck_and_the_chain_says_so() {
        var ensemble = ensemble(
                List.of(Rules.NMR008),
                together(on("a", SAMPLE, new Order.WaitFor(OTHER)), on("b", OTHER, new Order.WaitFor(SAMPLE))));

        var finding = Exhaustive.search(ensemble, BUDGET).findings().getFirst();

        assertThat(finding.rule()).isEqualTo(Rules.NMR008);
        assertThat(finding.chain().orElseThrow().links())
                .extracting(it -> it.holder() + ">" + it.owedBy())
                .containsExactly("sample>other", "other>sample");
    }

    @Test
    void what_a_logic_must_not_do_is_refused_by_name() {
        assertThatThrownBy(() -> run(new Order.TouchTwice()))
                .hasMessage("sample performs a second cell operation in one step: cell after cell");
        assertThatThrownBy(() -> run(new Order.TouchAndHold())).hasMessageContaining("changed the cell");
        assertThatThrownBy(() -> run(new Order.BeFickle())).hasMessageContaining("looked at other things than before");
    }

    private static void run(Order order) {
        Exhaustive.search(ensemble(List.of(), together(on("a", SAMPLE, order))), BUDGET);
    }
}
