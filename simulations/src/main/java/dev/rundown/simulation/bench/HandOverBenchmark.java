package dev.rundown.simulation.bench;

import com.typesafe.config.ConfigFactory;
import dev.rundown.actor.Address;
import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.executor.interpreter.Invocation;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.pool.CpuAffinity;
import dev.rundown.executor.rundown.RundownProtection;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.invocation.LoadedPrograms.Loaded;
import dev.rundown.extension.spi.BundledPrograms;
import dev.rundown.extension.spi.Extensions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What does it cost to have a program run by a worker that is pinned to a CPU, instead of running it oneself?
///
/// The worker is a Pekko actor on a thread of its own. For each message it acquires the client's rundown, runs `@drop`
/// and releases; whoever sent the message spins until the result is there.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandOverBenchmark {
    /// After so many looks at the result the thread lets others run: there may be one CPU only.
    private static final int SPINS = 1_000;

    private final Client own = Client.ofDrop();
    private volatile long seen;
    private long sent;
    private @Nullable ActorSystem<Long> system;
    private @Nullable ActorRef<Long> worker;

    /// One attached client of a hook: its rundown and its program, on one worker.
    private static final class Client {
        private final RundownProtection rundown = new RundownProtection(1);
        private final Invocation invocation;
        private final byte[] context;
        private final byte[] packet;

        private Client(Invocation invocation, MachineState start) {
            this.invocation = invocation;
            this.context = start.context().toArray();
            this.packet = start.packet().toArray();
        }

        static Client ofDrop() {
            var extension = Extensions.onClassPath().find("sample").orElseThrow();
            var image = ObjectLoader.load(BundledPrograms.find("drop").orElseThrow(), "drop.o")
                    .programs()
                    .getFirst();
            var loaded = Loaded.of(image, extension);
            var program = new Address("drop");
            var hook = new Address("sample.hook");
            var start = new LoadedPrograms(
                            new TreeMap<>(Map.of(program, loaded)),
                            new TreeMap<>(Map.of(hook, extension.hooks().getFirst())))
                    .start(program, new Occurrence(new Address("sample"), hook, 0));
            return new Client(loaded.program().invocation(List.of(), new FixedSources()), start);
        }

        long invoke() {
            if (!rundown.tryAcquire(0)) {
                throw new IllegalStateException("nobody closes this rundown");
            }
            invocation.run(context, packet);
            rundown.release(0);
            return invocation.result();
        }
    }

    /// Starts the worker.
    @Setup
    public void start() throws InterruptedException {
        var spawned = new CountDownLatch(1);
        Behavior<Long> guardian = Behaviors.setup(context -> {
            worker = context.spawn(worker(), "worker", DispatcherSelector.fromConfig("rundown.pinned"));
            spawned.countDown();
            return Behaviors.receiveMessage(_ -> Behaviors.stopped());
        });
        system = ActorSystem.create(guardian, "bench", ConfigFactory.load("rundown-live"));
        spawned.await();
    }

    /// The worker pins the thread that it will always run on.
    private Behavior<Long> worker() {
        return Behaviors.setup(_ -> {
            var affinity = CpuAffinity.ofThisMachine();
            affinity.allowed().stream().reduce((_, last) -> last).ifPresent(affinity::pin);
            var client = Client.ofDrop();
            return Behaviors.receiveMessage(number -> {
                client.invoke();
                seen = number;
                return Behaviors.same();
            });
        });
    }

    /// Ends the worker.
    @TearDown
    public void stop() {
        if (system != null) {
            system.terminate();
        }
    }

    /// One message, until its result is seen.
    @Benchmark
    public long handed() {
        long number = ++sent;
        if (worker != null) {
            worker.tell(number);
        }
        for (int spins = 0; seen != number; spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(1);
            }
        }
        return number;
    }

    /// The baseline: the same invocation on the thread of whoever wants it.
    @Benchmark
    public long inline() {
        return own.invoke();
    }
}
