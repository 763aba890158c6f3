package dev.rundown.simulation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.search.Budget;
import dev.rundown.simulation.search.Exhaustive;
import dev.rundown.simulation.search.Finding;
import dev.rundown.simulation.search.PathStep;
import dev.rundown.simulation.search.SingleRun;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A run of ours and its log are judged alike, as far as a log can say.
class RecordedLogTest {
    private static final Budget BUDGET = new Budget(400_000);

    /// What docs/audit.md says that a log can show. NMR003 is judged when the log ends.
    private static final Set<String> SAYABLE = Set.of(
            "NMR001", "NMR002", "NMR003", "NMR004", "NMR005", "NMR006", "NMR007", "NMR009", "NMR010", "NMR011",
            "NMR020");

    /// Breaches of these rules in which something plays a part that no log says: who closes a handle, and whether the
    /// functions of a program are complete.
    private static final Map<String, String> UNSAID =
            Map.of("freed-under-own-detach", "NMR006", "load-races-unload", "NMR010");

    @TempDir
    private Path folder = Path.of("");

    private static Staged staged(String name) {
        return Staging.stage(ScenarioFile.open(name, Staging.vocabulary()), Extensions.onClassPath());
    }

    private List<Audit.Finding> audited(List<PathStep> path) throws IOException {
        return Audit.of(Files.writeString(folder.resolve("run.log.jsonl"), RecordedLog.of(path)))
                .findings();
    }

    private static List<PathStep> whole(List<PathStep> setUp, Finding finding) {
        return Stream.concat(setUp.stream(), finding.path().stream()).toList();
    }

    static List<String> correct() {
        return Stream.concat(
                        Stream.of("@happy-path", "@storm"),
                        Bundled.casts().stream().map(it -> "@" + it.name()))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("correct")
    void the_log_of_correct_modules_breaks_no_rule(String name) throws IOException {
        var run = SingleRun.canonical(new Stepped(staged(name).ensemble()));

        assertThat(run.findings()).isEmpty();
        assertThat(audited(run.path())).isEmpty();
    }

    @Test
    void the_log_of_each_bundled_violation_breaks_the_same_rule_where_a_log_can_say_it() throws IOException {
        var shown = new TreeSet<String>();
        for (var bundled : Bundled.list()) {
            var outcome = Exhaustive.search(staged("@" + bundled.name()).ensemble(), BUDGET);
            for (var finding : outcome.findings()) {
                var audit = audited(whole(outcome.setUp().steps(), finding));
                var rule = finding.rule().id();
                audit.forEach(it -> shown.add(it.rule()));

                boolean isSayable = finding.kind() == Finding.Kind.SAFETY
                        && SAYABLE.contains(rule)
                        && !rule.equals(UNSAID.get(bundled.name()));
                if (isSayable) {
                    assertThat(audit)
                            .as(bundled.name())
                            .anyMatch(it -> it.rule().equals(rule)
                                    && finding.blame().stream()
                                            .anyMatch(who -> who.name().equals(it.blame())));
                }
                assertThat(audit)
                        .as(bundled.name())
                        .allSatisfy(it -> assertThat(allowed(finding, it)).isTrue());
            }
        }

        assertThat(shown).isEqualTo(new TreeSet<>(SAYABLE));
    }

    /// A log that ends with a breach owes what was under way; a rule may also break together with the first one.
    private static boolean allowed(Finding finding, Audit.Finding it) {
        var together = new ArrayList<String>();
        finding.path()
                .getLast()
                .occurrence()
                .breaches()
                .forEach(breach -> together.add(breach.rule().id()));
        return it.sentence().endsWith("(when the log ends)") || together.contains(it.rule());
    }
}
