package dev.rundown.extension.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.client.ProgramState.Need;
import dev.rundown.extension.client.ProgramState.Phase;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionHeader.Generation;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.ProgramRuntime;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a program looks at in `ebpf_program_data_t`, field by field, and in which order
/// (`_ebpf_program_verify_provider_program_data` and the two attach callbacks of `ebpf_program.c`).
class ProgramDataChecksTest {
    private static final ModuleId TYPE = new ModuleId("f788ef4a-207d-4dc3-85cf-0f2ea107213c");
    private static final HelperPrototype SPECIFIC =
            HelperPrototype.of(65_536, "specific", ReturnType.INTEGER, ArgumentType.ANYTHING);
    private static final HelperPrototype GENERAL = HelperPrototype.of(19, "general", ReturnType.INTEGER);
    private static final ProgramRuntime WHOLE = new ProgramRuntime(Optional.of(1), Optional.of(1), true, true, 15, 0);
    private static final ProgramInformationCharacteristics CORE =
            new ProgramInformationCharacteristics(Optional.empty(), GeneralHelpers.TABLE.prototypes());
    private static final BindingHandle OTHER = new BindingHandle(
            new RegistrationHandle(new Address("drop.type"), 1), new RegistrationHandle(new Address("other.info"), 1));

    private final ProgramWants wants = new ProgramWants(TYPE, new TreeSet<>(List.of(65_536)), List.of());

    @Test
    void program_data_that_is_whole_is_taken() {
        assertThat(specific(ready(), data(WHOLE))).isEmpty();
    }

    @Test
    void addresses_may_be_missing_altogether_but_not_be_an_empty_array() {
        assertThat(specific(ready(), data(with(Optional.empty(), Optional.empty()))))
                .isEmpty();
        refused(
                specific(ready(), data(with(Optional.of(0), Optional.of(1)))),
                "its array of helper addresses is there and has none; leave the array out");
        refused(
                specific(ready(), data(with(Optional.of(1), Optional.of(0)))),
                "its array of helper addresses is there and has none; leave the array out");
    }

    @Test
    void a_count_of_addresses_that_is_not_that_of_the_prototypes_is_refused_for_each_kind() {
        refused(
                specific(ready(), data(with(Optional.of(2), Optional.of(1)))),
                "it has 2 addresses for its 1 helper functions (of the type)");
        refused(
                specific(ready(), data(with(Optional.of(1), Optional.of(3)))),
                "it has 3 addresses for its 1 helper functions (general)");
    }

    @Test
    void a_context_function_without_its_other_half_is_refused() {
        refused(
                specific(ready(), data(new ProgramRuntime(Optional.of(1), Optional.of(1), true, false, 0, 0))),
                "it has context_create without context_destroy; give both or neither");
        refused(
                specific(ready(), data(new ProgramRuntime(Optional.of(1), Optional.of(1), false, true, 0, 0))),
                "it has context_destroy without context_create; give both or neither");
        assertThat(specific(ready(), data(new ProgramRuntime(Optional.of(1), Optional.of(1), false, false, 0, 0))))
                .isEmpty();
    }

    @Test
    void a_level_above_high_is_refused() {
        refused(
                specific(ready(), data(new ProgramRuntime(Optional.of(1), Optional.of(1), true, true, 16, 0))),
                "its required_irql is 16; the highest level is 15");
    }

    @Test
    void the_reserved_capability_is_refused_unless_the_structure_is_too_old_to_have_it() {
        var reserved = new ProgramRuntime(Optional.of(1), Optional.of(1), true, true, 2, 1);
        var old = Generation.OLDER.of(ExtensionStructure.PROGRAM_DATA);

        refused(specific(ready(), data(reserved)), "its capabilities are 0x1; the reserved bit must be zero");
        assertThat(specific(ready(), data(reserved).with(old))).isEmpty();
    }

    @Test
    void a_context_smaller_than_its_descriptor_is_refused() {
        var small = new ProgramInformationCharacteristics(
                current(), Optional.of(type(ContextDescriptor.plain(12))), List.of(SPECIFIC, GENERAL), WHOLE);

        refused(specific(ready(), small), "the context has 12 bytes; at least 16 are needed");
    }

    @Test
    void a_used_helper_without_an_address_is_refused_once_helper_ids_are_set() {
        var without = data(with(Optional.empty(), Optional.of(1)));
        var hash = wants.informationHash(ready(), data(WHOLE));

        refused(
                specific(state(Optional.empty(), hash), without),
                "helper function 65536, which the program uses, has no address");
    }

    @Test
    void of_many_mistakes_the_first_in_the_order_of_the_contract_decides() {
        var verified = state(Optional.of(OTHER), Optional.of("another hash"));
        var unready = new ProgramState(Phase.CREATED, false, Need.UNMET, Need.UNMET, Optional.empty());
        var worst = new ProgramRuntime(Optional.of(0), Optional.of(5), true, false, 99, 1);
        var reasons = new ArrayList<String>();

        var wrongHeader = new ExtensionHeader(2, 80);
        reasons.add(reason(unready, data(worst).with(wrongHeader)));
        reasons.add(reason(unready, data(worst)));
        reasons.add(reason(unready, typeless(new ProgramRuntime(Optional.of(9), Optional.of(5), true, false, 99, 1))));
        reasons.add(reason(unready, data(new ProgramRuntime(Optional.of(9), Optional.of(5), true, false, 99, 1))));
        reasons.add(reason(unready, data(new ProgramRuntime(Optional.of(9), Optional.of(5), true, true, 99, 1))));
        reasons.add(reason(unready, data(new ProgramRuntime(Optional.of(9), Optional.of(5), true, true, 2, 1))));
        reasons.add(reason(unready, data(new ProgramRuntime(Optional.of(1), Optional.of(5), true, true, 2, 1))));
        reasons.add(reason(unready, data(new ProgramRuntime(Optional.of(1), Optional.of(1), true, true, 2, 1))));
        reasons.add(reason(verified, data(new ProgramRuntime(Optional.of(1), Optional.of(1), true, true, 2, 1))));
        reasons.add(reason(verified, data(WHOLE)));
        reasons.add(reason(state(Optional.empty(), Optional.of("another hash")), data(WHOLE)));

        assertThat(reasons)
                .containsExactly(
                        "the header of ebpf_program_data_t has version 2; write 1",
                        "its array of helper addresses is there and has none; leave the array out",
                        "it describes no program type",
                        "it has context_create without context_destroy; give both or neither",
                        "its required_irql is 99; the highest level is 15",
                        "it has 9 addresses for its 1 helper functions (of the type)",
                        "it has 5 addresses for its 1 helper functions (general)",
                        "the general helper functions are not there yet",
                        "its capabilities are 0x1; the reserved bit must be zero",
                        "there is a provider already, by drop.type~other.info",
                        "it is not what the program was verified against: load the program again");
    }

    @Test
    void the_general_client_looks_at_prototypes_and_addresses_and_takes_one_provider() {
        var twice = List.of(GENERAL, GENERAL);
        var some = new ProgramRuntime(Optional.empty(), Optional.of(2), true, true, 0, 0);
        var none = new ProgramRuntime(Optional.empty(), Optional.empty(), true, true, 0, 0);

        assertThat(general(ProgramState.CREATED, CORE)).isEmpty();
        refused(general(ProgramState.CREATED, NpiSpecificCharacteristics.NONE), "it has no program data");
        refused(
                general(ProgramState.CREATED, general(twice, none)),
                "helper id 19 is there twice, the second time as general");
        refused(
                general(ProgramState.CREATED, general(List.of(GENERAL), none)),
                "its helper functions have no addresses");
        refused(
                general(ProgramState.CREATED, general(List.of(GENERAL), some)),
                "it has 2 addresses for its 1 helper functions (general)");
        refused(general(ready(), CORE), "there is a provider already, by drop.type~other.info");
    }

    @Test
    void nobody_looks_at_the_header_of_the_general_helper_functions() {
        assertThat(general(ProgramState.CREATED, CORE.with(new ExtensionHeader(7, 7))))
                .isEmpty();
    }

    private static ExtensionHeader current() {
        return ExtensionHeader.current(ExtensionStructure.PROGRAM_DATA);
    }

    private static ProgramRuntime with(Optional<Integer> specific, Optional<Integer> global) {
        return new ProgramRuntime(specific, global, true, true, 2, 0);
    }

    private static ProgramInformationCharacteristics data(ProgramRuntime runtime) {
        return new ProgramInformationCharacteristics(
                current(), Optional.of(type(ContextDescriptor.plain(32))), List.of(SPECIFIC, GENERAL), runtime);
    }

    private static ProgramInformationCharacteristics typeless(ProgramRuntime runtime) {
        return general(List.of(SPECIFIC, GENERAL), runtime);
    }

    private static ProgramInformationCharacteristics general(List<HelperPrototype> helpers, ProgramRuntime runtime) {
        return new ProgramInformationCharacteristics(current(), Optional.empty(), helpers, runtime);
    }

    private static ProgramTypeDescriptor type(ContextDescriptor context) {
        return new ProgramTypeDescriptor("sample", context, UUID.fromString(TYPE.guid()), 999, false);
    }

    private static ProgramState ready() {
        return state(Optional.empty(), Optional.empty());
    }

    private static ProgramState state(Optional<BindingHandle> provider, Optional<String> verifiedHash) {
        var general = new Need(Optional.empty(), Optional.of(OTHER), Optional.of(CORE));
        var specific = new Need(Optional.empty(), provider, Optional.empty());
        return new ProgramState(Phase.GENERAL_ATTACHED, false, general, specific, verifiedHash);
    }

    private String reason(ProgramState state, NpiSpecificCharacteristics data) {
        return specific(state, data).map(Refusal::reason).orElseThrow();
    }

    private Optional<Refusal> specific(ProgramState state, NpiSpecificCharacteristics data) {
        return refusal(state, Kind.SPECIFIC, TYPE, data);
    }

    private Optional<Refusal> general(ProgramState state, NpiSpecificCharacteristics data) {
        return refusal(state, Kind.GENERAL, Npis.GENERAL_HELPERS, data);
    }

    private Optional<Refusal> refusal(ProgramState state, Kind kind, ModuleId module, NpiSpecificCharacteristics data) {
        var instance = RegistrationInstance.of(Npis.PROGRAM_INFORMATION, module, data);
        return wants.refusal(state, kind, instance, () -> Optional.of(new TreeMap<>()));
    }

    private static void refused(Optional<Refusal> refusal, String reason) {
        assertThat(refusal).map(Refusal::status).contains(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(refusal).map(Refusal::reason).contains(reason);
    }
}
