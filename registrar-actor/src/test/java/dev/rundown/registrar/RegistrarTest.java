package dev.rundown.registrar;

import static dev.rundown.registrar.Bench.CLIENT;
import static dev.rundown.registrar.Bench.NPI;
import static dev.rundown.registrar.Bench.PROVIDER;
import static dev.rundown.registrar.NtStatus.STATUS_ACCESS_DENIED;
import static dev.rundown.registrar.NtStatus.STATUS_INVALID_PARAMETER;
import static dev.rundown.registrar.NtStatus.STATUS_NOINTERFACE;
import static dev.rundown.registrar.NtStatus.STATUS_PENDING;
import static dev.rundown.registrar.NtStatus.STATUS_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistrarTest {
    private static final RegistrationHandle P = new RegistrationHandle(PROVIDER, 1);
    private static final RegistrationHandle C = new RegistrationHandle(CLIENT, 1);
    private static final BindingHandle B = new BindingHandle(C, P);
    private static final ContextPointer CLIENT_CONTEXT = new ContextPointer(CLIENT, "binding");
    private static final ContextPointer PROVIDER_CONTEXT = new ContextPointer(PROVIDER, "binding");
    private static final String CLIENT_LANE = "R/client~provider.c";
    private static final String PROVIDER_LANE = "R/client~provider.p";

    private final Bench bench = new Bench();

    @Test
    void a_provider_without_clients_registers_and_deregisters_at_once() {
        registerProvider("p");

        var deregistered = bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        var waited = bench.call("p", PROVIDER, new NmrWaitForProviderDeregisterComplete(P));

        assertThat(deregistered).contains(new NmrDeregisterProviderReturned(P, STATUS_PENDING));
        assertThat(waited).contains(new NmrWaitForProviderDeregisterCompleteReturned(P, STATUS_SUCCESS));
        assertThat(bench.slips()).isEmpty();
    }

    @Test
    void both_sides_are_attached_inside_the_registration_of_the_second() {
        registerProvider("p");

        var proposed = bench.call("c", CLIENT, register());
        var asked = bench.call("c", CLIENT, attach());
        var told = bench.answer("c", accept());
        var returned = bench.answer("c", new ClientAttachProviderReturned(B, STATUS_SUCCESS));

        assertThat(proposed).get().isInstanceOf(ClientAttachProvider.class);
        assertThat(asked).get().isInstanceOf(ProviderAttachClient.class);
        assertThat(told)
                .contains(new NmrClientAttachProviderReturned(
                        B, STATUS_SUCCESS, Optional.of(PROVIDER_CONTEXT), Optional.empty()));
        assertThat(returned).contains(new NmrRegisterClientReturned(C, STATUS_SUCCESS));
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.READY);
    }

    @Test
    void a_refused_client_gets_the_provider_s_status_and_neither_detach_nor_cleanup() {
        registerProvider("p");
        bench.call("c", CLIENT, register());
        bench.call("c", CLIENT, attach());

        var told = bench.answer(
                "c", new ProviderAttachClientReturned(B, STATUS_ACCESS_DENIED, Optional.empty(), Optional.empty()));
        bench.answer("c", new ClientAttachProviderReturned(B, STATUS_ACCESS_DENIED));

        assertThat(told)
                .contains(new NmrClientAttachProviderReturned(
                        B, STATUS_ACCESS_DENIED, Optional.empty(), Optional.empty()));
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.GONE);
        assertThat(bench.underWay(CLIENT_LANE)).isEmpty();
        assertThat(bench.underWay(PROVIDER_LANE)).isEmpty();
        assertThat(bench.slips()).isEmpty();
    }

    @Test
    void a_wait_returns_only_after_both_sides_have_detached_and_cleaned_up() {
        attached();

        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        var waiting = bench.call("p", PROVIDER, new NmrWaitForProviderDeregisterComplete(P));
        bench.answer(CLIENT_LANE, new ClientDetachProviderReturned(B, STATUS_SUCCESS));
        bench.answer(PROVIDER_LANE, new ProviderDetachClientReturned(B, STATUS_PENDING));
        var stillWaiting = bench.retry("p");
        bench.call("w", PROVIDER, new NmrProviderDetachClientComplete(B));
        var clientCleans = bench.underWay(CLIENT_LANE);
        var providerCleans = bench.underWay(PROVIDER_LANE);
        bench.answer(CLIENT_LANE, new ClientCleanupBindingContextReturned(B));
        var waitingForCleanup = bench.retry("p");
        bench.answer(PROVIDER_LANE, new ProviderCleanupBindingContextReturned(B));
        var done = bench.retry("p");

        assertThat(waiting).isEqualTo(stillWaiting).isEqualTo(waitingForCleanup);
        assertThat(clientCleans).contains(new ClientCleanupBindingContext(B, CLIENT_CONTEXT));
        assertThat(providerCleans).contains(new ProviderCleanupBindingContext(B, PROVIDER_CONTEXT));
        assertThat(done).contains(new NmrWaitForProviderDeregisterCompleteReturned(P, STATUS_SUCCESS));
        assertThat(bench.slips()).isEmpty();
    }

    @Test
    void a_completion_may_come_before_the_callback_has_answered_pending() {
        attached();
        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));

        bench.call("w", PROVIDER, new NmrProviderDetachClientComplete(B));
        bench.answer(PROVIDER_LANE, new ProviderDetachClientReturned(B, STATUS_PENDING));
        bench.answer(CLIENT_LANE, new ClientDetachProviderReturned(B, STATUS_SUCCESS));

        assertThat(bench.phase(B)).isEqualTo(BindingPhase.CLEANING);
        assertThat(bench.slips()).isEmpty();
    }

    @Test
    void a_second_detach_complete_is_a_breach_by_its_sender_and_changes_nothing() {
        attached();
        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        bench.answer(PROVIDER_LANE, new ProviderDetachClientReturned(B, STATUS_PENDING));
        bench.call("w", PROVIDER, new NmrProviderDetachClientComplete(B));

        bench.call("w", PROVIDER, new NmrProviderDetachClientComplete(B));

        assertThat(bench.slips()).containsExactly("NMR004 T23 provider");
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.DETACHING);
    }

    @Test
    void a_deregistration_during_attach_is_not_lost() {
        registerProvider("p");
        bench.call("c", CLIENT, register());
        bench.call("c", CLIENT, attach());

        var answered = bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        bench.answer("c", accept());
        var detach = bench.answer("c", new ClientAttachProviderReturned(B, STATUS_SUCCESS));
        var other = bench.answer("c", new ClientDetachProviderReturned(B, STATUS_SUCCESS));
        var returned = bench.answer("c", new ProviderDetachClientReturned(B, STATUS_SUCCESS));

        assertThat(answered).contains(new NmrDeregisterProviderReturned(P, STATUS_PENDING));
        assertThat(detach).contains(new ClientDetachProvider(B, CLIENT_CONTEXT));
        assertThat(other).contains(new ProviderDetachClient(B, PROVIDER_CONTEXT));
        assertThat(returned).contains(new NmrRegisterClientReturned(C, STATUS_SUCCESS));
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.CLEANING);
    }

    @Test
    void second_thoughts_of_a_client_undo_the_provider() {
        registerProvider("p");
        bench.call("c", CLIENT, register());
        bench.call("c", CLIENT, attach());
        bench.answer("c", accept());

        bench.answer("c", new ClientAttachProviderReturned(B, STATUS_NOINTERFACE));

        assertThat(bench.slips()).containsExactly("NMR010 T12 client");
        assertThat(bench.underWay(PROVIDER_LANE)).contains(new ProviderDetachClient(B, PROVIDER_CONTEXT));
        assertThat(bench.underWay(CLIENT_LANE)).isEmpty();
    }

    @Test
    void the_second_end_to_deregister_causes_no_second_pair_of_callbacks() {
        attached();
        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        var first = bench.underWay(CLIENT_LANE);

        var answered = bench.call("c", CLIENT, new NmrDeregisterClient(C));

        assertThat(answered).contains(new NmrDeregisterClientReturned(C, STATUS_PENDING));
        assertThat(bench.underWay(CLIENT_LANE)).isEqualTo(first);
        assertThat(bench.slips()).isEmpty();
    }

    @Test
    void deregistering_twice_or_an_unknown_provider_is_an_invalid_parameter() {
        registerProvider("p");
        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));

        var twice = bench.call("p", PROVIDER, new NmrDeregisterProvider(P));
        var unknown = bench.call("p", PROVIDER, new NmrDeregisterProvider(new RegistrationHandle(PROVIDER, 7)));
        var asClient = bench.call("p", PROVIDER, new NmrDeregisterClient(P));

        assertThat(twice).contains(new NmrDeregisterProviderReturned(P, STATUS_INVALID_PARAMETER));
        assertThat(unknown)
                .contains(new NmrDeregisterProviderReturned(
                        new RegistrationHandle(PROVIDER, 7), STATUS_INVALID_PARAMETER));
        assertThat(asClient).contains(new NmrDeregisterClientReturned(P, STATUS_INVALID_PARAMETER));
        assertThat(bench.slips()).containsOnly("NMR016 W5 provider").hasSize(3);
    }

    @Test
    void waiting_without_deregistering_is_an_invalid_parameter() {
        registerProvider("p");

        var waited = bench.call("p", PROVIDER, new NmrWaitForProviderDeregisterComplete(P));

        assertThat(waited).contains(new NmrWaitForProviderDeregisterCompleteReturned(P, STATUS_INVALID_PARAMETER));
        assertThat(bench.slips()).containsExactly("NMR016 W1 provider");
    }

    @Test
    void registering_again_gives_a_new_handle_and_a_new_binding() {
        attached();
        bench.call("p", PROVIDER, new NmrDeregisterProvider(P));

        var proposed = bench.call("q", PROVIDER, provider());

        var again = new BindingHandle(C, new RegistrationHandle(PROVIDER, 2));
        assertThat(proposed)
                .get()
                .isInstanceOfSatisfying(
                        ClientAttachProvider.class,
                        it -> assertThat(it.binding()).isEqualTo(again));
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.DETACHING);
    }

    @Test
    void a_stale_binding_handle_is_a_breach_by_its_sender_and_stays_dead() {
        registerProvider("p");
        bench.call("c", CLIENT, register());
        bench.answer("c", new ClientAttachProviderReturned(B, STATUS_NOINTERFACE));

        var attached = bench.call("late", CLIENT, attach());
        bench.call("late", PROVIDER, new NmrProviderDetachClientComplete(B));

        assertThat(attached)
                .contains(new NmrClientAttachProviderReturned(
                        B, STATUS_INVALID_PARAMETER, Optional.empty(), Optional.empty()));
        assertThat(bench.slips()).containsExactly("NMR006 T26 client", "NMR004 T26 provider");
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.GONE);
    }

    @Test
    void a_completion_that_was_never_pending_is_a_breach_by_its_sender_and_changes_nothing() {
        attached();

        bench.call("w", CLIENT, new NmrClientDetachProviderComplete(B));

        assertThat(bench.slips()).containsExactly("NMR004 T23 client");
        assertThat(bench.phase(B)).isEqualTo(BindingPhase.READY);
    }

    private void registerProvider(String lane) {
        var returned = bench.call(lane, PROVIDER, provider());
        assertThat(returned).contains(new NmrRegisterProviderReturned(P, STATUS_SUCCESS));
    }

    private void attached() {
        registerProvider("p");
        bench.call("c", CLIENT, register());
        bench.call("c", CLIENT, attach());
        bench.answer("c", accept());
        bench.answer("c", new ClientAttachProviderReturned(B, STATUS_SUCCESS));
    }

    private static NmrRegisterProvider provider() {
        return new NmrRegisterProvider(
                new ProviderCharacteristics(0, PROVIDER, PROVIDER, true, instance()),
                new ContextPointer(PROVIDER, "registration"));
    }

    private static NmrRegisterClient register() {
        return new NmrRegisterClient(
                new ClientCharacteristics(0, CLIENT, CLIENT, true, instance()),
                new ContextPointer(CLIENT, "registration"));
    }

    private static RegistrationInstance instance() {
        return RegistrationInstance.of(NPI, new ModuleId("m"), NpiSpecificCharacteristics.NONE);
    }

    private static NmrClientAttachProvider attach() {
        return new NmrClientAttachProvider(B, CLIENT_CONTEXT, Optional.empty());
    }

    private static ProviderAttachClientReturned accept() {
        return new ProviderAttachClientReturned(B, STATUS_SUCCESS, Optional.of(PROVIDER_CONTEXT), Optional.empty());
    }
}
