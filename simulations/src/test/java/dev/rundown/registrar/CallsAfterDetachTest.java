package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallEnded;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.simulation.oracle.PlainModule;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import dev.rundown.simulation.search.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// NMR002: from the start of `ClientDetachProvider` on, a client begins no call into its provider.
class CallsAfterDetachTest {
    private static final Address CLIENT = new Address("c");
    private static final Manner SUCCESS = new Manner(Attach.ACCEPT, Detach.SUCCESS);

    /// What a client remembers beside what every module does.
    ///
    /// @param provider whom it calls when it is told to
    record State(PlainModule.State inner, Optional<BindingHandle> provider) {}

    /// A client that calls its provider through the dispatch table, on a lane of its own.
    ///
    /// @param heeds whether `ClientDetachProvider` makes it stop
    private record Caller(PlainModule inner, boolean heeds) implements ActorLogic<State, Message> {
        @Override
        public State initial() {
            return new State(inner.initial(), Optional.empty());
        }

        @Override
        public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
            if (delivery.message() instanceof Rogue.Misbehave) {
                return state.provider()
                        .map(it -> Step.to(state)
                                .happened(new ProviderCallStarted(it, CLIENT))
                                .happened(new ProviderCallEnded(it, CLIENT)))
                        .orElse(Step.to(state));
            }
            var provider = switch (delivery.message()) {
                case NmrClientAttachProviderReturned m
                when m.status() == NtStatus.STATUS_SUCCESS -> Optional.of(m.binding());
                case ClientDetachProvider _ when heeds -> Optional.<BindingHandle>empty();
                default -> state.provider(); // Nothing that says whom to call.
            };
            var step = inner.receive(state.inner(), delivery, cells);
            return new Step<>(new State(step.state(), provider), step.effects(), step.held());
        }
    }

    private static PlainCast cast(boolean heeds, String leaver) {
        return PlainCast.of(Spec.SPEC, Knobs.DEFAULT)
                .module("p.hook", Role.PROVIDER, SUCCESS)
                .actor("c", new Caller(new PlainModule(CLIENT, Role.CLIENT, SUCCESS), heeds))
                .together("p.hook registers")
                .together("c registers", leaver, "c calls");
    }

    @Test
    void a_client_that_goes_on_calling_is_to_blame_whoever_deregistered() {
        for (var leaver : new String[] {"p.hook leaves", "c leaves"}) {
            Outcome outcome = cast(false, leaver).judging("NMR002").search();

            assertThat(outcome.violated()).containsExactly("NMR002");
            assertThat(outcome.findings()).singleElement().satisfies(it -> {
                assertThat(it.blame()).containsExactly(CLIENT);
                assertThat(it.sentence()).contains("called p.hook after ClientDetachProvider");
            });
        }
    }

    /// The same client, stopped by its detach callback: every rule is judged.
    @Test
    void a_client_that_stops_when_it_is_told_holds_every_rule() {
        for (var leaver : new String[] {"p.hook leaves", "c leaves"}) {
            assertThat(cast(true, leaver).search().words()).isEqualTo("holds (every schedule explored)");
        }
    }
}
