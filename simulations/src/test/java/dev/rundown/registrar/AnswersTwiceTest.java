package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A module that answers one kind of callback a second time, from a lane that nobody waits on.
class AnswersTwiceTest {
    private static final Manner PENDING = new Manner(Attach.ACCEPT, Detach.PENDING);

    /// A plain module that repeats its answer.
    ///
    /// @param twice the type of the answer that is repeated
    private record Repeating(PlainModule inner, String twice) implements ActorLogic<PlainModule.State, Message> {
        @Override
        public PlainModule.State initial() {
            return inner.initial();
        }

        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            var step = inner.receive(state, delivery, cells);
            for (var effect : step.effects()) {
                if (effect instanceof Effect.Return(var answer)
                        && answer.getClass().getSimpleName().equals(twice)) {
                    step = step.start(new Lane("again/" + delivery.lane()), Registrar.ADDRESS, answer, Frame.NONE);
                }
            }
            return step;
        }
    }

    /// Every step is compared with both tables.
    private static PlainCast cast(Role role, String answer) {
        var checked = new CheckedRegistrar(new Coverage());
        var name = role == Role.CLIENT ? "c" : "p.hook";
        var repeating = new Repeating(new PlainModule(new Address(name), role, PENDING), answer);
        var cast = role == Role.CLIENT
                ? PlainCast.of(checked).module("p.hook", Role.PROVIDER, PENDING)
                : PlainCast.of(checked).module("c", Role.CLIENT, PENDING);
        return cast.actor(name, repeating)
                .together("p.hook registers")
                .together("c registers")
                .together("p.hook leaves", "c leaves");
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, ClientAttachProviderReturned",
        "PROVIDER, ProviderAttachClientReturned",
        "CLIENT, ClientDetachProviderReturned",
        "PROVIDER, ProviderDetachClientReturned",
        "CLIENT, ClientCleanupBindingContextReturned",
        "PROVIDER, ProviderCleanupBindingContextReturned"
    })
    void a_second_answer_is_the_module_s_breach_and_changes_nothing_for_anybody(Role role, String answer) {
        var breach = cast(role, answer).judging("NMR016").search();
        var rest = cast(role, answer).without("NMR016").search();

        assertThat(breach.violated()).containsExactly("NMR016");
        assertThat(breach.findings()).singleElement().satisfies(it -> {
            assertThat(it.blame()).containsExactly(new Address(role == Role.CLIENT ? "c" : "p.hook"));
            assertThat(it.sentence()).contains("answered");
        });
        assertThat(rest.words()).isEqualTo("holds (every schedule explored)");
        assertThat(rest.figures().stuck()).isZero();
    }
}
