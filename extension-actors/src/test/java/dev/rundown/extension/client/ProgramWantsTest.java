package dev.rundown.extension.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.client.ProgramState.Need;
import dev.rundown.extension.client.ProgramState.Phase;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a program refuses, in the order of `ebpf_program.c`, with which status and which words.
class ProgramWantsTest {
    private static final ModuleId TYPE = new ModuleId("f788ef4a-207d-4dc3-85cf-0f2ea107213c");
    private static final HelperPrototype USED = helper(65_536, "used", ArgumentType.PTR_TO_CTX);
    private static final HelperPrototype UNUSED = helper(65_537, "unused", ArgumentType.ANYTHING);
    private static final ProgramInformationCharacteristics GENERAL =
            new ProgramInformationCharacteristics(Optional.empty(), GeneralHelpers.TABLE.prototypes());
    private static final BindingHandle OTHER = new BindingHandle(
            new RegistrationHandle(new Address("drop.type"), 1), new RegistrationHandle(new Address("other.info"), 1));

    private static final ImportedFunction CALLED =
            new ImportedFunction("0a000000-0000-0000-0000-000000000001", "called");

    private final ProgramWants wants = new ProgramWants(TYPE, new TreeSet<>(List.of(USED.id())), List.of());
    private final ProgramState told = state(Optional.empty(), Optional.empty());

    @Test
    void information_that_comes_back_while_a_module_is_missing_is_refused_for_now() {
        assertThat(again(Optional.empty(), type(plain(), USED))).hasValueSatisfying(it -> {
            assertThat(it.status()).isEqualTo(NtStatus.EBPF_EXTENSION_FAILED_TO_LOAD);
            assertThat(it.cause()).isEqualTo(Cause.NO_RESOURCES);
            assertThat(it.reason()).isEqualTo("a module whose functions the program calls is not attached");
        });
    }

    @Test
    void a_module_is_not_looked_for_before_the_program_has_been_verified() {
        ProgramWants.Functions untouched = () -> {
            throw new AssertionError("looked for");
        };

        assertThat(calling().refusal(told, Kind.SPECIFIC, from(TYPE, type(plain(), USED)), untouched))
                .isEmpty();
    }

    @Test
    void a_function_that_came_back_with_another_prototype_is_not_what_the_program_was_verified_against() {
        assertThat(again(offered(ArgumentType.ANYTHING), type(plain(), USED))).isEmpty();
        malformed(
                again(offered(ArgumentType.PTR_TO_CTX), type(plain(), USED)),
                "it is not what the program was verified against");
    }

    @Test
    void a_function_that_came_back_without_its_name_leaves_no_hash() {
        var gone = again(Optional.of(new TreeMap<>()), type(plain(), USED));

        assertThat(gone).map(Refusal::status).contains(NtStatus.STATUS_NO_MEMORY);
    }

    /// What a program says that calls a function, was verified and is proposed `data` again.
    private Optional<Refusal> again(
            Optional<SortedMap<ImportedFunction, ResolvedFunction>> functions, ProgramInformationCharacteristics data) {
        var hash = calling()
                .hash(told, type(plain(), USED), offered(ArgumentType.ANYTHING).orElseThrow());
        var verified = state(Optional.empty(), hash);
        return calling().refusal(verified, Kind.SPECIFIC, from(TYPE, data), () -> functions);
    }

    private static ProgramWants calling() {
        return new ProgramWants(TYPE, new TreeSet<>(List.of(USED.id())), List.of(CALLED));
    }

    private static Optional<SortedMap<ImportedFunction, ResolvedFunction>> offered(ArgumentType argument) {
        var functions = new TreeMap<ImportedFunction, ResolvedFunction>();
        functions.put(CALLED, new ResolvedFunction(CALLED.name(), ReturnType.INTEGER, List.of(argument)));
        return Optional.of(functions);
    }

    private static Optional<SortedMap<ImportedFunction, ResolvedFunction>> nothingOffered() {
        return Optional.of(new TreeMap<>());
    }

    @Test
    void what_is_well_formed_and_its_own_it_takes() {
        assertThat(specific(told, type(plain(), USED, UNUSED))).isEmpty();
        assertThat(wants.refusal(
                        ProgramState.CREATED,
                        Kind.GENERAL,
                        from(Npis.GENERAL_HELPERS, GENERAL),
                        ProgramWantsTest::nothingOffered))
                .isEmpty();
    }

    @Test
    void the_information_of_another_type_is_not_its_own() {
        var foreign = wants.refusal(
                told,
                Kind.SPECIFIC,
                from(new ModuleId("another"), type(plain(), USED)),
                ProgramWantsTest::nothingOffered);

        assertThat(foreign).map(Refusal::cause).contains(Cause.NOT_MINE);
        assertThat(foreign).map(Refusal::status).contains(NtStatus.STATUS_INVALID_PARAMETER);
    }

    @Test
    void a_module_without_program_data_is_malformed() {
        malformed(
                wants.refusal(
                        told,
                        Kind.SPECIFIC,
                        from(TYPE, NpiSpecificCharacteristics.NONE),
                        ProgramWantsTest::nothingOffered),
                "it has no program data");
    }

    @Test
    void a_header_of_a_size_that_nobody_knows_is_malformed_and_says_what_to_write() {
        var header = new ExtensionHeader(ExtensionStructure.VERSION, ExtensionStructure.PROGRAM_DATA.sizeOf() + 8);
        var data = new ProgramInformationCharacteristics(
                header, type(plain(), USED).type(), List.of(USED));

        malformed(specific(told, data), "the header of ebpf_program_data_t says 88 bytes");
    }

    @Test
    void a_header_of_another_version_is_malformed() {
        var header = new ExtensionHeader(2, ExtensionStructure.PROGRAM_DATA.current());
        var data = new ProgramInformationCharacteristics(
                header, type(plain(), USED).type(), List.of(USED));

        malformed(specific(told, data), "the header of ebpf_program_data_t has version 2; write 1");
    }

    @Test
    void the_oldest_known_size_is_taken() {
        var header = ExtensionHeader.Generation.OLDER.of(ExtensionStructure.PROGRAM_DATA);
        var data = new ProgramInformationCharacteristics(
                header, type(plain(), USED).type(), List.of(USED));

        assertThat(specific(told, data)).isEmpty();
    }

    @Test
    void pointers_of_the_context_that_overlap_are_malformed() {
        var overlapping = new ContextDescriptor(32, 0, 8, 4);

        malformed(specific(told, type(overlapping, USED)), "the META pointer at 4 overlaps another one");
    }

    @Test
    void a_pointer_that_leaves_the_context_is_malformed() {
        malformed(specific(told, type(new ContextDescriptor(20, 8, 16, -1), USED)), "leaves the context of 20 bytes");
    }

    @Test
    void a_helper_id_that_is_there_twice_is_malformed() {
        malformed(specific(told, type(plain(), USED, USED)), "helper id 65536 is there twice, the second time as used");
    }

    @Test
    void a_size_without_memory_before_it_is_malformed() {
        var wrong = helper(65_538, "wrong", ArgumentType.CONST_SIZE);

        malformed(specific(told, type(plain(), USED, wrong)), "argument 1 is a size, but no memory stands before it");
    }

    @Test
    void type_specific_information_comes_after_the_general_helper_functions() {
        var early = specific(ProgramState.CREATED, type(plain(), USED));

        assertThat(early).map(Refusal::reason).contains("the general helper functions are not there yet");
    }

    @Test
    void a_second_provider_is_refused() {
        var taken = specific(state(Optional.of(OTHER), Optional.empty()), type(plain(), USED));

        assertThat(taken).map(Refusal::cause).contains(Cause.TAKEN);
    }

    @Test
    void a_verified_program_takes_what_says_the_same_of_what_it_uses() {
        var verified = verified();

        assertThat(specific(verified, type(plain(), USED))).isEmpty();
        assertThat(specific(verified, type(plain(), USED, helper(65_537, "unused", ArgumentType.PTR_TO_CTX))))
                .isEmpty();
    }

    @Test
    void a_verified_program_refuses_another_prototype_of_what_it_uses() {
        var changed = helper(USED.id(), "used", ArgumentType.ANYTHING);

        malformed(specific(verified(), type(plain(), changed)), "it is not what the program was verified against");
    }

    @Test
    void a_verified_program_refuses_another_context() {
        malformed(
                specific(verified(), type(ContextDescriptor.plain(48), USED)),
                "it is not what the program was verified against");
    }

    @Test
    void a_used_helper_that_has_vanished_is_a_want_of_memory() {
        var vanished = specific(verified(), type(plain(), UNUSED));

        assertThat(vanished).map(Refusal::status).contains(NtStatus.STATUS_NO_MEMORY);
        assertThat(vanished.orElseThrow().reason()).contains("[65536]");
    }

    private ProgramState verified() {
        return state(Optional.empty(), wants.informationHash(told, type(plain(), USED, UNUSED)));
    }

    private Optional<Refusal> specific(ProgramState state, ProgramInformationCharacteristics data) {
        return wants.refusal(state, Kind.SPECIFIC, from(TYPE, data), ProgramWantsTest::nothingOffered);
    }

    private static void malformed(Optional<Refusal> refusal, String reason) {
        assertThat(refusal).map(Refusal::status).contains(NtStatus.STATUS_INVALID_PARAMETER);
        assertThat(refusal.orElseThrow().cause()).isEqualTo(Cause.MALFORMED);
        assertThat(refusal.orElseThrow().reason()).contains(reason);
    }

    private static ProgramState state(Optional<BindingHandle> provider, Optional<String> verifiedHash) {
        var general = new Need(Optional.empty(), Optional.of(OTHER), Optional.of(GENERAL));
        var specific = new Need(Optional.empty(), provider, Optional.empty());
        return new ProgramState(Phase.GENERAL_ATTACHED, false, general, specific, verifiedHash);
    }

    private static RegistrationInstance from(ModuleId module, NpiSpecificCharacteristics data) {
        return RegistrationInstance.of(Npis.PROGRAM_INFORMATION, module, data);
    }

    private static ContextDescriptor plain() {
        return ContextDescriptor.plain(32);
    }

    private static ProgramInformationCharacteristics type(ContextDescriptor context, HelperPrototype... helpers) {
        var type = new ProgramTypeDescriptor("sample", context, UUID.fromString(TYPE.guid()), 999, false);
        return new ProgramInformationCharacteristics(Optional.of(type), List.of(helpers));
    }

    private static HelperPrototype helper(int id, String name, ArgumentType argument) {
        return new HelperPrototype(id, name, ReturnType.INTEGER, List.of(argument), false, false);
    }
}
