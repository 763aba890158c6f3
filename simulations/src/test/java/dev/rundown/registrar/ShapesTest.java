package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sixteen shapes that the table has to cover. Each is explored whole, each step is compared with the table, and
/// each test says which rows are passed through, which rules are broken, and in which states all ends.
class ShapesTest {
    private static final Manner SUCCESS = new Manner(Attach.ACCEPT, Detach.SUCCESS);
    private static final Manner PENDING = new Manner(Attach.ACCEPT, Detach.PENDING);
    private static final Manner ANY = new Manner(Attach.ACCEPT_OR_REFUSE, Detach.EITHER);
    private static final Manner REFUSING = new Manner(Attach.REFUSE, Detach.SUCCESS);

    private static final RegistrationHandle C = new RegistrationHandle(new Address("c"), 1);
    private static final RegistrationHandle C2 = new RegistrationHandle(new Address("c"), 2);
    private static final BindingHandle B = new BindingHandle(C, new RegistrationHandle(new Address("p.hook"), 1));
    private static final BindingHandle Q = new BindingHandle(C, new RegistrationHandle(new Address("q.hook"), 1));

    private static final String BOTH_LEFT = "c~p.hook GONE; c WAITED; p.hook WAITED";
    private static final String NOTHING_LEFT_OF_IT = "c~p.hook GONE; c ACTIVE, idle; p.hook ACTIVE, idle";

    private static PlainCast provider(Manner manner) {
        return PlainCast.of(new TellingRegistrar()).module("p.hook", Role.PROVIDER, manner);
    }

    private static PlainCast pair(Manner client, Manner provider) {
        return provider(provider).module("c", Role.CLIENT, client);
    }

    private static Explored attached(Manner client, Manner provider, String... leaving) {
        return Explored.of(pair(client, provider)
                .together("p.hook registers")
                .together("c registers")
                .together(leaving));
    }

    /// `NmrDeregister...` reaches the registrar while the binding is so far.
    private static Predicate<Explored.Move> deregistersIn(BindingPhase phase) {
        return it -> it.is(">registrar:NmrDeregister")
                && Explored.phase(it.before(), B).filter(phase::equals).isPresent();
    }

    private static void holds(Explored explored, String rows, String... ends) {
        assertThat(explored.rows()).containsExactly(rows.split(" "));
        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends()).containsExactly(ends);
    }

    @Test
    void shape_01_a_client_refuses() {
        var explored = Explored.of(pair(REFUSING, SUCCESS).together("p.hook registers", "c registers"));

        holds(explored, "T1 T2 T4", NOTHING_LEFT_OF_IT);
    }

    @Test
    void shape_02_a_provider_refuses() {
        var explored = Explored.of(pair(SUCCESS, REFUSING).together("p.hook registers", "c registers"));

        holds(explored, "T1 T2 T5 T8 T9", NOTHING_LEFT_OF_IT);
    }

    /// The provider is never asked, and what the client made it frees itself: it looks like a client that refuses.
    @Test
    void shape_03_the_registrar_itself_fails_an_attach_call_before_it_asks_the_provider() {
        var explored = Explored.of(provider(SUCCESS)
                .actor("c", new OddClient.Unlucky(OddClient.plain(Detach.SUCCESS)))
                .together("p.hook registers", "c registers"));

        holds(explored, "T1 T2 T4", NOTHING_LEFT_OF_IT);
        assertThat(explored.all()).noneMatch(it -> it.is("ProviderAttachClient") || it.is("Cleanup"));
    }

    /// The client is at fault, and all the same the provider is undone.
    @Test
    void shape_04_a_client_has_second_thoughts() {
        var explored = Explored.of(pair(new Manner(Attach.CONTRADICT, Detach.EITHER), PENDING)
                .together("p.hook registers", "c registers"));

        assertThat(explored.rows())
                .containsExactly("T1", "T2", "T5", "T7", "T12", "T18", "T19", "T20", "T22", "T24", "T25");
        assertThat(explored.breaches()).containsExactly("NMR010 c");
        assertThat(explored.ends()).containsExactly(NOTHING_LEFT_OF_IT);
        assertThat(explored.all()).noneMatch(it -> it.is("ClientDetachProvider"));
    }

    /// The client is still being asked about `p.hook`, so nobody has heard of its binding to `q.hook`.
    @Test
    void shape_05_a_deregistration_meets_a_proposed_binding() {
        var explored = Explored.of(pair(SUCCESS, SUCCESS)
                        .module("q.hook", Role.PROVIDER, SUCCESS)
                        .together("p.hook registers")
                        .together("q.hook registers")
                        .together("c registers", "q.hook leaves"))
                .from(it -> it.isRow("T3"));

        holds(
                explored,
                "T3 T5 T7 T10 W4 W6",
                "c~p.hook READY; c~q.hook GONE; c ACTIVE, bound; p.hook ACTIVE, bound; q.hook WAITED");
        assertThat(explored.all()).noneMatch(it -> it.is("c~q.hook"));
    }

    @ParameterizedTest(name = "{0} while {1}")
    @CsvSource({
        "p.hook, CLIENT_DECIDING,   T7 T8 T9 T11 T13 T14 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "p.hook, PROVIDER_DECIDING, T7 T8 T9 T11 T13 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "p.hook, CLIENT_FINISHING,  T11 T13 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "p.hook, CLIENT_ABORTING,   T9 T13 W3 W4 W6",
        "c,      CLIENT_DECIDING,   T7 T8 T9 T11 T13 T14 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "c,      PROVIDER_DECIDING, T7 T8 T9 T11 T13 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "c,      CLIENT_FINISHING,  T11 T13 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
        "c,      CLIENT_ABORTING,   T9 T13 W3 W4 W6"
    })
    void shape_06_a_deregistration_meets_an_attach_half_done(String leaver, BindingPhase phase, String rows) {
        var second = leaver.equals("c") ? "p.hook" : "c"; // Only who registered first knows its handle meanwhile.
        var explored = Explored.of(pair(new Manner(Attach.ACCEPT, Detach.EITHER), ANY)
                        .together(leaver + " registers")
                        .together(second + " registers", leaver + " leaves"))
                .from(deregistersIn(phase));

        holds(
                explored,
                rows,
                leaver.equals("c")
                        ? "c~p.hook GONE; c WAITED; p.hook ACTIVE, idle"
                        : "c~p.hook GONE; c ACTIVE, idle; p.hook WAITED");
        assertThat(explored.ever(it -> it.isRow("T10"))).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "p.hook, c~p.hook GONE; c ACTIVE, idle; p.hook WAITED",
        "c, c~p.hook GONE; c WAITED; p.hook ACTIVE, idle"
    })
    void shape_07_a_deregistration_meets_a_ready_binding(String leaver, String end, String rest) {
        var explored = attached(SUCCESS, SUCCESS, leaver + " leaves").from(deregistersIn(BindingPhase.READY));

        holds(explored, "T15 T17 T24 T25 W3 W4 W6", end + ", " + rest);
        assertThat(explored.ever(it -> it.is("ClientDetachProvider"))).isTrue();
        assertThat(explored.ever(it -> it.is("ProviderDetachClient"))).isTrue();
    }

    @Test
    void shape_08_a_deregistration_meets_a_binding_that_is_being_taken_apart() {
        var explored = attached(ANY, PENDING, "p.hook leaves", "c leaves").from(it -> it.isRow("T16"));

        holds(explored, "T16 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6", BOTH_LEFT);
        assertThat(explored.ever(it -> it.isRow("T15"))).isFalse();
    }

    @Test
    void shape_09_both_ends_deregister_in_the_same_instant() {
        var explored = attached(SUCCESS, SUCCESS, "p.hook leaves", "c leaves");

        holds(explored, "T1 T2 T5 T7 T10 T15 T16 T17 T24 T25 W3 W4 W6", BOTH_LEFT);
        assertThat(explored.ever(it -> it.is("p.hook>registrar:NmrDeregister") && it.isRow("T15")))
                .isTrue();
        assertThat(explored.ever(it -> it.is("c>registrar:NmrDeregister") && it.isRow("T15")))
                .isTrue();
    }

    /// Whichever side completes last, its completion is the one at which both are cleaned up.
    @ParameterizedTest(name = "{0}")
    @CsvSource({"C only, c", "P only, p.hook", "both, c p.hook"})
    void shape_10_a_side_answers_pending_and_completes_later(String who, String last) {
        var explored = attached(
                        who.equals("P only") ? SUCCESS : PENDING,
                        who.equals("C only") ? SUCCESS : PENDING,
                        "p.hook leaves")
                .from(it -> it.isRow("T18"));

        assertThat(explored.rows()).contains("T18", "T22", "T24", "T25").doesNotContain("T21", "T23", "T28");
        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends()).containsExactly("c~p.hook GONE; c ACTIVE, idle; p.hook WAITED");
        assertThat(explored.all()
                        .filter(it -> it.isRow("T22") && it.isRow("T24"))
                        .map(it -> it.choice().label().replaceFirst(">.*", ""))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(last.split(" "));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"C only", "P only", "both"})
    void shape_11_a_side_completes_before_its_callback_has_answered(String who) {
        var explored = attached(
                        who.equals("P only") ? SUCCESS : PENDING,
                        who.equals("C only") ? SUCCESS : PENDING,
                        "p.hook leaves")
                .from(it -> it.isRow("T19"));

        assertThat(explored.rows()).contains("T19", "T20", "T24", "T25").doesNotContain("T21", "T23", "T28");
        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends()).containsExactly("c~p.hook GONE; c ACTIVE, idle; p.hook WAITED");
        assertThat(explored.ever(it -> Explored.states(it.after()).contains("C EARLY, P EARLY")))
                .isEqualTo(who.equals("both"));
    }

    /// `c` has two registrations and a provider that binds to both; in a callback for the one it deregisters the other.
    @ParameterizedTest(name = "in {0}")
    @CsvSource({
        "ClientAttachProvider, c leaves,      T1 T2 T3 T5 T7 T10 T15 T17 T24 T25 W3 W4 W6, 'c WAITED; c#2 DONE; p.hook ACTIVE, idle'",
        "ClientDetachProvider, p.hook leaves, T1 T2 T5 T7 T10 T15 T16 T17 T24 T25 W3 W4 W6, 'c ACTIVE, idle; c#2 DONE; p.hook WAITED'"
    })
    void shape_12_a_callback_deregisters_another_registration(String callback, String leaves, String rows, String end) {
        var client = new OddClient.DeregistersInside(OddClient.plain(Detach.SUCCESS), type(callback), C, C2);
        var explored = Explored.of(provider(SUCCESS)
                .actor("c", client)
                .together("c registers")
                .together("c registers")
                .together("p.hook registers")
                .together(leaves));

        holds(explored, rows, "c#2~p.hook GONE; c~p.hook GONE; " + end);
    }

    @ParameterizedTest(name = "in {0}")
    @CsvSource({
        "ClientAttachProvider, T1 T2 T7 T11 T13 T14 T17 T24 T25 W3 W4 W6",
        "ClientDetachProvider, T1 T2 T5 T7 T10 T15 T16 T17 T24 T25 W3 W4 W6"
    })
    void shape_12_a_callback_deregisters_its_own_registration(String callback, String rows) {
        var explored = Explored.of(inside(callback, new TellingRegistrar()));

        holds(explored, rows, "c~p.hook GONE; c DONE; p.hook WAITED");
    }

    /// K8: the call is answered with an error and has no effect.
    @ParameterizedTest(name = "in {0}")
    @CsvSource({"ClientAttachProvider", "ClientDetachProvider"})
    void shape_12_a_callback_may_be_forbidden_to_deregister_its_own_registration(String callback) {
        var rejecting = Knobs.DEFAULT.with(Knob.DEREGISTER_IN_CALLBACK, "rejected");

        var explored = Explored.of(inside(callback, new Registrar(Spec.SPEC, rejecting)));

        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends()).containsExactly("c~p.hook GONE; c ACTIVE, idle; p.hook WAITED");
        assertThat(explored.ever(it -> it.is("registrar>c:NmrDeregisterClientReturned(c, STATUS_INVALID_PARAMETER)")))
                .isTrue();
    }

    private static PlainCast inside(String callback, ActorLogic<RegistrarState, RegistrarMessage> registrar) {
        return PlainCast.of(registrar)
                .module("p.hook", Role.PROVIDER, SUCCESS)
                .actor("c", new OddClient.DeregistersInside(OddClient.plain(Detach.SUCCESS), type(callback), C, C))
                .together("c registers")
                .together("p.hook registers")
                .together("p.hook leaves");
    }

    /// The new registration has a handle of its own, and bindings of its own while the old ones are taken apart.
    @Test
    void shape_13_a_module_registers_again_while_its_old_registration_is_leaving() {
        var explored = attached(SUCCESS, SUCCESS, "c leaves", "c registers")
                .from(it -> it.is("c>registrar:NmrDeregisterClient(c)"));

        assertThat(explored.rows())
                .containsExactly("T1", "T2", "T5", "T7", "T10", "T15", "T17", "T24", "T25", "W3", "W4", "W6");
        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends())
                .containsExactly("c#2~p.hook READY; c~p.hook GONE; c WAITED; c#2 ACTIVE, bound; p.hook ACTIVE, bound");
        assertThat(explored.ever(it ->
                        Explored.states(it.after()).contains("c DEREGISTERING; c#2 ACTIVE, bound; p.hook ACTIVE")))
                .isTrue();
    }

    /// Each of the four bindings may end either way whatever becomes of the three others.
    @Test
    void shape_14_n_clients_meet_m_providers() {
        var accepting = new Manner(Attach.ACCEPT_OR_REFUSE, Detach.SUCCESS);
        var explored = Explored.of(pair(accepting, SUCCESS)
                .module("q.hook", Role.PROVIDER, SUCCESS)
                .module("d", Role.CLIENT, accepting)
                .together("p.hook registers")
                .together("q.hook registers")
                .together("c registers", "d registers"));

        assertThat(explored.rows()).containsExactly("T1", "T2", "T4", "T5", "T7", "T10");
        assertThat(explored.breaches()).isEmpty();
        assertThat(explored.ends()).hasSize(1 << 4);
        for (var binding : List.of("c~p.hook", "c~q.hook", "d~p.hook", "d~q.hook")) {
            assertThat(explored.ends().stream().filter(it -> it.contains(binding + " READY")))
                    .hasSize(1 << 3);
            assertThat(explored.ends().stream().filter(it -> it.contains(binding + " GONE")))
                    .hasSize(1 << 3);
        }
    }

    /// Two providers register at once, and the client is asked about both at a time. A choice that is remembered after
    /// the call takes both; one that is remembered before it may end without any, although one was willing.
    @Test
    void shape_15_a_client_of_one_provider_refuses_the_rest_and_its_choice_is_not_atomic() {
        var careless = choosy(false);
        var careful = choosy(true);

        assertThat(careless.breaches()).containsExactly("NMR009 c");
        assertThat(careless.ends()).anyMatch(it -> it.startsWith("c~p.hook READY; c~q.hook READY"));
        assertThat(careful.rows()).containsExactly("T1", "T2", "T4", "T5", "T7", "T8", "T9", "T10");
        assertThat(careful.breaches()).isEmpty();
        assertThat(careful.ends())
                .containsExactly(
                        "c~p.hook GONE; c~q.hook GONE; c ACTIVE, idle; p.hook ACTIVE, idle; q.hook ACTIVE, idle",
                        "c~p.hook GONE; c~q.hook READY; c ACTIVE, bound; p.hook ACTIVE, idle; q.hook ACTIVE, bound",
                        "c~p.hook READY; c~q.hook GONE; c ACTIVE, bound; p.hook ACTIVE, bound; q.hook ACTIVE, idle");
    }

    private static Explored choosy(boolean reserves) {
        return Explored.of(provider(new Manner(Attach.ACCEPT_OR_REFUSE, Detach.SUCCESS))
                .judgingAll()
                .module("q.hook", Role.PROVIDER, SUCCESS)
                .actor("c", new OddClient.Choosy(OddClient.plain(Detach.SUCCESS), reserves))
                .together("c registers")
                .together("p.hook registers", "q.hook registers"));
    }

    @Test
    void shape_16_a_client_of_several_bindings_gets_back_the_context_of_each() {
        var explored = Explored.of(provider(PENDING)
                .module("q.hook", Role.PROVIDER, SUCCESS)
                .actor("c", new OddClient.ContextEach(OddClient.plain(Detach.SUCCESS)))
                .together("c registers")
                .together("p.hook registers", "q.hook registers")
                .together("p.hook leaves"));

        holds(
                explored,
                "T1 T2 T5 T7 T10 T15 T17 T18 T19 T20 T22 T24 T25 W3 W4 W6",
                "c~p.hook GONE; c~q.hook READY; c ACTIVE, bound; p.hook WAITED; q.hook ACTIVE, bound");
        assertThat(contextsOfCallbacks(explored)).containsExactly(OddClient.ContextEach.of(B));
        assertThat(OddClient.ContextEach.of(Q)).isNotEqualTo(OddClient.ContextEach.of(B));
    }

    private static Set<ContextPointer> contextsOfCallbacks(Explored explored) {
        var contexts = new HashSet<ContextPointer>();
        explored.all()
                .forEach(it -> it.choice().occurrence().delivered().ifPresent(envelope -> {
                    Message message = envelope.message();
                    if (message instanceof ClientDetachProvider detach) {
                        contexts.add(detach.clientBindingContext());
                    } else if (message instanceof ClientCleanupBindingContext cleanup) {
                        contexts.add(cleanup.clientBindingContext());
                    }
                }));
        return contexts;
    }

    private static Class<? extends ModuleMessage> type(String callback) {
        return callback.equals("ClientAttachProvider") ? ClientAttachProvider.class : ClientDetachProvider.class;
    }
}
