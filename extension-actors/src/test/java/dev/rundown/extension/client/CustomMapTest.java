package dev.rundown.extension.client;

import static dev.rundown.registrar.NtStatus.STATUS_INVALID_DEVICE_STATE;
import static dev.rundown.registrar.NtStatus.STATUS_INVALID_PARAMETER;
import static dev.rundown.registrar.NtStatus.STATUS_NOT_SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.extension.npi.MapProviderCharacteristics;
import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Which providers a map takes, and what it answers the others (`_ebpf_custom_map_client_attach_provider`).
class CustomMapTest {
    private static final Address MAP = new Address("p.maps.m");
    private static final BindingHandle BINDING =
            new BindingHandle(new RegistrationHandle(MAP, 1), new RegistrationHandle(new Address("sample.maps"), 1));
    private static final CustomMapState FREE = CustomMapState.ABSENT;
    private static final CustomMapState TAKEN = FREE.reserved(BINDING);
    private static final int MINE = 100;
    private static final int HASH = MapType.HASH.number();
    private static final int QUEUE = MapType.QUEUE.number();
    private static final List<String> ALL = MapProviderCharacteristics.ENTRIES;

    @Test
    void each_check_has_its_status_and_the_first_that_fails_decides() {
        assertThat(answer(TAKEN, NpiSpecificCharacteristics.NONE)).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(TAKEN, told(1, MINE, HASH, ALL))).contains(STATUS_INVALID_DEVICE_STATE);
        assertThat(answer(TAKEN, told(1, MINE, QUEUE, ALL))).contains(STATUS_NOT_SUPPORTED);
        assertThat(answer(TAKEN, told(1, MINE + 1, HASH, ALL))).contains(STATUS_NOT_SUPPORTED);
        assertThat(answer(TAKEN, told(2, MINE + 1, QUEUE, ALL))).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(FREE, told(1, MINE, HASH, ALL))).isEmpty();
        assertThat(answer(FREE, told(1, MINE, MapType.ARRAY.number(), ALL))).isEmpty();
    }

    @Test
    void a_table_without_a_needed_entry_or_with_both_kinds_of_deletion_is_no_table() {
        for (var needed : ALL.subList(0, 3)) {
            var without = new ArrayList<>(ALL);
            without.remove(needed);
            assertThat(answer(FREE, told(1, MINE, HASH, without))).contains(STATUS_INVALID_PARAMETER);
        }
        var both = new ArrayList<>(ALL);
        both.add("preprocess_map_delete_element");
        assertThat(answer(FREE, told(1, MINE, HASH, both))).contains(STATUS_INVALID_PARAMETER);
    }

    private static NpiSpecificCharacteristics told(int version, int type, int base, List<String> entries) {
        var table = new Dispatch(version, entries, new Address("sample.maps"));
        return new MapProviderCharacteristics(type, base, false, table);
    }

    /// The status of a refusal; empty if the map goes on to attach.
    private static Optional<NtStatus> answer(CustomMapState state, NpiSpecificCharacteristics characteristics) {
        var definition = MapDefinition.of("m", new CustomMapType(MINE, "odd", MapType.HASH), 4, 4, 1);
        var map = new CustomMap(MAP, new Address("p"), UUID.randomUUID(), definition, MapProvider.TRANSPARENT);
        var instance = RegistrationInstance.of(Npis.MAP_INFORMATION, new ModuleId("any"), characteristics);
        var proposal = new ClientAttachProvider(BINDING, new ContextPointer(MAP, "client context"), instance);
        var step = map.receive(
                state, new Delivery<>(new Lane("admin"), Registrar.ADDRESS, proposal, Frame.NONE), new Untouched());
        return step.effects().stream()
                .filter(Effect.Return.class::isInstance)
                .map(it -> ((ClientAttachProviderReturned) ((Effect.Return) it).message()).status())
                .findFirst();
    }

    /// A refusal touches nothing.
    private static final class Untouched implements Cells {
        @Override
        public <V> V read(Part<V> part) {
            throw new AssertionError(part);
        }

        @Override
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            throw new AssertionError(cell);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new AssertionError(name);
        }
    }
}
