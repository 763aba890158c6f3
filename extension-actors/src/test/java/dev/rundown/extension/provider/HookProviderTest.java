package dev.rundown.extension.provider;

import static dev.rundown.extension.provider.FreesSlot.AFTER_DRAIN;
import static dev.rundown.extension.provider.FreesSlot.IN_DETACH;
import static dev.rundown.extension.provider.OnDetach.BLOCK_UNTIL_IDLE;
import static dev.rundown.extension.provider.OnDetach.PENDING_UNTIL_IDLE;
import static dev.rundown.extension.provider.OnDetach.SUCCESS_AT_ONCE;
import static dev.rundown.extension.provider.OnDetach.WORK_ITEM;
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
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.HookClients;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ClientTurnedAway;
import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HookProviderTest {
    private static final Address HOOK = new Address("sample.hook");
    private static final Address SAMPLE = new Address("sample");
    private static final HookManner SHIPPED = HookManner.shipped(AttachPolicy.ONE_PER_PARAMETER);
    private static final HookManner NETWORK = HookManner.shipped(AttachPolicy.SINGLE_ATTACH);
    private static final BindingHandle B1 = binding("L1");
    private static final BindingHandle B2 = binding("L2");

    private static BindingHandle binding(String link) {
        return new BindingHandle(new RegistrationHandle(new Address(link), 1), new RegistrationHandle(HOOK, 1));
    }

    /// A hook with the cells that it shares. What it says to itself it is told at once, on whatever lane.
    private static final class Bench implements Cells {
        private final SortedMap<String, Object> values = new TreeMap<>();
        private final HookProvider hook;
        private final List<Event> events = new ArrayList<>();
        private final List<Message> said = new ArrayList<>();
        private Frame called = Frame.NONE;

        Bench(HookManner manner) {
            hook = new HookProvider(HOOK, SAMPLE, manner);
        }

        Bench told(Message message) {
            return told(message, Frame.NONE);
        }

        void completionReturned(BindingHandle binding) {
            told(new NmrProviderDetachClientCompleteReturned(binding), called);
        }

        private Bench told(Message message, Frame frame) {
            var step = hook.receive(
                    hook.initial(), new Delivery<>(new Lane("lane"), new Address("registrar"), message, frame), this);
            if (step.held()) {
                return this;
            }
            for (var effect : step.effects()) {
                switch (effect) {
                    case Effect.Happened(var event) -> events.add(event);
                    case Effect.Return(var answer) -> said.add(answer);
                    case Effect.Call it -> {
                        said.add(it.message());
                        called = it.frame();
                    }
                    case Effect.Continue it -> told(it.message());
                    case Effect.Start it -> told(it.message());
                    case Effect.Put<?> _ -> throw new IllegalStateException("a hook has no parts");
                }
            }
            return this;
        }

        @Override
        @SuppressWarnings("unchecked") // A cell is only ever given values of its own type.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            var outcome = operation.on((V) values.getOrDefault(cell.name(), cell.initial()));
            values.put(cell.name(), outcome.value());
            return outcome.result();
        }

        @Override
        public <V> V read(Part<V> part) {
            throw new UnsupportedOperationException("a hook has no parts: " + part);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new UnsupportedOperationException("a hook chooses nothing: " + name);
        }

        Bench entered(BindingHandle binding) {
            perform(HookProvider.rundownOf(binding), new RundownState.TryAcquire());
            return this;
        }

        Bench left(BindingHandle binding) {
            return perform(HookProvider.rundownOf(binding), new RundownState.Release())
                    ? told(new HookMessage.Drained(binding))
                    : this;
        }

        boolean isListed(BindingHandle binding) {
            return perform(HookClients.of(HOOK), new HookClients.Read()).stream()
                    .anyMatch(it -> it.binding().equals(binding));
        }

        NtStatus attached(ProviderAttachClient attach) {
            told(attach);
            return ((ProviderAttachClientReturned) said.getLast()).status();
        }

        List<NtStatus> detachAnswers() {
            return said.stream()
                    .filter(ProviderDetachClientReturned.class::isInstance)
                    .map(it -> ((ProviderDetachClientReturned) it).status())
                    .toList();
        }

        boolean hasCompleted() {
            return said.stream().anyMatch(NmrProviderDetachClientComplete.class::isInstance);
        }
    }

    private static ProviderAttachClient attach(
            BindingHandle binding, NpiSpecificCharacteristics told, Optional<Dispatch> dispatch) {
        return new ProviderAttachClient(
                binding,
                new ContextPointer(SAMPLE, "provider context"),
                RegistrationInstance.of(Npis.HOOK, new ModuleId("link"), told),
                new ContextPointer(binding.client().module(), "client context"),
                dispatch);
    }

    private static ProviderAttachClient attach(BindingHandle binding) {
        return attach(
                binding,
                new HookClientCharacteristics(Optional.of(7L)),
                Optional.of(ClientDispatch.of(binding.client().module())));
    }

    private static ProviderDetachClient detach(BindingHandle binding) {
        return new ProviderDetachClient(binding, ContextPointer.nullOf(HOOK));
    }

    @Test
    void the_sample_looks_at_its_rundown_then_at_the_dispatch_table_then_at_the_attach_parameters() {
        var bench = new Bench(SHIPPED);
        assertThat(bench.attached(attach(B1))).isEqualTo(NtStatus.STATUS_SUCCESS);

        assertThat(bench.attached(attach(B2))).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(bench.events).last().isInstanceOf(AttachRefused.class);
        assertThat(bench.attached(attach(B2, NpiSpecificCharacteristics.NONE, Optional.empty())))
                .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(reason(bench)).isEqualTo("there is no dispatch table");

        bench.perform(Extension.rundownOf(SAMPLE), new RundownState.Close());
        assertThat(bench.attached(attach(B2, NpiSpecificCharacteristics.NONE, Optional.empty())))
                .isEqualTo(NtStatus.STATUS_DEVICE_NOT_READY);
        assertThat(reason(bench)).isEqualTo("the extension is about to leave memory");
    }

    @Test
    void a_network_hook_looks_at_the_data_then_at_the_dispatch_table_then_at_its_policy() {
        var bench = new Bench(NETWORK);
        assertThat(bench.attached(attach(B1))).isEqualTo(NtStatus.STATUS_SUCCESS);

        assertThat(bench.attached(attach(B2, NpiSpecificCharacteristics.NONE, Optional.empty())))
                .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(reason(bench)).isEqualTo("it has no extension data");
        var padded = new HookClientCharacteristics(new ExtensionHeader(1, 41), Optional.empty());
        assertThat(bench.attached(attach(B2, padded, Optional.empty()))).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(reason(bench)).startsWith("the header of ebpf_extension_data_t says 41 bytes");
        assertThat(bench.attached(attach(B2, HookClientCharacteristics.WILDCARD, Optional.empty())))
                .isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(reason(bench)).isEqualTo("there is no dispatch table");
        assertThat(bench.attached(attach(B2))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
        assertThat(reason(bench)).isEqualTo("SINGLE_ATTACH has no place for one more client of attach parameter 7");
        assertThat(bench.events).anyMatch(ClientTurnedAway.class::isInstance);
    }

    private static String reason(Bench bench) {
        return ((AttachRefused) bench.events.getLast()).refusal().reason();
    }

    @Test
    void a_network_hook_frees_the_place_in_its_detach_callback_and_the_sample_when_the_client_has_drained() {
        for (var manner : List.of(NETWORK, SHIPPED)) {
            var bench = new Bench(manner).told(attach(B1)).entered(B1).told(detach(B1));

            assertThat(bench.detachAnswers()).containsExactly(NtStatus.STATUS_PENDING);
            assertThat(bench.isListed(B1)).isEqualTo(manner.equals(SHIPPED));

            bench.left(B1);
            if (manner.equals(NETWORK)) {
                assertThat(bench.hasCompleted()).isFalse();
                bench.told(new HookMessage.WorkItem(B1));
            }

            assertThat(bench.hasCompleted()).isTrue();
            assertThat(bench.isListed(B1)).isFalse();
        }
    }

    @Test
    void each_way_to_detach_answers_as_it_says() {
        assertThat(answers(PENDING_UNTIL_IDLE)).containsExactly(NtStatus.STATUS_PENDING);
        assertThat(answers(BLOCK_UNTIL_IDLE)).isEmpty();
        assertThat(answers(SUCCESS_AT_ONCE)).containsExactly(NtStatus.STATUS_SUCCESS);
        assertThat(answers(WORK_ITEM)).containsExactly(NtStatus.STATUS_PENDING);
    }

    private static List<NtStatus> answers(OnDetach onDetach) {
        return new Bench(NETWORK.with(onDetach))
                .told(attach(B1))
                .entered(B1)
                .told(detach(B1))
                .detachAnswers();
    }

    @Test
    void a_detach_that_blocks_answers_when_the_client_has_drained() {
        for (var slot : List.of(IN_DETACH, AFTER_DRAIN)) {
            var bench = new Bench(NETWORK.with(BLOCK_UNTIL_IDLE).with(slot))
                    .told(attach(B1))
                    .entered(B1)
                    .told(detach(B1));
            assertThat(bench.isListed(B1)).isEqualTo(slot == AFTER_DRAIN);

            bench.left(B1).told(new HookMessage.AwaitIdle(B1));

            assertThat(bench.detachAnswers()).containsExactly(NtStatus.STATUS_SUCCESS);
            assertThat(bench.isListed(B1)).isFalse();
        }
    }

    @Test
    void a_work_item_waits_for_the_client_completes_and_only_then_lets_go_of_the_hook() {
        var bench = new Bench(NETWORK.with(WORK_ITEM)).told(attach(B1)).entered(B1);
        assertThat(filters(bench)).isEqualTo(new RundownState(false, 1));

        bench.told(detach(B1));
        assertThat(bench.isListed(B1)).isFalse();
        assertThat(bench.hasCompleted()).isFalse();

        bench.left(B1).told(new HookMessage.WorkItem(B1));

        assertThat(bench.hasCompleted()).isTrue();
        assertThat(filters(bench)).isEqualTo(new RundownState(false, 1));

        bench.completionReturned(B1);

        assertThat(filters(bench)).isEqualTo(RundownState.OPEN);
    }

    @Test
    void a_client_without_a_place_leaves_no_filter_behind() {
        var bench = new Bench(NETWORK.with(WORK_ITEM)).told(attach(B1));

        assertThat(bench.attached(attach(B2))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);

        assertThat(filters(bench)).isEqualTo(new RundownState(false, 1));
    }

    @Test
    void a_filter_is_not_set_up_any_more_when_the_hook_is_leaving() {
        var bench = new Bench(NETWORK.with(WORK_ITEM));
        bench.perform(HookProvider.filtersOf(HOOK), new RundownState.Close());

        assertThat(bench.attached(attach(B1))).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
        assertThat(bench.isListed(B1)).isFalse();
    }

    private static Object filters(Bench bench) {
        return bench.values.getOrDefault(HookProvider.filtersOf(HOOK).name(), RundownState.OPEN);
    }
}
