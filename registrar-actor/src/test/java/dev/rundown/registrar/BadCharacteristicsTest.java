package dev.rundown.registrar;

import static dev.rundown.registrar.Bench.CLIENT;
import static dev.rundown.registrar.Bench.NPI;
import static dev.rundown.registrar.Bench.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a module says about itself, wrong in one field at a time (1.3 of the contract).
class BadCharacteristicsTest {
    private static final RegistrationInstance GOOD = instance(0, RegistrationInstance.SIZE, NPI);

    private static RegistrationInstance instance(int version, int size, NpiId npi) {
        return new RegistrationInstance(version, size, npi, new ModuleId("m"), 0, NpiSpecificCharacteristics.NONE);
    }

    private static NmrRegisterProvider provider(int version, int length, RegistrationInstance instance) {
        return new NmrRegisterProvider(
                new ProviderCharacteristics(version, length, PROVIDER, PROVIDER, true, instance),
                new ContextPointer(PROVIDER, "registration"));
    }

    private static NmrRegisterClient client(int version, int length, RegistrationInstance instance) {
        return new NmrRegisterClient(
                new ClientCharacteristics(version, length, CLIENT, CLIENT, true, instance),
                new ContextPointer(CLIENT, "registration"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("Version 1", 1, ProviderCharacteristics.LENGTH, GOOD),
                Arguments.of("Length 0", 0, 0, GOOD),
                Arguments.of("Length one byte short", 0, ProviderCharacteristics.LENGTH - 1, GOOD),
                Arguments.of("Length one byte long", 0, ProviderCharacteristics.LENGTH + 1, GOOD),
                Arguments.of("Version 1 of the instance", 0, ProviderCharacteristics.LENGTH, instance(1, 40, NPI)),
                Arguments.of("Size 0 of the instance", 0, ProviderCharacteristics.LENGTH, instance(0, 0, NPI)),
                Arguments.of("Size 41 of the instance", 0, ProviderCharacteristics.LENGTH, instance(0, 41, NPI)),
                Arguments.of("NpiId null", 0, ProviderCharacteristics.LENGTH, instance(0, 40, NpiId.NULL)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_is_wrong_in_one_field_is_an_invalid_parameter_and_leaves_no_trace(
            String field, int version, int length, RegistrationInstance instance) {
        var bench = new Bench();

        var asProvider = bench.call("p", PROVIDER, provider(version, length, instance));
        var asClient = bench.call("c", CLIENT, client(version, length, instance));

        assertThat(asProvider)
                .as(field)
                .contains(new NmrRegisterProviderReturned(
                        new RegistrationHandle(PROVIDER, 0), NtStatus.STATUS_INVALID_PARAMETER));
        assertThat(asClient)
                .contains(new NmrRegisterClientReturned(
                        new RegistrationHandle(CLIENT, 0), NtStatus.STATUS_INVALID_PARAMETER));
        assertThat(bench.events).isEmpty();
    }

    @Test
    void a_module_that_was_refused_can_register_rightly_and_binds() {
        var bench = new Bench();
        bench.call("p", PROVIDER, provider(0, 0, GOOD));

        var registered = bench.call("p", PROVIDER, provider(0, ProviderCharacteristics.LENGTH, GOOD));
        var proposed = bench.call("c", CLIENT, client(0, ClientCharacteristics.LENGTH, GOOD));

        assertThat(registered)
                .contains(
                        new NmrRegisterProviderReturned(new RegistrationHandle(PROVIDER, 1), NtStatus.STATUS_SUCCESS));
        assertThat(proposed).get().isInstanceOf(ModuleMessage.ClientAttachProvider.class);
    }

    /// UM12: a null `NpiId` registers and silently never binds, and nothing else is looked at either.
    @Test
    void the_user_mode_registrar_looks_at_nothing_and_never_binds_a_null_npi() {
        var mock = new Bench(UmMock.with(UmMock.Gap.UM12));
        var unnamed = instance(7, 0, NpiId.NULL);

        var provider = mock.call("p", PROVIDER, provider(7, 0, unnamed));
        var client = mock.call("c", CLIENT, client(7, 0, unnamed));

        assertThat(provider)
                .contains(
                        new NmrRegisterProviderReturned(new RegistrationHandle(PROVIDER, 1), NtStatus.STATUS_SUCCESS));
        assertThat(client)
                .contains(new NmrRegisterClientReturned(new RegistrationHandle(CLIENT, 1), NtStatus.STATUS_SUCCESS));
        assertThat(mock.events).noneMatch(RegistrarEvent.Bound.class::isInstance);
    }
}
