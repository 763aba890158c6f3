package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A stranger that knows every handle says one hostile thing, at any moment of the life of a binding of two others.
class HostileModuleTest {
    private static final Address STRANGER = Rogue.SELF;
    private static final Manner PENDING = new Manner(Attach.ACCEPT, Detach.PENDING);
    private static final RegistrationHandle C = handle("c", 1);
    private static final RegistrationHandle P = handle("p.hook", 1);
    private static final BindingHandle B = new BindingHandle(C, P);

    /// Nothing is remembered.
    private record Nothing() {}

    /// Says `what` when it is told to misbehave: a call on the lane it is told on, an answer on a lane of its own.
    private record Stranger(RegistrarMessage what) implements ActorLogic<Nothing, Message> {
        @Override
        public Nothing initial() {
            return new Nothing();
        }

        @Override
        public Step<Nothing> receive(Nothing state, Delivery<Message> delivery, Cells cells) {
            if (!(delivery.message() instanceof Rogue.Misbehave)) {
                return Step.to(state);
            }
            return what.getClass().getSimpleName().startsWith("Nmr")
                    ? Step.to(state).call(Registrar.ADDRESS, what, Frame.NONE)
                    : Step.to(state).start(new Lane("rogue.stray"), Registrar.ADDRESS, what, Frame.NONE);
        }
    }

    private static RegistrationHandle handle(String module, int generation) {
        return new RegistrationHandle(new Address(module), generation);
    }

    private static Stream<RegistrarMessage> withoutEffect() {
        var never = new BindingHandle(handle("c", Integer.MAX_VALUE), P);
        var crossed = new BindingHandle(P, C);
        var negative = new BindingHandle(handle("c", -1), handle("p.hook", 0));
        return Stream.of(never, crossed, negative, B)
                .flatMap(it -> Stream.of(
                        new NmrClientAttachProvider(it, new ContextPointer(STRANGER, "stolen"), Optional.empty()),
                        new ClientAttachProviderReturned(it, NtStatus.STATUS_PENDING),
                        new ProviderAttachClientReturned(
                                it, NtStatus.STATUS_SUCCESS, Optional.empty(), Optional.empty()),
                        new ClientDetachProviderReturned(it, NtStatus.STATUS_INVALID_PARAMETER),
                        new ClientCleanupBindingContextReturned(it)));
    }

    private static Stream<RegistrarMessage> aboutNobody() {
        return Stream.of(
                new NmrDeregisterClient(handle("c", 65_535)),
                new NmrDeregisterProvider(handle("nobody", 1)),
                new NmrDeregisterProvider(C),
                new NmrWaitForClientDeregisterComplete(P),
                new NmrWaitForProviderDeregisterComplete(handle("p.hook", 2)),
                new NmrClientDetachProviderComplete(new BindingHandle(C, handle("p.hook", 2))),
                new NmrProviderDetachClientComplete(new BindingHandle(P, C)));
    }

    private static PlainCast cast(RegistrarMessage what) {
        return PlainCast.of(new TellingRegistrar())
                .module("p.hook", Role.PROVIDER, PENDING)
                .module("c", Role.CLIENT, PENDING)
                .actor(STRANGER.name(), new Stranger(what))
                .together("p.hook registers")
                .together("c registers", "rogue misbehaves", "p.hook leaves");
    }

    private static DynamicTest named(RegistrarMessage what, org.junit.jupiter.api.function.Executable test) {
        return DynamicTest.dynamicTest(what.toString(), test);
    }

    @TestFactory
    Stream<DynamicTest> what_has_no_effect_is_the_stranger_s_breach_and_all_else_ends_as_without_it() {
        return Stream.concat(withoutEffect(), aboutNobody())
                .map(what -> named(what, () -> {
                    var explored = Explored.of(cast(what));

                    assertThat(explored.breaches())
                            .isNotEmpty()
                            .allMatch(it -> it.endsWith(" " + STRANGER) && it.matches("NMR0(04|06|16) .*"));
                    assertThat(explored.ends())
                            .isSubsetOf(
                                    "c~p.hook GONE; c ACTIVE, idle; p.hook WAITED",
                                    "c ACTIVE, idle; p.hook WAITED"); // The provider has left before the client
                    // registers.
                }));
    }

    /// A handle is opaque, so NMR does what it is told. Who told it is named first; what the owner does afterwards, in
    /// good faith, comes after that.
    @TestFactory
    Stream<DynamicTest> a_handle_of_somebody_else_is_obeyed_and_the_stranger_is_named_first() {
        return Stream.<RegistrarMessage>of(
                        new NmrDeregisterClient(C),
                        new NmrDeregisterProvider(P),
                        new NmrWaitForProviderDeregisterComplete(P),
                        new NmrClientDetachProviderComplete(B),
                        new NmrProviderDetachClientComplete(B))
                .map(what -> named(what, () -> {
                    var outcome = cast(what).search();

                    assertThat(outcome.figures().complete()).isTrue();
                    assertThat(outcome.findings())
                            .isNotEmpty()
                            .allSatisfy(it -> assertThat(it.blame()).containsExactly(STRANGER));
                }));
    }
}
