package dev.rundown.simulation.rule;

import static dev.rundown.registrar.NtStatus.STATUS_ACCESS_DENIED;
import static dev.rundown.registrar.NtStatus.STATUS_NOINTERFACE;
import static dev.rundown.registrar.NtStatus.STATUS_SUCCESS;
import static dev.rundown.simulation.rule.RulesTest.called;
import static dev.rundown.simulation.rule.RulesTest.judge;
import static dev.rundown.simulation.rule.RulesTest.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.LinkEvent.Moved;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.client.LinkTransition.Request;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ClientListed;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.InvocationEvent.ClientUnlisted;
import dev.rundown.extension.npi.InvocationEvent.Closing;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.ProviderForgotten;
import dev.rundown.extension.npi.InvocationEvent.ProviderReserved;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachRulesTest {
    private static final Address LINK = new Address("L1");
    private static final Address HOOK = new Address("sample.hook");
    private static final BindingHandle B = binding("L1");
    private static final ContextPointer CONTEXT = new ContextPointer(HOOK, "context");
    private static final Event ATTACH = moved(Request.ATTACH, Phase.ATTACHING);
    private static final Event FOUND = moved(Request.PROVIDER_FOUND, Phase.ATTACHED, EbpfResult.EBPF_SUCCESS);
    private static final Event DETACH = moved(Request.DETACH, Phase.DETACHING);
    private static final Event DETACHED = moved(Request.DEREGISTERED, Phase.DETACHED, EbpfResult.EBPF_SUCCESS);
    private static final Event TOLD_TO_DETACH = called(new ClientDetachProvider(B, CONTEXT), LINK);

    private static BindingHandle binding(String link) {
        return new BindingHandle(new RegistrationHandle(new Address(link), 1), new RegistrationHandle(HOOK, 1));
    }

    private static Event moved(Request request, Phase now) {
        return new Moved(LINK, request, now, Optional.empty());
    }

    private static Event moved(Request request, Phase now, EbpfResult answer) {
        return new Moved(LINK, request, now, Optional.of(answer));
    }

    private static Event attachReturned(NtStatus status) {
        return sent(new ClientAttachProviderReturned(B, status), LINK);
    }

    private static Event hookAnswers(NtStatus status) {
        return sent(new ProviderAttachClientReturned(B, status, Optional.empty(), Optional.empty()), HOOK);
    }

    private static Event listed(String link, Optional<Long> parameter, AttachPolicy policy) {
        return new ClientListed(binding(link), HOOK, parameter, policy);
    }

    private static Event[] after(List<Event> events, Event... then) {
        var all = new ArrayList<>(events);
        all.addAll(List.of(then));
        return all.toArray(Event[]::new);
    }

    @Test
    void nmr015_lets_a_link_go_its_way_and_answer_what_its_table_says() {
        var attached = List.of(ATTACH, attachReturned(STATUS_SUCCESS), FOUND);

        assertThat(judge(
                        AttachRules.NMR015,
                        after(
                                attached,
                                moved(Request.ATTACH, Phase.ATTACHED, EbpfResult.EBPF_INVALID_ARGUMENT),
                                DETACH,
                                moved(Request.DETACH, Phase.DETACHING, EbpfResult.EBPF_SUCCESS),
                                DETACHED,
                                new LinkEvent.Freed(LINK))))
                .isEmpty();
        assertThat(judge(AttachRules.NMR015, after(attached, TOLD_TO_DETACH, new Ended(B), DETACH, DETACHED)))
                .isEmpty();
    }

    @Test
    void nmr015_breaks_at_a_step_that_the_table_does_not_have() {
        assertThat(judge(AttachRules.NMR015, ATTACH, moved(Request.DETACH, Phase.DETACHING)))
                .containsExactly("L1 went from ATTACHING to DETACHING at DETACH, and not to ATTACHING (row L9)");
        assertThat(judge(AttachRules.NMR015, DETACHED))
                .containsExactly("L1 was told DEREGISTERED while it was INITIAL");
        assertThat(judge(AttachRules.NMR015, ATTACH, moved(Request.ATTACH, Phase.ATTACHING, EbpfResult.EBPF_SUCCESS)))
                .containsExactly("L1 answered EBPF_SUCCESS to ATTACH while it was ATTACHING (row L8)");
        assertThat(judge(AttachRules.NMR015, ATTACH, moved(Request.ATTACH, Phase.ATTACHING)))
                .containsExactly("L1 answered nothing to ATTACH while it was ATTACHING (row L8)");
    }

    @Test
    void nmr015_breaks_where_a_link_is_wrong_about_its_provider() {
        assertThat(judge(AttachRules.NMR015, ATTACH, TOLD_TO_DETACH, attachReturned(STATUS_SUCCESS), FOUND))
                .containsExactly("L1 is ATTACHED although no provider is attached to it");
        assertThat(judge(AttachRules.NMR015, ATTACH, attachReturned(STATUS_SUCCESS), TOLD_TO_DETACH, FOUND))
                .hasSize(1);
        assertThat(judge(AttachRules.NMR015, ATTACH, attachReturned(STATUS_NOINTERFACE), FOUND))
                .hasSize(1);
        assertThat(judge(
                        AttachRules.NMR015,
                        ATTACH,
                        attachReturned(STATUS_SUCCESS),
                        moved(Request.NO_PROVIDER, Phase.DETACHING)))
                .containsExactly("L1 found no provider although L1~sample.hook is attached");
    }

    @Test
    void nmr006_ends_the_use_of_a_link_where_it_is_freed() {
        var freed = new LinkEvent.Freed(LINK);

        assertThat(judge(Rules.NMR006, ATTACH, FOUND, DETACH, DETACHED, freed)).isEmpty();
        assertThat(judge(Rules.NMR006, ATTACH, FOUND, DETACH, freed, DETACHED))
                .containsExactly("L1 wrote its state after it had been freed");
    }

    @Test
    void nmr017_wants_nothing_kept_of_a_client_that_was_refused() {
        var listed = listed("L1", Optional.empty(), AttachPolicy.SINGLE_ATTACH);
        var unlisted = new ClientUnlisted(B, HOOK);

        assertThat(judge(AttachRules.NMR017, listed, hookAnswers(STATUS_SUCCESS), unlisted, new Ended(B)))
                .isEmpty();
        assertThat(judge(AttachRules.NMR017, listed, unlisted, hookAnswers(STATUS_ACCESS_DENIED), new Ended(B)))
                .isEmpty();
        assertThat(judge(AttachRules.NMR017, listed, hookAnswers(STATUS_ACCESS_DENIED)))
                .containsExactly("sample.hook refused L1~sample.hook and keeps it on its list");
        assertThat(judge(AttachRules.NMR017, hookAnswers(STATUS_ACCESS_DENIED), listed))
                .hasSize(1);
    }

    @Test
    void nmr017_wants_no_place_kept_for_a_provider_that_was_refused() {
        var reserved = new ProviderReserved(B, LINK);
        var forgotten = new ProviderForgotten(B, LINK);
        var refused = hookAnswers(STATUS_ACCESS_DENIED);

        assertThat(judge(AttachRules.NMR017, reserved, refused, forgotten, attachReturned(STATUS_ACCESS_DENIED)))
                .isEmpty();
        assertThat(judge(AttachRules.NMR017, reserved, refused, attachReturned(STATUS_ACCESS_DENIED)))
                .containsExactly("L1 refused L1~sample.hook and keeps its place for it");
    }

    @Test
    void ebpf005_wants_no_more_clients_than_the_policy_allows_and_its_status() {
        var single = AttachPolicy.SINGLE_ATTACH;
        var first = listed("L1", Optional.empty(), single);
        var second = listed("L2", Optional.empty(), single);

        assertThat(judge(AttachRules.EBPF005, first, new ClientUnlisted(B, HOOK), second))
                .isEmpty();
        assertThat(judge(AttachRules.EBPF005, first, turnedAway(STATUS_ACCESS_DENIED)))
                .isEmpty();
        assertThat(judge(AttachRules.EBPF005, first, second))
                .containsExactly("sample.hook gave L2 a place although SINGLE_ATTACH has none");
        assertThat(judge(AttachRules.EBPF005, first, turnedAway(STATUS_NOINTERFACE)))
                .containsExactly(
                        "sample.hook turned L2 away with STATUS_NOINTERFACE, and not with STATUS_ACCESS_DENIED");
    }

    private static Event turnedAway(NtStatus status) {
        return new ClientTurnedAway(binding("L2"), HOOK, Optional.empty(), AttachPolicy.SINGLE_ATTACH, status);
    }

    @Test
    void ebpf011_wants_a_reason_that_is_still_there() {
        var listed = listed("L1", Optional.empty(), AttachPolicy.SINGLE_ATTACH);
        var unlisted = new ClientUnlisted(B, HOOK);
        var turnedAway = turnedAway(STATUS_ACCESS_DENIED);
        var closing = new Closing(new Address("sample"));
        var leaving = new AttachRefused(
                B, HOOK, new Refusal(NtStatus.STATUS_DEVICE_NOT_READY, Refusal.Cause.LEAVING, "leaving"));
        var gone = new Gone(new Address("sample"), List.of(HOOK));

        assertThat(judge(AttachRules.EBPF011, listed, turnedAway, unlisted)).isEmpty();
        assertThat(judge(AttachRules.EBPF011, listed, turnedAway, unlisted, turnedAway))
                .containsExactly("sample.hook turned L2 away although nobody has the place any more");
        assertThat(judge(AttachRules.EBPF011, closing, leaving, gone)).isEmpty();
        assertThat(judge(AttachRules.EBPF011, closing, gone, leaving))
                .containsExactly("sample.hook said that it is leaving, and it is not");
        assertThat(judge(AttachRules.EBPF011, closing, hookAnswers(STATUS_SUCCESS)))
                .containsExactly("sample.hook took L1 although it is leaving");
    }

    @Test
    void ebpf012_wants_the_place_free_when_the_binding_has_ended() {
        var listed = listed("L1", Optional.empty(), AttachPolicy.SINGLE_ATTACH);
        var unlisted = new ClientUnlisted(B, HOOK);
        var turnedAway = turnedAway(STATUS_ACCESS_DENIED);

        assertThat(judge(AttachRules.EBPF012, listed, turnedAway, unlisted, new Ended(B), turnedAway))
                .isEmpty(); // The last one is EBPF011's: nobody has the place.
        assertThat(judge(AttachRules.EBPF012, listed, new Ended(B), turnedAway, unlisted))
                .containsExactly("sample.hook turned L2 away for L1, which has detached");
    }
}
