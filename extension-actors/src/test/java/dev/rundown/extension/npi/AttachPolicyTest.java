package dev.rundown.extension.npi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whom a hook takes. In the tables, a client is its attach parameter, and `*` a wildcard.
class AttachPolicyTest {
    @ParameterizedTest(name = "{0}: after {1} comes {2}: {3}")
    @CsvSource({
        "SINGLE_ATTACH, '', *, *",
        "SINGLE_ATTACH, *, *, STATUS_ACCESS_DENIED",
        "SINGLE_ATTACH, 1, 2, STATUS_ACCESS_DENIED",
        "SINGLE_ATTACH_PER_HOOK, '', *, *",
        "SINGLE_ATTACH_PER_HOOK, 1, 2, 1 2",
        "SINGLE_ATTACH_PER_HOOK, 1, 1, STATUS_ACCESS_DENIED",
        "SINGLE_ATTACH_PER_HOOK, *, 1, STATUS_ACCESS_DENIED",
        "SINGLE_ATTACH_PER_HOOK, 1, *, STATUS_ACCESS_DENIED",
        "MULTI_ATTACH_WITH_WILDCARD, 1, 1, 1 1",
        "MULTI_ATTACH_WITH_WILDCARD, * 2, 1, 2 1 *",
        "MULTI_ATTACH_WITH_WILDCARD, 1 *, *, 1 * *",
        "ONE_PER_PARAMETER, 1 2, 3, 1 2 3",
        "ONE_PER_PARAMETER, 1 2, 1, STATUS_INVALID_PARAMETER",
        "ONE_PER_PARAMETER, *, *, * *"
    })
    void a_policy_takes_or_refuses(AttachPolicy policy, String before, String next, String then) {
        var clients = attach(policy, before);

        var after = policy.attach(clients, entry(99, next));

        assertThat(after.map(AttachPolicyTest::words)
                        .orElseGet(() -> policy.refusal().toString()))
                .isEqualTo(then);
    }

    @Test
    void the_seventeenth_client_of_one_parameter_is_refused_and_one_of_another_is_not() {
        var policy = AttachPolicy.MULTI_ATTACH_WITH_WILDCARD;
        var sixteen = attach(policy, "1 ".repeat(16).strip());

        assertThat(policy.attach(sixteen, entry(99, "1"))).isEmpty();
        assertThat(policy.attach(sixteen, entry(99, "2"))).isPresent();
        assertThat(policy.refusal()).isEqualTo(NtStatus.STATUS_ACCESS_DENIED);
    }

    @Test
    void a_client_with_a_parameter_hears_of_that_object_and_of_what_concerns_all_and_a_wildcard_of_everything() {
        assertThat(entry(0, "1").wants(Optional.of(1L))).isTrue();
        assertThat(entry(0, "1").wants(Optional.of(2L))).isFalse();
        assertThat(entry(0, "1").wants(Optional.empty())).isTrue();
        assertThat(entry(0, "*").wants(Optional.of(2L))).isTrue();
    }

    private static List<Entry> attach(AttachPolicy policy, String parameters) {
        List<Entry> clients = new ArrayList<>();
        for (var parameter : parameters.isEmpty() ? new String[0] : parameters.split(" ", -1)) {
            clients = policy.attach(clients, entry(clients.size(), parameter)).orElseThrow();
        }
        return clients;
    }

    private static Entry entry(int number, String parameter) {
        var link = new Address("L" + number);
        var binding = new BindingHandle(
                new RegistrationHandle(link, 1), new RegistrationHandle(new Address("sample.hook"), 1));
        return new Entry(
                binding,
                new ContextPointer(link, "binding context"),
                ClientDispatch.of(link),
                parameter.equals("*") ? Optional.empty() : Optional.of(Long.parseLong(parameter)));
    }

    private static String words(List<Entry> entries) {
        var words = entries.stream()
                .map(it -> it.isWildcard() ? "*" : Long.toString(it.parameter().orElseThrow()))
                .toList();
        return String.join(" ", words);
    }
}
