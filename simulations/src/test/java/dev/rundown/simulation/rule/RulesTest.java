package dev.rundown.simulation.rule;

import static dev.rundown.registrar.NtStatus.STATUS_ACCESS_DENIED;
import static dev.rundown.registrar.NtStatus.STATUS_PENDING;
import static dev.rundown.registrar.NtStatus.STATUS_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.extension.npi.InvocationEvent.ProgramRead;
import dev.rundown.extension.npi.InvocationEvent.ProgramSet;
import dev.rundown.extension.npi.InvocationEvent.RundownAcquired;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NpiId;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.OutOfContract;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RulesTest {
    private static final Address LINK = new Address("L1");
    private static final Address HOOK = new Address("sample.hook");
    private static final Address SAMPLE = new Address("sample");
    private static final Address REGISTRAR = new Address("registrar");
    private static final Address CPU = new Address("cpu0");
    private static final Lane LANE = new Lane("lane");
    private static final RegistrationHandle CLIENT = new RegistrationHandle(LINK, 1);
    private static final RegistrationHandle PROVIDER = new RegistrationHandle(HOOK, 1);
    private static final BindingHandle B = new BindingHandle(CLIENT, PROVIDER);
    private static final ContextPointer CONTEXT = new ContextPointer(HOOK, "context");
    private static final Event BOUND = new Bound(B, true, true);
    private static final Event DETACH = called(new ProviderDetachClient(B, CONTEXT), HOOK);
    private static final Event CLEAN_CLIENT = called(new ClientCleanupBindingContext(B, CONTEXT), LINK);
    private static final Event CLEAN_PROVIDER = called(new ProviderCleanupBindingContext(B, CONTEXT), HOOK);
    private static final Event COMPLETE = sent(new NmrProviderDetachClientComplete(B), HOOK);
    private static final Event INVOKE = new InvocationStarted(B, CPU);
    private static final Event END = new Ended(B);

    static Event called(Message callback, Address to) {
        return Observed.delivered(Envelope.first(LANE, to, REGISTRAR, callback)).orElseThrow();
    }

    static Event sent(Message message, Address from) {
        return Observed.sent(message, from, LANE).orElseThrow();
    }

    private static Event accepted() {
        return sent(new ProviderAttachClientReturned(B, STATUS_SUCCESS, Optional.of(CONTEXT), Optional.empty()), HOOK);
    }

    private static Event clientDetached(NtStatus status) {
        return sent(new ClientDetachProviderReturned(B, status), LINK);
    }

    private static Event providerDetached(NtStatus status) {
        return sent(new ProviderDetachClientReturned(B, status), HOOK);
    }

    private static <K, S> List<String> judge(Automaton<K, S> automaton, List<Event> events) {
        var states = new HashMap<K, S>();
        var broken = new ArrayList<String>();
        for (var event : events) {
            automaton.key(event).ifPresent(key -> {
                switch (automaton.next(key, states.getOrDefault(key, automaton.initial()), event)) {
                    case Judgement.Going<S>(var next) -> states.put(key, next);
                    case Judgement.Reached<S>(var next) -> {
                        states.put(key, next);
                        broken.add("reached");
                    }
                    case Judgement.Broken<S>(var blame, var sentence) -> broken.add(blame + " " + sentence);
                }
            });
        }
        owed(automaton, states).forEach(broken::add);
        return broken;
    }

    private static <K, S> List<String> owed(Automaton<K, S> automaton, Map<K, S> states) {
        var owed = new ArrayList<String>();
        states.forEach((key, state) ->
                automaton.owed(key, state).ifPresent(it -> owed.add("owed: " + it.by() + " " + it.sentence())));
        return owed;
    }

    static List<String> judge(Rule rule, Event... events) {
        return judge(rule.automaton(), List.of(events));
    }

    private static List<String> judge(String goal, Event... events) {
        return judge(Goals.find(goal).orElseThrow().automaton(), List.of(events));
    }

    @Test
    void nmr001_breaks_when_an_invocation_begins_after_the_detach() {
        assertThat(judge(Rules.NMR001, BOUND, accepted(), INVOKE, DETACH)).isEmpty();
        assertThat(judge(Rules.NMR001, BOUND, accepted(), DETACH, INVOKE))
                .containsExactly("sample.hook invoked L1 on cpu0 after ProviderDetachClient(L1~sample.hook)");
        assertThat(judge(Rules.NMR001, BOUND, END, INVOKE)).hasSize(1);
    }

    @Test
    void nmr003_is_owed_between_pending_and_completion() {
        assertThat(judge(Rules.NMR003, DETACH, providerDetached(STATUS_PENDING)))
                .containsExactly("owed: sample.hook answered STATUS_PENDING to ProviderDetachClient(L1~sample.hook)"
                        + " and never completed");
        assertThat(judge(Rules.NMR003, DETACH, providerDetached(STATUS_PENDING), COMPLETE))
                .isEmpty();
        assertThat(judge(Rules.NMR003, DETACH, COMPLETE, providerDetached(STATUS_PENDING)))
                .isEmpty();
        assertThat(judge(Rules.NMR003, DETACH, providerDetached(STATUS_SUCCESS)))
                .isEmpty();
    }

    @Test
    void nmr005_wants_each_cleanup_once_and_after_both_sides() {
        Event[] both = {BOUND, accepted(), clientDetached(STATUS_SUCCESS), providerDetached(STATUS_SUCCESS)};

        assertThat(judge(Rules.NMR005, plus(both, CLEAN_CLIENT, CLEAN_PROVIDER, END)))
                .isEmpty();
        assertThat(judge(Rules.NMR005, plus(both, CLEAN_CLIENT, CLEAN_CLIENT)))
                .first()
                .isEqualTo("registrar cleaned up the client's context of L1~sample.hook twice");
        assertThat(judge(Rules.NMR005, plus(both, CLEAN_CLIENT, END)))
                .first()
                .isEqualTo("registrar never cleaned up the provider's context of L1~sample.hook");
        assertThat(judge(Rules.NMR005, plus(both, CLEAN_CLIENT)))
                .containsExactly("owed: registrar never cleaned up the provider's context of L1~sample.hook");
        assertThat(judge(Rules.NMR005, BOUND, accepted(), clientDetached(STATUS_SUCCESS), CLEAN_CLIENT))
                .first()
                .isEqualTo("registrar cleaned up the client's context of L1~sample.hook before both sides had let go");
    }

    @Test
    void nmr005_wants_no_cleanup_of_a_side_that_has_no_callback_or_nothing_to_clean() {
        var noCallback = new Bound(B, true, false);
        var second = sent(new ClientAttachProviderReturned(B, STATUS_ACCESS_DENIED), LINK);

        assertThat(judge(
                        Rules.NMR005,
                        noCallback,
                        accepted(),
                        clientDetached(STATUS_SUCCESS),
                        providerDetached(STATUS_SUCCESS),
                        CLEAN_CLIENT,
                        END))
                .isEmpty();
        // Second thoughts (T12): the client's side has let go without a detach.
        assertThat(judge(
                        Rules.NMR005,
                        BOUND,
                        accepted(),
                        second,
                        providerDetached(STATUS_SUCCESS),
                        CLEAN_PROVIDER,
                        CLEAN_CLIENT,
                        END))
                .isEmpty();
        assertThat(judge(Rules.NMR005, BOUND, second, END)).isEmpty();
        assertThat(judge(Rules.NMR005, BOUND, second, CLEAN_CLIENT)).isNotEmpty();
    }

    @Test
    void nmr006_ends_the_use_of_a_context_where_its_cleanup_begins() {
        var used = new ContextUsed(B, Role.CLIENT, HOOK);
        var freed = new ContextFreed(B, Role.CLIENT, LINK);
        Event[] both = {BOUND, accepted(), clientDetached(STATUS_SUCCESS), providerDetached(STATUS_SUCCESS)};

        assertThat(judge(Rules.NMR006, plus(both, used, CLEAN_CLIENT, freed))).isEmpty();
        assertThat(judge(Rules.NMR006, plus(both, CLEAN_CLIENT, used)))
                .containsExactly("sample.hook used the CLIENT context of L1~sample.hook after its cleanup had begun");
        assertThat(judge(Rules.NMR006, plus(both, freed)))
                .containsExactly("L1 freed the CLIENT context of L1~sample.hook before its cleanup");
        assertThat(judge(Rules.NMR006, plus(both, CLEAN_CLIENT, CLEAN_PROVIDER, END, INVOKE)))
                .hasSize(1);
        assertThat(judge(Rules.NMR006, BOUND, freed, END)).isEmpty(); // Refused: its own affair.
        assertThat(judge(Rules.NMR006, new OutOfContract("NMR006", LINK, "T26", "used a dead handle")))
                .containsExactly("L1 used a dead handle (row T26)");
    }

    @Test
    void nmr007_breaks_when_anything_still_needs_the_code() {
        var gone = new Gone(SAMPLE, List.of(HOOK));
        var in = new Entered(SAMPLE, CPU);
        var out = new Left(SAMPLE, CPU);

        assertThat(judge(Rules.NMR007, new Registered(PROVIDER), new Deregistered(PROVIDER), gone))
                .isEmpty();
        assertThat(judge(Rules.NMR007, new Registered(PROVIDER), gone))
                .containsExactly("sample left memory while sample.hook was still registered");
        assertThat(judge(Rules.NMR007, DETACH, gone))
                .containsExactly("sample left memory while a callback of it was still running");
        assertThat(judge(Rules.NMR007, DETACH, providerDetached(STATUS_SUCCESS), in, out, gone))
                .isEmpty();
        assertThat(judge(Rules.NMR007, in, gone))
                .containsExactly("sample left memory while a CPU was still in its code");
        assertThat(judge(Rules.NMR007, new Registered(CLIENT), gone)).isEmpty(); // Of somebody else.
    }

    @Test
    void nmr009_breaks_when_a_second_provider_accepts_before_the_first_is_detached() {
        var other = new BindingHandle(CLIENT, new RegistrationHandle(new Address("other.hook"), 1));
        var second = sent(
                new ProviderAttachClientReturned(other, STATUS_SUCCESS, Optional.of(CONTEXT), Optional.empty()), HOOK);
        var detach = called(new ClientDetachProvider(B, CONTEXT), LINK);
        var thoughts = sent(new ClientAttachProviderReturned(B, STATUS_ACCESS_DENIED), LINK);

        assertThat(judge(Rules.NMR009, accepted(), detach, second)).isEmpty();
        assertThat(judge(Rules.NMR009, accepted(), thoughts, second)).isEmpty();
        assertThat(judge(Rules.NMR009, accepted(), END, second)).isEmpty();
        assertThat(judge(Rules.NMR009, accepted(), second))
                .containsExactly("L1 was attached to two providers at a time: [L1~other.hook, L1~sample.hook]");
    }

    @Test
    void nmr011_wants_a_rundown_initialised_first_and_never_released_too_often() {
        var ready = new RundownInitialized(B, HOOK);
        var in = new RundownAcquired(B, CPU);
        var out = new RundownReleased(B, CPU);

        assertThat(judge(Rules.NMR011, ready, in, in, out, out, END)).isEmpty();
        assertThat(judge(Rules.NMR011, in, ready))
                .containsExactly(
                        "sample.hook let cpu0 acquire the rundown of L1~sample.hook before it was initialised");
        assertThat(judge(Rules.NMR011, ready, in, out, out))
                .containsExactly("sample.hook let cpu0 release the rundown of L1~sample.hook more often than it was"
                        + " acquired");
    }

    @Test
    void nmr012_is_owed_by_the_program_that_a_cpu_has_not_left() {
        var program = new Address("drop");
        var enters = new ProgramRead(B, CPU, Optional.of(program));
        var leaves = new InvocationEnded(B, CPU, program, EbpfResult.EBPF_SUCCESS, 0);

        assertThat(judge(Rules.NMR012, enters, leaves)).isEmpty();
        assertThat(judge(Rules.NMR012, enters)).containsExactly("owed: drop never returned on cpu0");
    }

    @Test
    void nmr019_breaks_when_a_program_is_set_while_peers_may_look() {
        var set = new ProgramSet(LINK);

        assertThat(judge(Rules.NMR019, set, new Registered(CLIENT), new Deregistered(CLIENT), set))
                .isEmpty();
        assertThat(judge(Rules.NMR019, new Registered(CLIENT), set))
                .containsExactly("L1 set its program after it had registered");
    }

    @Test
    void nmr020_wants_a_context_alive_from_the_attach_call_until_its_cleanup() {
        var ask = called(
                new ProviderAttachClient(
                        B,
                        CONTEXT,
                        RegistrationInstance.of(
                                new NpiId("npi"), new ModuleId("link"), NpiSpecificCharacteristics.NONE),
                        CONTEXT,
                        Optional.empty()),
                HOOK);
        var refused = sent(
                new ProviderAttachClientReturned(B, STATUS_ACCESS_DENIED, Optional.empty(), Optional.empty()), HOOK);
        var byClient = new ContextFreed(B, Role.CLIENT, LINK);
        var byProvider = new ContextFreed(B, Role.PROVIDER, HOOK);

        assertThat(judge(Rules.NMR020, BOUND, ask, refused, byClient)).isEmpty();
        assertThat(judge(Rules.NMR020, BOUND, ask, accepted(), CLEAN_CLIENT, byClient, CLEAN_PROVIDER, byProvider))
                .isEmpty();
        assertThat(judge(Rules.NMR020, BOUND, ask, byClient))
                .containsExactly("L1 freed the CLIENT context of L1~sample.hook while it was lent");
        assertThat(judge(Rules.NMR020, BOUND, ask, accepted(), DETACH, byProvider))
                .containsExactly("sample.hook freed the PROVIDER context of L1~sample.hook while it was lent");
        assertThat(judge(Rules.NMR020, BOUND, byProvider, END, byClient)).isEmpty();
    }

    @Test
    void ebpf003_breaks_when_an_invocation_finds_no_program() {
        var found = new ProgramRead(B, CPU, Optional.of(new Address("drop")));
        var missing = new ProgramRead(B, CPU, Optional.empty());

        assertThat(judge(Rules.EBPF003, BOUND, found)).isEmpty();
        assertThat(judge(Rules.EBPF003, BOUND, missing))
                .containsExactly("L1 had no program when cpu0 invoked it through L1~sample.hook");
        // Not the link's fault any more: NMR006.
        assertThat(judge(Rules.EBPF003, BOUND, CLEAN_CLIENT, missing)).isEmpty();
        assertThat(judge(Rules.EBPF003, BOUND, END, missing)).isEmpty();
    }

    @Test
    void what_the_registrar_itself_sees_breaks_the_rule_that_it_names() {
        var event = new OutOfContract("NMR004", LINK, "T23", "completed a detach that is not pending");

        assertThat(judge(Rules.NMR004, event)).containsExactly("L1 completed a detach that is not pending (row T23)");
        assertThat(judge(Rules.NMR010, event)).isEmpty();
        assertThat(judge(Rules.NMR016, event)).isEmpty();
    }

    @Test
    void every_automaton_forgets_a_binding_that_has_ended() {
        Event[] before = {BOUND, accepted(), DETACH, COMPLETE, clientDetached(STATUS_PENDING)};

        for (var rule : Rules.all()) {
            assertThat(stateAfterEnd(rule.automaton(), List.of(before)))
                    .as(rule.toString())
                    .isEqualTo(stateAfterEnd(rule.automaton(), List.of()));
        }
    }

    private static <K, S> Optional<S> stateAfterEnd(Automaton<K, S> automaton, List<Event> before) {
        var state = automaton.initial();
        for (var event : before) {
            var key = automaton.key(event);
            if (key.isPresent() && automaton.next(key.get(), state, event) instanceof Judgement.Going<S>(var next)) {
                state = next;
            }
        }
        var last = state;
        return automaton
                .key(END)
                .flatMap(key -> automaton.next(key, last, END) instanceof Judgement.Going<S>(var next)
                        ? Optional.of(next)
                        : Optional.empty());
    }

    @Test
    void goals_are_reached_where_their_sentence_comes_true() {
        var refusal = sent(new ClientAttachProviderReturned(B, NtStatus.STATUS_NOINTERFACE), LINK);
        var attached = sent(new ClientAttachProviderReturned(B, STATUS_SUCCESS), LINK);

        assertThat(judge("hook-invoked", INVOKE)).containsExactly("reached");
        assertThat(judge("refused-by-client", BOUND, refusal)).containsExactly("reached");
        assertThat(judge("early-completion-seen", DETACH, COMPLETE)).containsExactly("reached");
        assertThat(judge("early-completion-seen", DETACH, providerDetached(STATUS_PENDING), COMPLETE))
                .isEmpty();
        assertThat(judge("invoke-before-attached", accepted(), INVOKE)).containsExactly("reached");
        assertThat(judge("invoke-before-attached", accepted(), attached, INVOKE))
                .isEmpty();
        assertThat(judge("reattached", attached)).isEmpty();
    }

    @Test
    void a_rule_is_found_by_id_and_by_name_and_an_unknown_one_is_refused_with_the_list() {
        assertThat(Rules.named(List.of("deregister-completes", "nmr001"))).containsExactly(Rules.NMR001, Rules.NMR008);
        assertThat(Rules.named(List.of())).isEqualTo(Rules.all());
        assertThatThrownBy(() -> Rules.named(List.of("NMR999")))
                .hasMessageStartingWith("no rule is called [NMR999]. The rules are: [NMR001 no-invoke-after-detach,");
    }

    private static Event[] plus(Event[] first, Event... then) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(List.of(then));
        return all.toArray(Event[]::new);
    }
}
