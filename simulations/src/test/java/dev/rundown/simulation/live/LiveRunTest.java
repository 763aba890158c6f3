package dev.rundown.simulation.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Carried;
import dev.rundown.executor.pool.CpuAffinity;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.simulation.scenario.Bundled;
import dev.rundown.simulation.scenario.ScenarioFile;
import dev.rundown.simulation.stage.Staged;
import dev.rundown.simulation.stage.Staging;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class LiveRunTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void the_happy_path_keeps_its_rules_and_leaves_nothing_behind() throws Exception {
        var result = LiveRun.play(happyPath("@drop"), PATIENCE);

        assertThat(result.hanging()).isEmpty();
        assertThat(result.leaked()).isEmpty();
        assertThat(result.run().findings()).isEmpty();
    }

    /// `drop` looks at the first byte of an event, `checked` at its first word.
    @Test
    void a_result_is_what_the_program_computed_from_its_event() throws Exception {
        var drop = results(LiveRun.play(happyPath("@drop"), PATIENCE));
        var checked = results(LiveRun.play(happyPath("@checked"), PATIENCE));

        assertThat(drop).containsExactlyInAnyOrder(1, 0, 1);
        assertThat(checked).containsExactlyInAnyOrder(1, 1, 1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_program_runs_on_a_thread_that_may_run_on_one_cpu_only() throws Exception {
        var staged = happyPath("@drop");
        var masks = new CopyOnWriteArrayList<List<Integer>>();
        var moments = new AtomicLong();
        var recorder = new Recorder() {
            @Override
            public long moment() {
                return moments.incrementAndGet();
            }

            @Override
            public void stepped(Carried carried) {
                if (carried.envelope().to().name().startsWith("cpu")) {
                    masks.add(CpuAffinity.ofThisMachine().allowed());
                }
            }
        };

        try (var system = LiveCast.start(staged, recorder)) {
            for (var item : staged.ensemble().play()) {
                system.begin(item.first());
                assertThat(system.awaitQuiescence(PATIENCE)).isTrue();
            }
        }

        assertThat(masks).isNotEmpty().allSatisfy(mask -> assertThat(mask).hasSize(1));
    }

    private static List<Integer> results(LiveRun.Result result) {
        return result.run().path().stream()
                .flatMap(it -> it.occurrence().events().stream())
                .filter(InvocationEnded.class::isInstance)
                .map(it -> ((InvocationEnded) it).value())
                .toList();
    }

    private static Staged happyPath(String object) {
        var text = Bundled.find("@happy-path").text().replace("@drop", object);
        var vocabulary = Staging.vocabulary();
        return Staging.stage(ScenarioFile.read(text, "happy.rundown.yaml", vocabulary), Extensions.onClassPath());
    }
}
