package dev.rundown.executor.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.pool.Pinning.Pinned;
import dev.rundown.executor.pool.Pinning.Unpinned;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PinnedThreadFactoryTest {
    @Test
    @EnabledOnOs(OS.LINUX)
    void each_thread_may_run_on_one_cpu_only_and_the_others_stay_free() throws Exception {
        var affinity = CpuAffinity.ofThisMachine();
        var allowed = affinity.allowed();
        var factory = new PinnedThreadFactory("worker", affinity);

        for (int number = 0; number <= allowed.size(); number++) {
            var seen = new CopyOnWriteArrayList<List<Integer>>();
            var thread = factory.newThread(() -> seen.add(affinity.allowed()));
            thread.start();
            thread.join();

            int cpu = allowed.get(number % allowed.size());
            assertThat(seen).containsExactly(List.of(cpu));
            assertThat(factory.pinnings()).containsEntry(number, new Pinned(cpu));
        }
        assertThat(affinity.allowed()).isEqualTo(allowed).isNotEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_cpu_that_does_not_exist_is_refused_with_the_reason() {
        var pinning = CpuAffinity.ofThisMachine().pin(1023);

        assertThat(pinning).isEqualTo(new Unpinned("sched_setaffinity refused CPU 1023: errno 22"));
    }

    @Test
    void where_nothing_can_be_pinned_threads_run_and_say_so() throws Exception {
        var factory = new PinnedThreadFactory("worker", new CpuAffinity.None("no such call here"));
        var ran = new CopyOnWriteArrayList<String>();

        var thread = factory.newThread(() -> ran.add(Thread.currentThread().getName()));
        thread.start();
        thread.join();

        assertThat(ran).containsExactly("worker-0");
        assertThat(factory.pinnings()).containsEntry(0, new Unpinned("no such call here"));
    }
}
