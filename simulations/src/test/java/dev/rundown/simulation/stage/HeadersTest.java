package dev.rundown.simulation.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.registrar.NtStatus;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.SingleRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Modules of a scenario that write another header than the present declarations say. `%s` stands where a header can be
/// written; whoever looks at it refuses the attach with a reason, and nothing else does.
class HeadersTest {
    private static final Map<String, String> PLACES = Map.of(
            "info", "info: { header: HEADER }",
            "hook", "hook: { header: HEADER }",
            "maps", "maps: { header: HEADER }",
            "functions", "functions: { header: HEADER }",
            "map client", "object: \"@visits\", header: HEADER",
            "driver", "counter: { programs: { tool: {} }, header: HEADER }",
            "link", "header: HEADER");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "info       | newer        | sample.info      | drop.type        | says 88 bytes",
                "info       | next-version | sample.info      | drop.type        | has version 2; write 1",
                "hook       | newer        | sample.hook      | L1               | says 56 bytes",
                "hook       | next-version | sample.hook      | L1               | has version 2; write 1",
                "maps       | newer        | sample.maps      | count.maps.visits | says 56 bytes",
                "functions  | newer        | sample.functions | echo.functions   | says 56 bytes",
                "map client | newer        | sample.maps      | count.maps.visits | says 48 bytes",
                "map client | next-version | sample.maps      | count.maps.visits | has version 2; write 1",
                "driver     | sizeof       | core.native      | counter.module   | sizeof and counts padding",
                "driver     | next-version | core.native      | counter.module   | has version 2; write 1",
                "link       | newer        | sockets.connect4 | C1               | says 56 bytes",
                "link       | next-version | sockets.connect4 | C1               | has version 2; write 1"
            })
    void a_header_that_nobody_knows_is_refused_with_its_status_and_reason(
            String place, String header, String provider, String client, String reason) {
        var refusals = malformed(place, header);

        assertThat(refusals.getFirst().binding()).hasToString(client + "~" + provider);
        assertThat(refusals).allSatisfy(it -> {
            assertThat(it.refusal().status()).isEqualTo(NtStatus.STATUS_INVALID_PARAMETER);
            assertThat(it.refusal().reason()).startsWith("the header of ").contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource({"info", "hook", "maps", "functions", "map client", "driver", "link"})
    void the_oldest_known_size_and_the_present_one_are_taken(String place) {
        assertThat(malformed(place, "older")).isEmpty();
        assertThat(malformed(place, "current")).isEmpty();
    }

    /// Where there is no padding `sizeof` happens to be the right size.
    @ParameterizedTest
    @CsvSource({"info", "hook", "maps", "functions", "map client", "link"})
    void sizeof_is_taken_where_a_structure_has_no_padding(String place) {
        assertThat(malformed(place, "sizeof")).isEmpty();
    }

    @Test
    void the_hook_of_the_sample_extension_does_not_look_at_the_header_of_a_link() {
        var links = refusals("", "header: newer");

        assertThat(links).isEmpty();
    }

    private static List<AttachRefused> malformed(String place, String header) {
        var written = Objects.requireNonNull(PLACES.get(place)).replace("HEADER", header);
        return place.equals("link") ? refusals(written, "") : refusals(place, written, "", "");
    }

    private static List<AttachRefused> refusals(String ofSocketLink, String ofSampleLink) {
        return refusals("", "", ofSocketLink, ofSampleLink);
    }

    private static List<AttachRefused> refusals(String place, String written, String socketLink, String sampleLink) {
        var text = """
                rundown: 1
                name: headers
                cast:
                  extensions:
                    sample:
                      %s
                      %s
                      %s
                      %s
                    sockets: { extension: sock_addr, info: {}, hooks: { connect4: {} } }
                  programs:
                    drop: { type: sample, object: "@drop" }
                    echo: { type: sample, object: "@echo" }
                    count: { type: sample, %s }
                    redirect: { type: sockets, object: "@redirect" }
                  drivers:
                    %s
                play:
                  - load: sample
                  - load: sockets
                  - load: counter
                  - load: drop
                  - load: echo
                  - load: count
                  - load: redirect
                  - attach: { link: L1, program: drop, to: sample.hook%s }
                  - attach: { link: C1, program: redirect, to: sockets.connect4%s }
                """.formatted(
                        chosen(place, "info", written, "info: {}"),
                        chosen(place, "hook", written, "hook: {}"),
                        chosen(place, "maps", written, "maps: {}"),
                        chosen(place, "functions", written, "functions: {}"),
                        chosen(place, "map client", written, "object: \"@visits\""),
                        chosen(place, "driver", written, "counter: { programs: { tool: {} } }"),
                        sampleLink.isEmpty() ? "" : ", " + sampleLink,
                        socketLink.isEmpty() ? "" : ", " + socketLink);
        var vocabulary = Staging.vocabulary();
        var staged = Staging.stage(ScenarioFile.read(text, "test", vocabulary), Extensions.onClassPath());
        return SingleRun.canonical(new Stepped(staged.ensemble())).path().stream()
                .flatMap(it -> it.occurrence().events().stream())
                .filter(AttachRefused.class::isInstance)
                .map(AttachRefused.class::cast)
                .filter(it -> isMalformed(it.refusal()))
                .toList();
    }

    private static boolean isMalformed(Refusal refusal) {
        return refusal.cause() == Cause.MALFORMED;
    }

    private static String chosen(String place, String here, String written, String usual) {
        return place.equals(here) ? written : usual;
    }
}
