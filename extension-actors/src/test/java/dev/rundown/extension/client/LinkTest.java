package dev.rundown.extension.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Event;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkState.Phase;
import dev.rundown.extension.client.LinkState.References;
import dev.rundown.extension.client.LinkTransition.Request;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.HookProviderCharacteristics;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LinkTest {
    private static final Address SELF = new Address("L1");
    private static final Address PROGRAM = new Address("drop");
    private static final Address ADMIN = new Address("admin");
    private static final ModuleId ATTACH_TYPE = new ModuleId("attach type");
    private static final ModuleId PROGRAM_TYPE = new ModuleId("program type");
    private static final RegistrationHandle REGISTRATION = new RegistrationHandle(SELF, 1);
    private static final BindingHandle B1 = binding("one.hook");
    private static final BindingHandle B2 = binding("two.hook");
    private static final Link LINK = new Link(SELF, ATTACH_TYPE, PROGRAM_TYPE);

    private static BindingHandle binding(String hook) {
        return new BindingHandle(REGISTRATION, new RegistrationHandle(new Address(hook), 1));
    }

    /// One register, which is all that a link shares.
    private static final class Shared implements Cells {
        private Optional<Object> value = Optional.empty();

        @Override
        @SuppressWarnings("unchecked") // There is one cell.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            var outcome = operation.on((V) value.orElse(cell.initial()));
            value = Optional.of(outcome.value());
            return outcome.result();
        }

        @Override
        public <V> V read(Part<V> part) {
            throw new UnsupportedOperationException("a link has no parts: " + part);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new UnsupportedOperationException("a link chooses nothing: " + name);
        }
    }

    /// A link that is told one thing after the other. What it calls is answered by the test.
    private static final class Life {
        private final Cells cells = new Shared();
        private final List<Event> events = new ArrayList<>();
        private LinkState state = LINK.initial();
        private List<Effect> effects = List.of();
        private Frame frame = Frame.NONE;

        Life told(Message... messages) {
            for (var message : messages) {
                Step<LinkState> step =
                        LINK.receive(state, new Delivery<>(new Lane("lane"), ADMIN, message, frame), cells);
                state = step.state();
                effects = step.effects();
                for (var effect : effects) {
                    switch (effect) {
                        case Effect.Happened(var event) -> events.add(event);
                        case Effect.Call it -> frame = it.frame();
                        case Effect.Return _, Effect.Continue _, Effect.Start _, Effect.Put<?> _ -> {}
                    }
                }
            }
            return this;
        }

        Life in(Phase phase) {
            return switch (phase) {
                case INITIAL -> this;
                case ATTACHING -> told(new Command.Attach(PROGRAM));
                case ATTACHED -> in(Phase.ATTACHING).told(accepted()).told(registered());
                case DETACHING -> in(Phase.ATTACHED).told(new Command.Detach());
                case DETACHED ->
                    in(Phase.DETACHING)
                            .told(new NmrDeregisterClientReturned(REGISTRATION, NtStatus.STATUS_PENDING))
                            .told(deregistered());
            };
        }

        Optional<EbpfResult> answer() {
            return effects.stream()
                    .filter(it -> it instanceof Effect.Return(Finished _))
                    .map(it -> ((Finished) ((Effect.Return) it).message()).result())
                    .findFirst();
        }
    }

    private static Message[] accepted() {
        return new Message[] {proposed(B1, hook()), returned(B1, NtStatus.STATUS_SUCCESS)};
    }

    private static NpiSpecificCharacteristics hook() {
        return new HookProviderCharacteristics(PROGRAM_TYPE);
    }

    private static ClientAttachProvider proposed(BindingHandle binding, NpiSpecificCharacteristics offered) {
        return proposed(binding, ATTACH_TYPE, offered);
    }

    private static ClientAttachProvider proposed(
            BindingHandle binding, ModuleId module, NpiSpecificCharacteristics offered) {
        return new ClientAttachProvider(
                binding,
                new ContextPointer(SELF, "client context"),
                RegistrationInstance.of(Npis.HOOK, module, offered));
    }

    private static NmrClientAttachProviderReturned returned(BindingHandle binding, NtStatus status) {
        return new NmrClientAttachProviderReturned(binding, status, Optional.empty(), Optional.empty());
    }

    private static NmrRegisterClientReturned registered() {
        return new NmrRegisterClientReturned(REGISTRATION, NtStatus.STATUS_SUCCESS);
    }

    private static NmrWaitForClientDeregisterCompleteReturned deregistered() {
        return new NmrWaitForClientDeregisterCompleteReturned(REGISTRATION, NtStatus.STATUS_SUCCESS);
    }

    private static Life asked(Life life, Request request) {
        return switch (request) {
            case ATTACH -> life.told(new Command.Attach(PROGRAM));
            case PROVIDER_FOUND -> life.told(accepted()).told(registered());
            case NO_PROVIDER -> life.told(registered());
            case NOT_REGISTERED ->
                life.told(new NmrRegisterClientReturned(REGISTRATION, NtStatus.STATUS_INSUFFICIENT_RESOURCES));
            case DETACH -> life.told(new Command.Detach());
            case LAST_REFERENCE -> life.told(new Command.Close());
            case DEREGISTERED -> life.told(deregistered());
        };
    }

    /// Every state with every request. While an operation is going on it holds a reference, so that the last one is
    /// never given up there by closing the handle: row L10 of those states is met when the operation ends.
    @TestFactory
    Stream<DynamicTest> a_link_does_what_its_table_says() {
        return Stream.of(Phase.values())
                .flatMap(phase -> Stream.of(Request.values())
                        .filter(request -> LinkTransition.of(phase, request).isPresent())
                        .filter(request -> request != Request.LAST_REFERENCE
                                || (phase != Phase.ATTACHING && phase != Phase.DETACHING))
                        .map(request -> DynamicTest.dynamicTest(phase + " " + request, () -> compare(phase, request))));
    }

    private static void compare(Phase phase, Request request) {
        var row = LinkTransition.of(phase, request).orElseThrow();
        var life = new Life().in(phase);
        assertThat(life.state.phase()).isEqualTo(phase);

        asked(life, request);

        assertThat(life.state.phase()).isEqualTo(row.after(phase));
        if (row.answers().isEmpty()) {
            assertThat(life.answer().filter(it -> request != Request.LAST_REFERENCE))
                    .isEmpty();
        } else {
            assertThat(row.answers()).contains(life.answer().orElseThrow());
        }
        assertThat(life.events)
                .filteredOn(LinkEvent.Moved.class::isInstance)
                .last()
                .extracting("request", "now")
                .containsExactly(request, row.after(phase));
    }

    @Test
    void every_state_has_an_answer_to_every_request_of_a_user() {
        for (var phase : Phase.values()) {
            for (var request : List.of(Request.ATTACH, Request.DETACH, Request.LAST_REFERENCE)) {
                assertThat(LinkTransition.of(phase, request))
                        .as(phase + " " + request)
                        .isPresent();
            }
        }
    }

    @Test
    void without_a_provider_the_attach_is_taken_back_and_answers_that_the_extension_failed_to_load() {
        var life = new Life().in(Phase.ATTACHING).told(registered());

        assertThat(life.state.phase()).isEqualTo(Phase.DETACHING);
        assertThat(life.answer()).isEmpty();

        life.told(new NmrDeregisterClientReturned(REGISTRATION, NtStatus.STATUS_PENDING), deregistered());

        assertThat(life.state.phase()).isEqualTo(Phase.DETACHED);
        assertThat(life.answer()).contains(EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD);
    }

    @Test
    void when_the_extension_goes_the_link_stays_attached_and_takes_it_again_when_it_comes_back() {
        var life = new Life().in(Phase.ATTACHED).told(new ClientDetachProvider(B1, ContextPointer.nullOf(SELF)));

        assertThat(life.state.phase()).isEqualTo(Phase.ATTACHED);
        assertThat(life.state.providerAttached()).isFalse();

        life.told(proposed(B2, hook()), returned(B2, NtStatus.STATUS_SUCCESS));

        assertThat(life.state.providerAttached()).isTrue();
        assertThat(life.state.provider()).contains(B2);
    }

    @Test
    void the_place_for_a_provider_is_kept_while_the_attach_call_is_under_way_and_given_up_when_it_fails() {
        var life = new Life().in(Phase.ATTACHING).told(proposed(B1, hook()), proposed(B2, hook()));

        assertThat(life.events).last().isInstanceOf(AttachRefused.class);

        life.told(returned(B1, NtStatus.STATUS_ACCESS_DENIED), proposed(B2, hook()));

        assertThat(life.state.provider()).contains(B2);
    }

    /// K2 `may`: microsoft/ebpf-for-windows #4982.
    @Test
    void a_provider_that_is_detached_before_its_attach_returns_is_not_attached() {
        var life = new Life()
                .in(Phase.ATTACHING)
                .told(proposed(B1, hook()), new ClientDetachProvider(B1, ContextPointer.nullOf(SELF)))
                .told(returned(B1, NtStatus.STATUS_SUCCESS));

        assertThat(life.state.providerAttached()).isFalse();
        assertThat(life.state.provider()).isEmpty();
    }

    @Test
    void a_detach_keeps_its_link_in_memory_when_the_handle_is_closed_meanwhile() {
        var life = new Life().in(Phase.DETACHING).told(new Command.Close());

        assertThat(life.answer()).contains(EbpfResult.EBPF_SUCCESS);
        assertThat(life.events).noneMatch(LinkEvent.Freed.class::isInstance);
        assertThat(life.state.references()).isEqualTo(new References(false, 1));

        var over = new Life().in(Phase.DETACHING);
        var detaching = over.frame;
        over.told(new Command.Close());
        over.frame = detaching;
        over.told(deregistered());

        assertThat(over.events).last().isEqualTo(new LinkEvent.Freed(SELF));
    }

    @Test
    void a_closed_handle_reaches_no_link() {
        var life = new Life().told(new Command.Close());

        assertThat(life.told(new Command.Attach(PROGRAM)).answer()).contains(EbpfResult.EBPF_INVALID_OBJECT);
        assertThat(life.told(new Command.Detach()).answer()).contains(EbpfResult.EBPF_INVALID_OBJECT);
        assertThat(life.told(new Command.Close()).answer()).contains(EbpfResult.EBPF_INVALID_OBJECT);
    }

    @Test
    void the_checks_are_made_in_their_order() {
        var other = new ModuleId("other");
        var wrongType = new HookProviderCharacteristics(other);

        assertThat(refusal(proposed(B1, other, NpiSpecificCharacteristics.NONE)))
                .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        var unreadable = new HookProviderCharacteristics(new ExtensionHeader(2, 48), other);
        assertThat(refusal(proposed(B1, other, unreadable))).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(refusal(proposed(B1, other, wrongType))).isEqualTo(NtStatus.STATUS_NOINTERFACE);
        assertThat(refusal(proposed(B1, wrongType))).isEqualTo(NtStatus.STATUS_NOINTERFACE);
        assertThat(refusal(proposed(B1, other, wrongType), proposed(B1, hook())))
                .isEqualTo(NtStatus.STATUS_NOINTERFACE);
        assertThat(refusal(proposed(B2, hook()), proposed(B1, hook()))).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
    }

    private static NtStatus refusal(Message... proposals) {
        var life = new Life().in(Phase.ATTACHING).told(proposals);
        return life.events.stream()
                .filter(AttachRefused.class::isInstance)
                .map(it -> ((AttachRefused) it).refusal().status())
                .findFirst()
                .orElseThrow();
    }
}
