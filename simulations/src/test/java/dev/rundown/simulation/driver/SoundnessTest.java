package dev.rundown.simulation.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import dev.rundown.simulation.rule.Rule;
import dev.rundown.simulation.rule.Severity;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Why a step is remembered by everything it read, and why a digest sees everything that decides the future: with
/// either
/// left out the same search overlooks a violation that is there.
class SoundnessTest {
    private static final Address ACTOR = new Address("actor");
    private static final Cell<Boolean> DOOR = new Cell<>("door", true);

    private record Enter() implements Message {}

    private record Shut() implements Message {}

    private record Open() implements Message {}

    private record Say(String word) implements Message {}

    private record Said(String word) implements Event {}

    private record Nothing() {}

    /// Shuts a door, enters through it, or says a word.
    private static final class Porter implements ActorLogic<Nothing, Message> {
        private record Set(boolean open) implements CellOperation<Boolean, Boolean> {
            @Override
            public Outcome<Boolean, Boolean> on(Boolean value) {
                return new Outcome<>(open, value);
            }
        }

        private record Look() implements CellOperation<Boolean, Boolean> {
            @Override
            public Outcome<Boolean, Boolean> on(Boolean value) {
                return new Outcome<>(value, value);
            }
        }

        @Override
        public Nothing initial() {
            return new Nothing();
        }

        @Override
        public Step<Nothing> receive(Nothing state, Delivery<Message> delivery, Cells cells) {
            return switch (delivery.message()) {
                case Shut _ -> {
                    cells.perform(DOOR, new Set(false));
                    yield Step.to(state);
                }
                case Open _ -> {
                    cells.perform(DOOR, new Set(true));
                    yield Step.to(state);
                }
                case Enter _ -> {
                    boolean open = cells.perform(DOOR, new Look());
                    yield Step.to(state).happened(new Said(open ? "entered" : "hit the door"));
                }
                case Say(var word) -> Step.to(state).happened(new Said(word));
                default -> throw new IllegalArgumentException(delivery.toString());
            };
        }
    }

    /// Breaks at the word `then` once the word `first` was said and the word `second` was not.
    private record Order(String first, String second, String then) implements Automaton<Address, String> {
        @Override
        public Optional<Address> key(Event event) {
            return event instanceof Said ? Optional.of(ACTOR) : Optional.empty();
        }

        @Override
        public String initial() {
            return "";
        }

        @Override
        public Judgement<String> next(Address key, String state, Event event) {
            var word = ((Said) event).word();
            if (word.equals(then) && state.equals(first)) {
                return new Judgement.Broken<>(ACTOR, "said " + then);
            }
            boolean isFirst = state.isEmpty() && (word.equals(first) || word.equals(second));
            return new Judgement.Going<>(isFirst ? word : state);
        }
    }

    private static Rule rule(Automaton<?, ?> automaton) {
        return new Rule("T001", "test", "A test.", "here", Severity.SLIP, "none", List.of(), automaton);
    }

    private static Envelope on(String lane, Message message) {
        return Envelope.first(new Lane(lane), ACTOR, ACTOR, message);
    }

    private static Ensemble ensemble(Automaton<?, ?> automaton, Item... play) {
        var actors = new TreeMap<Address, Actor<?, ?>>();
        actors.put(ACTOR, new Actor<>(new Porter(), Message.class));
        return new Ensemble(actors, List.of(rule(automaton)), List.of(), List.of(play));
    }

    /// The first order explored enters before the door is shut.
    private static Ensemble door() {
        return ensemble(
                new Order("", "", "hit the door"),
                new Item.Together(List.of(on("a", new Enter()), on("b", new Shut()))));
    }

    /// Whichever word is said first, every actor is left in the same state: only the rule remembers.
    private static Ensemble words() {
        return ensemble(
                new Order("no", "yes", "done"),
                new Item.Together(List.of(on("a", new Say("yes")), on("b", new Say("no")))),
                new Item.Single(on("a", new Say("done"))));
    }

    /// The first order explored leaves the door open.
    private static Ensemble twoHands() {
        return ensemble(
                new Order("", "", "hit the door"),
                new Item.Together(List.of(on("a", new Shut()), on("b", new Open()))),
                new Item.Single(on("a", new Enter())));
    }

    private static String verdict(Stepped engine) {
        return new Exhaustive(engine, new Budget(1_000)).outcome().words();
    }

    private static EnumSet<Slot.Kind> all() {
        return EnumSet.allOf(Slot.Kind.class);
    }

    private static EnumSet<Slot.Kind> allBut(Slot.Kind kind) {
        return EnumSet.complementOf(EnumSet.of(kind));
    }

    @Test
    void a_memo_whose_key_leaves_out_cells_overlooks_a_violation() {
        var whole = verdict(new Stepped(door(), all(), all()));

        var without = verdict(new Stepped(door(), allBut(Slot.Kind.CELL), all()));

        assertThat(whole).isEqualTo("VIOLATED");
        assertThat(without).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void a_digest_that_leaves_out_what_a_rule_remembers_overlooks_a_violation() {
        var whole = verdict(new Stepped(words(), all(), all()));

        var without = verdict(new Stepped(words(), all(), allBut(Slot.Kind.AUTOMATON)));

        assertThat(whole).isEqualTo("VIOLATED");
        assertThat(without).isEqualTo("holds (every schedule explored)");
    }

    @Test
    void a_digest_that_leaves_out_cells_overlooks_a_violation() {
        var whole = verdict(new Stepped(twoHands(), all(), all()));

        var without = verdict(new Stepped(twoHands(), all(), allBut(Slot.Kind.CELL)));

        assertThat(whole).isEqualTo("VIOLATED");
        assertThat(without).isEqualTo("holds (every schedule explored)");
    }
}
