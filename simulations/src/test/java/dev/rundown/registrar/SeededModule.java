package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Order;
import java.util.SplittableRandom;

/// A plain module that draws what it chooses from a seed: live, nothing explores every alternative. Whatever it is told
/// takes it some steps more, drawn as well, so that lanes meet in many ways.
final class SeededModule implements ActorLogic<SeededModule.State, Message> {
    private static final int FEW_STEPS = 12;
    private static final int MANY_STEPS = 400;

    private final PlainModule inner;
    private final long seed;

    /// @param inner of the module
    /// @param drawn the seed of what it chooses next
    record State(PlainModule.State inner, long drawn) {}

    /// What the module takes up after so many steps.
    record Later(int steps, Message message) implements Message {}

    SeededModule(PlainModule inner, long seed) {
        this.inner = inner;
        this.seed = seed;
    }

    @Override
    public State initial() {
        return new State(inner.initial(), seed);
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Later(int steps, var message)
            when steps > 0 -> Step.to(state).then(new Later(steps - 1, message), delivery.frame());
            case Later(int _, var message) -> take(state, with(delivery, message), cells);
            default -> {
                var random = new SplittableRandom(state.drawn());
                var later = new Later(delay(delivery.message(), random), delivery.message());
                yield Step.to(new State(state.inner(), random.nextLong())).then(later, delivery.frame());
            }
        };
    }

    /// Mostly at once, and sometimes so late that everybody else has gone on as far as they can. Every other answer
    /// of a detach that is pending is late, so that its completion comes before it and others come in between.
    /// Threads of equal speed would hardly ever show what happens then.
    private static int delay(Message message, SplittableRandom random) {
        boolean isLate = random.nextBoolean();
        return switch (message) {
            case Order.Complete _ -> isLate ? random.nextInt(MANY_STEPS) : 0;
            case Order.AnswerPending _ -> isLate ? random.nextInt(MANY_STEPS) : 0;
            default -> isLate ? random.nextInt(random.nextBoolean() ? FEW_STEPS : MANY_STEPS) : 0;
        };
    }

    private static Delivery<Message> with(Delivery<Message> delivery, Message message) {
        return new Delivery<>(delivery.lane(), delivery.from(), message, delivery.frame());
    }

    private Step<State> take(State state, Delivery<Message> delivery, Cells cells) {
        var drawing = new Drawing(cells, state.drawn());
        var step = inner.receive(state.inner(), delivery, drawing);
        return new Step<>(new State(step.state(), drawing.next), step.effects(), step.held());
    }

    private static final class Drawing implements Cells {
        private final Cells cells;
        private long next;

        Drawing(Cells cells, long seed) {
            this.cells = cells;
            this.next = seed;
        }

        @Override
        public <V> V read(Part<V> part) {
            return cells.read(part);
        }

        @Override
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            return cells.perform(cell, operation);
        }

        @Override
        public int choose(String name, int alternatives) {
            var random = new SplittableRandom(next);
            next = random.nextLong();
            return random.nextInt(alternatives);
        }
    }
}
