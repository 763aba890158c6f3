package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Comparison;
import dev.rundown.simulation.oracle.Comparison.Difference;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A knob that changes nothing that a module can observe would be no knob: any two values of one part, on some small
/// cast, at some point, by what only one of them allows.
class KnobEffectsTest {
    private static final String SAME = "K11 deregister-returns: any or at-once";
    private static final long BUDGET = 1_000_000;
    private static final Manner SUCCESS = new Manner(Attach.ACCEPT, Detach.SUCCESS);
    private static final Manner PENDING = new Manner(Attach.ACCEPT, Detach.PENDING);
    private static final Manner SECOND_THOUGHTS = new Manner(Attach.CONTRADICT, Detach.SUCCESS);

    private static PlainCast pair(Knobs knobs, Manner client) {
        return PlainCast.of(Spec.SPEC, knobs)
                .unjudged()
                .module("p.hook", Role.PROVIDER, PENDING)
                .module("c", Role.CLIENT, client)
                .together("p.hook registers");
    }

    /// The cast on which the values of `knob` part.
    private static Ensemble cast(Knob knob, Knobs knobs) {
        return switch (knob) {
            case CALLBACKS ->
                PlainCast.of(Spec.SPEC, knobs)
                        .unjudged()
                        .module("p.hook", Role.PROVIDER, PENDING)
                        .module("c", Role.CLIENT, SUCCESS)
                        .module("d", Role.CLIENT, SUCCESS)
                        .together("p.hook registers")
                        .together("c registers")
                        .together("d registers")
                        .together("p.hook leaves")
                        .ensemble();
            case DETACH_BEFORE_ATTACH_RETURNED, DOOMED_ATTACH ->
                pair(knobs, SUCCESS).together("c registers", "p.hook leaves").ensemble();
            case SECOND_THOUGHTS ->
                pair(knobs, SECOND_THOUGHTS).together("c registers").ensemble();
            case DETACH_ORDER ->
                pair(knobs, SUCCESS)
                        .together("c registers")
                        .together("p.hook leaves", "c leaves")
                        .ensemble();
            case DEREGISTER_IN_CALLBACK ->
                PlainCast.of(Spec.SPEC, knobs)
                        .unjudged()
                        .module("p.hook", Role.PROVIDER, SUCCESS)
                        .actor("c", new LeavesInside(new PlainModule(new Address("c"), Role.CLIENT, SUCCESS)))
                        .together("p.hook registers")
                        .together("c registers")
                        .together("p.hook leaves")
                        .ensemble();
            case DEREGISTER_ANSWER ->
                pair(knobs, SUCCESS).together("p.hook leaves").ensemble();
            case REGISTER_RETURNS ->
                pair(knobs, SUCCESS).together("c registers").ensemble();
            case DETACH_IRQL ->
                pair(knobs, SUCCESS)
                        .together("c registers")
                        .atDispatch("p.hook leaves")
                        .ensemble();
            case DETACH_OVERLAP, CLEANUP_ORDER, WAIT_AFTER_CLEANUP, DETACH_THREAD, DEREGISTER_RETURNS ->
                pair(knobs, SUCCESS)
                        .together("c registers")
                        .together("p.hook leaves")
                        .ensemble();
        };
    }

    @TestFactory
    Stream<DynamicTest> every_two_values_of_a_knob_allow_different_things() {
        var pairs = new ArrayList<DynamicTest>();
        for (var knob : Knob.values()) {
            var words = knob.words();
            for (int i = 0; i < words.size(); i++) {
                for (var first : words.subList(0, i)) {
                    var second = words.get(i);
                    var name = "%s %s: %s or %s".formatted(knob.number(), knob, first, second);
                    if (!name.equals(SAME)) {
                        pairs.add(DynamicTest.dynamicTest(
                                name,
                                () -> assertThat(difference(knob, first, second))
                                        .hasValueSatisfying(
                                                it -> assertThat(it.onlyOne().size()
                                                                + it.onlyOther().size())
                                                        .isPositive())));
                    }
                }
            }
        }
        return pairs.stream();
    }

    /// A return that is made at once may still be taken up after the callbacks, so `any` adds nothing that a module can
    /// observe.
    @Test
    void deregistering_that_returns_at_once_looks_like_any() {
        assertThat(difference(Knob.DEREGISTER_RETURNS, "any", "at-once")).isEmpty();
    }

    private static Optional<Difference> difference(Knob knob, String one, String other) {
        var result = new Comparison(
                        cast(knob, Knobs.DEFAULT.with(knob, one)), cast(knob, Knobs.DEFAULT.with(knob, other)), BUDGET)
                .result();
        assertThat(result.complete()).isTrue();
        return result.difference();
    }

    /// A client that deregisters itself in its own detach callback.
    private record LeavesInside(PlainModule inner) implements ActorLogic<PlainModule.State, Message> {
        private record Detaching(BindingHandle binding) implements Frame {}

        @Override
        public PlainModule.State initial() {
            return inner.initial();
        }

        @Override
        public Step<PlainModule.State> receive(PlainModule.State state, Delivery<Message> delivery, Cells cells) {
            if (delivery.message() instanceof ClientDetachProvider it) {
                var leaving = new NmrDeregisterClient(it.binding().client());
                return Step.to(state).call(Registrar.ADDRESS, leaving, new Detaching(it.binding()));
            }
            if (delivery.frame() instanceof Detaching(var binding)) {
                return Step.to(state).reply(new ClientDetachProviderReturned(binding, NtStatus.STATUS_SUCCESS));
            }
            return inner.receive(state, delivery, cells);
        }
    }
}
