package dev.rundown.extension.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.Verdict;
import dev.rundown.verifier.Verdict.Accepted;
import dev.rundown.verifier.Verdict.Rejected;
import dev.rundown.verifier.explain.Explanation;
import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The extensions that ship, each with its programs.
class ShippedExtensionsTest {
    static Stream<ExtensionDefinition> extensions() {
        return Extensions.onClassPath().byName().values().stream();
    }

    @Test
    void four_extensions_ship() {
        assertThat(Extensions.onClassPath().byName()).containsOnlyKeys("bind", "sample", "sock_addr", "xdp");
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void what_an_extension_says_of_its_program_type_is_in_order(ExtensionDefinition extension) {
        var helpers =
                extension.helpers().stream().map(HelperFunction::prototype).toList();
        var information = new ProgramInformation(extension.programType(), helpers, GeneralHelpers.TABLE.prototypes());

        assertThat(extension.programType().context().problems()).isEmpty();
        assertThat(information.problems()).isEmpty();
        assertThat(helpers)
                .allMatch(it -> it.id() > 65_535 || it.name().startsWith("bpf_"), "of its own, or a general one");
    }

    /// `SAMPLE_EXT_HELPER_FN_BASE`, `XDP_EXT_HELPER_FN_BASE` and `SOCK_ADDR_EXT_HELPER_FN_BASE` are 0xFFFF; those of
    /// sock_addr below that replace general ones (`net_ebpf_ext_program_info.h`).
    @ParameterizedTest
    @CsvSource({
        "bind, ''",
        "sample, 65536 65537 65538 65539 65540 65541 65542",
        "sock_addr, 19 20 21 26 65537 65538",
        "xdp, 65536"
    })
    void helpers_have_the_numbers_of_ebpf_for_windows(String extension, String numbers) {
        var ids = Extensions.onClassPath().find(extension).orElseThrow().helpers().stream()
                .map(it -> it.prototype().id())
                .sorted()
                .map(Object::toString)
                .collect(Collectors.joining(" "));

        assertThat(ids).isEqualTo(numbers);
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void every_section_names_a_hook_and_every_hook_has_a_section(ExtensionDefinition extension) {
        var hooks = extension.hooks().stream().map(HookDefinition::name).toList();

        assertThat(extension.sections().values()).containsExactlyInAnyOrderElementsOf(hooks);
        assertThat(hooks).doesNotHaveDuplicates().isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("extensions")
    void the_same_number_is_the_same_event_and_its_context_has_the_described_size(ExtensionDefinition extension) {
        for (var hook : extension.hooks()) {
            for (int number = 0; number < 20; number++) {
                var event = hook.events().apply(number);

                assertThat(event).isEqualTo(hook.events().apply(number));
                assertThat(event.context().size())
                        .isEqualTo(extension.programType().context().size());
            }
        }
    }

    @Test
    void no_two_extensions_share_a_program_type_or_an_attach_type() {
        var types = new ArrayList<ModuleId>();
        extensions().forEach(extension -> {
            types.add(extension.programTypeModule());
            extension.hooks().forEach(hook -> types.add(hook.attachType()));
        });

        assertThat(types).doesNotHaveDuplicates();
    }

    /// `BPF_SOCK_ADDR_VERDICT_REJECT` 0, `PROCEED_SOFT` 1, `PROCEED_HARD` 2; all else is a rejection.
    @Test
    void only_a_rejection_keeps_a_connection_from_the_programs_behind() {
        var hooks = Extensions.onClassPath().find("sock_addr").orElseThrow().hooks();

        assertThat(hooks)
                .hasSize(10)
                .allSatisfy(hook -> assertThat(IntStream.range(0, 5).filter(hook.chainEnds()))
                        .containsExactly(0, 3, 4));
    }

    @Test
    void policies_are_those_of_ebpf_for_windows() {
        var policies = extensions()
                .flatMap(extension -> extension.hooks().stream().map(it -> extension.name() + " " + it.policy()))
                .distinct();

        assertThat(policies)
                .containsExactly(
                        "bind " + AttachPolicy.SINGLE_ATTACH,
                        "sample " + AttachPolicy.ONE_PER_PARAMETER,
                        "sock_addr " + AttachPolicy.MULTI_ATTACH_WITH_WILDCARD,
                        "sock_addr " + AttachPolicy.SINGLE_ATTACH_PER_HOOK,
                        "xdp " + AttachPolicy.SINGLE_ATTACH_PER_HOOK);
    }

    @ParameterizedTest
    @CsvSource({
        "drop, sample, hook",
        "count, sample, hook",
        "checked, sample, hook",
        "tally, sample, hook",
        "echo, sample, hook",
        "count_binds, bind, hook",
        "deny_port, bind, hook",
        "drop_udp, xdp, hook",
        "redirect, sock_addr, connect4"
    })
    void a_bundled_program_is_accepted(String program, String extension, String hook) {
        var verdict = Bench.of(program, extension, hook).verdict();

        assertThat(verdict).as(() -> explained(verdict)).isInstanceOf(Accepted.class);
    }

    @Test
    void the_program_that_lacks_a_comparison_is_rejected_for_it() {
        var verdict = (Rejected) Bench.of("unsafe", "sample", "hook").verdict();

        assertThat(verdict.findings()).extracting(Finding::code).containsExactly(FindingCode.OUT_OF_BOUNDS_PACKET);
    }

    @Test
    void a_bundled_program_stands_in_a_section_of_its_extension() {
        var sections =
                extensions().flatMap(it -> it.sections().keySet().stream()).toList();

        for (var name : BundledPrograms.NAMES) {
            var object = ObjectLoader.load(
                    BundledPrograms.find(name).orElseThrow(),
                    name + ".o",
                    Extensions.onClassPath().mapTypes());
            assertThat(sections).as(name).contains(object.programs().getFirst().section());
        }
    }

    @Test
    void deny_port_denies_port_8082_only() {
        assertThat(answers("deny_port", "bind", "hook", 6)).containsExactly(0, 0, 1, 0, 0, 0);
    }

    @Test
    void tally_counts_each_first_byte_apart_in_a_hash_table() {
        assertThat(answers("tally", "sample", "hook", 6)).containsExactly(1, 1, 1, 1, 2, 2);
    }

    @Test
    void count_binds_denies_the_third_bind_of_each_process() {
        assertThat(answers("count_binds", "bind", "hook", 8)).containsExactly(0, 0, 0, 0, 0, 0, 1, 1);
    }

    @Test
    void drop_udp_drops_what_goes_to_port_53_by_udp_and_passes_what_is_cut_off() {
        assertThat(answers("drop_udp", "xdp", "hook", 9)).containsExactly(1, 1, 1, 2, 1, 1, 1, 1, 1);
    }

    @Test
    void redirect_writes_the_proxy_into_the_context_of_connections_to_port_80() {
        var bench = Bench.of("redirect", "sock_addr", "connect4");
        int ip = 24;
        int port = 40;

        var redirected = bench.contextAfter(0);
        var left = bench.contextAfter(1);

        assertThat(answers("redirect", "sock_addr", "connect4", 2)).containsExactly(1, 1);
        assertThat(redirected.slice(ip, 4)).hasToString("7f000001");
        assertThat(redirected.slice(port, 2)).hasToString("1f90");
        assertThat(left.slice(ip, 4)).hasToString("0a000001");
        assertThat(left.slice(port, 2)).hasToString("01bb");
    }

    private static List<Integer> answers(String program, String extension, String hook, int events) {
        var bench = Bench.of(program, extension, hook);
        return IntStream.range(0, events).mapToObj(bench::answer).toList();
    }

    private static String explained(Verdict verdict) {
        return switch (verdict) {
            case Accepted _ -> "accepted";
            case Rejected it -> it.findings().stream().map(Explanation::of).collect(Collectors.joining("\n\n"));
        };
    }
}
