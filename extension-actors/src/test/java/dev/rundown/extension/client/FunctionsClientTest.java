package dev.rundown.extension.client;

import static dev.rundown.registrar.NtStatus.STATUS_INVALID_DEVICE_STATE;
import static dev.rundown.registrar.NtStatus.STATUS_INVALID_PARAMETER;
import static dev.rundown.registrar.NtStatus.STATUS_NOINTERFACE;
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
import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.FunctionAddresses;
import dev.rundown.extension.npi.FunctionProviderCharacteristics;
import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which providers of functions a program takes, and what it answers the others. A [ModuleId] is always of type
/// `MIT_GUID` here, so the check of the type has no case.
class FunctionsClientTest {
    private static final Address PROGRAM = new Address("p");
    private static final String MINE = "mine";
    private static final BindingHandle BINDING = new BindingHandle(
            new RegistrationHandle(FunctionsClient.addressOf(PROGRAM), 1),
            new RegistrationHandle(new Address("x.functions"), 1));
    private static final FunctionsClient.State FREE =
            new FunctionsClient.State(true, Optional.empty(), new TreeMap<>());
    private static final FunctionsClient.State TAKEN = taken();
    private static final ResolvedFunction FUNCTION = function("f", 1);

    @Test
    void each_check_has_its_status_and_the_first_that_fails_decides() {
        assertThat(answer(TAKEN, "other", NpiSpecificCharacteristics.NONE)).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(TAKEN, "other", told())).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(TAKEN, "other", told(FUNCTION))).contains(STATUS_NOINTERFACE);
        assertThat(answer(TAKEN, MINE, told(FUNCTION))).contains(STATUS_INVALID_DEVICE_STATE);
        assertThat(answer(FREE, MINE, told(FUNCTION))).isEmpty();
    }

    @Test
    void data_with_a_nameless_function_a_name_twice_or_a_sixth_argument_is_invalid() {
        assertThat(answer(FREE, MINE, told(function("", 1)))).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(FREE, MINE, told(FUNCTION, function("f", 2)))).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(FREE, MINE, told(function("f", 6)))).contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(FREE, MINE, told(function("f", 5), function("g", 0)))).isEmpty();
    }

    @Test
    void data_without_addresses_or_with_a_header_that_counts_padding_is_invalid() {
        var header = ExtensionHeader.current(ExtensionStructure.BTF_RESOLVED_FUNCTION_PROVIDER_DATA);
        var tooLarge = new ExtensionHeader(header.version(), header.size() + 8);

        assertThat(answer(FREE, MINE, new FunctionProviderCharacteristics(header, List.of(FUNCTION), false)))
                .contains(STATUS_INVALID_PARAMETER);
        assertThat(answer(FREE, MINE, new FunctionProviderCharacteristics(tooLarge, List.of(FUNCTION), true)))
                .contains(STATUS_INVALID_PARAMETER);
    }

    @Test
    void a_module_that_comes_while_another_goes_does_not_leave_the_ready_flag_behind() {
        var needed = new TreeSet<>(List.of("a", "b"));
        var onlyA = enter("a", needed, FunctionAddresses.of(PROGRAM).initial());
        var aGoes = new FunctionAddresses.Withdraw("a").on(onlyA).value();

        var bComes = enter("b", needed, aGoes);

        assertThat(bComes.ready()).isFalse();
        assertThat(new FunctionAddresses.Clear("a").on(bComes).value().ready()).isFalse();
    }

    @Test
    void who_has_found_the_modules_ready_finds_their_addresses_until_nobody_is_left_who_can() {
        var needed = new TreeSet<>(List.of("a"));
        var there = enter("a", needed, FunctionAddresses.of(PROGRAM).initial());

        var going = new FunctionAddresses.Withdraw("a").on(there).value();
        var gone = new FunctionAddresses.Clear("a").on(going).value();

        assertThat(new FunctionAddresses.Find("a").on(going).result()).contains(BINDING);
        assertThat(new FunctionAddresses.Prototypes().on(going).result()).isEmpty();
        assertThat(new FunctionAddresses.Find("a").on(gone).result()).isEmpty();
    }

    private static FunctionAddresses enter(String module, SortedSet<String> needed, FunctionAddresses before) {
        return new FunctionAddresses.Enter(module, BINDING, List.of(FUNCTION), needed)
                .on(before)
                .value();
    }

    private static FunctionsClient.State taken() {
        var bindings = new TreeMap<String, BindingHandle>();
        bindings.put(MINE, BINDING);
        return new FunctionsClient.State(true, Optional.empty(), bindings);
    }

    private static ResolvedFunction function(String name, int arguments) {
        return new ResolvedFunction(name, ReturnType.INTEGER, Collections.nCopies(arguments, ArgumentType.ANYTHING));
    }

    private static FunctionProviderCharacteristics told(ResolvedFunction... functions) {
        return new FunctionProviderCharacteristics(List.of(functions));
    }

    /// The status of a refusal; empty if the client goes on to attach.
    private static Optional<NtStatus> answer(
            FunctionsClient.State state, String module, NpiSpecificCharacteristics characteristics) {
        var client = new FunctionsClient(PROGRAM, new TreeSet<>(List.of(MINE)), List.of());
        var instance = RegistrationInstance.of(Npis.BTF_RESOLVED_FUNCTIONS, new ModuleId(module), characteristics);
        var proposal = new ClientAttachProvider(BINDING, new ContextPointer(PROGRAM, "client context"), instance);
        var step = client.receive(
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
