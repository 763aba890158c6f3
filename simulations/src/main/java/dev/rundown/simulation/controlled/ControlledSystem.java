package dev.rundown.simulation.controlled;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.AllDeadLetters;
import org.apache.pekko.actor.Props;
import org.jspecify.annotations.Nullable;

/// The one actor system in which every schedule of this JVM runs, on one thread. Starting it costs seconds, a schedule
/// microseconds, so it is started once and never ends.
final class ControlledSystem {
    private static final String SETTINGS = """
            pekko {
              loglevel = OFF
              stdout-loglevel = OFF
              use-slf4j = off
              loggers = ["org.apache.pekko.event.Logging$DefaultLogger"]
              log-dead-letters = off
              daemonic = on
              jvm-exit-on-fatal-error = off
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              scheduler.implementation = "%1$s.VirtualScheduler"
              actor {
                default-dispatcher {
                  type = "%1$s.ControlledDispatcher$Configurator"
                  executor = "thread-pool-executor"
                  thread-pool-executor.fixed-pool-size = 1
                }
                default-blocking-io-dispatcher.type = "%1$s.ControlledDispatcher$Configurator"
              }
            }
            """.formatted(ControlledSystem.class.getPackageName());

    private static final Duration FIRST_LOOKS = Duration.ofMillis(2);
    private static final Duration LOOKS = Duration.ofMillis(20);
    private static final Duration START = Duration.ofSeconds(60);

    private static @Nullable ControlledSystem shared;

    private final ExecutorService thread;
    private final Inside inside;

    /// What lives on the thread.
    ///
    /// @param thread  itself
    /// @param sim     what the test's body sees
    record Inside(Thread thread, Control control, Sim sim, Escapes escapes) {}

    private ControlledSystem() {
        thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("rundown-controlled").factory());
        inside = await(thread.submit(ControlledSystem::start));
    }

    /// The system of this JVM.
    static synchronized ControlledSystem shared() {
        var there = shared;
        if (there == null) {
            there = new ControlledSystem();
            shared = there;
        }
        return there;
    }

    private static synchronized void abandon() {
        shared = null;
    }

    private static Inside start() throws Exception {
        var config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.defaultReference());
        var system = ActorSystem.create("rundown", config);
        var main = (ControlledDispatcher) system.dispatcher();
        var host = new CompletableFuture<ActorCell>();
        system.actorOf(Props.create(Host.class, () -> new Host(host)), Host.NAME);
        var cell = host.get(START.toSeconds(), TimeUnit.SECONDS);
        system.eventStream().subscribe(cell.self(), AllDeadLetters.class);
        main.executorService().submit(() -> {}).get(); // Its one thread has done all that starting asks of it.
        var escapes = new Escapes();
        var control = new Control(Thread.currentThread(), (VirtualScheduler) system.scheduler(), escapes);
        main.handOver(control);
        ((ControlledDispatcher) system.dispatchers().lookup("pekko.actor.default-blocking-io-dispatcher"))
                .handOver(control);
        control.scheduler().handOver(control);
        return new Inside(Thread.currentThread(), control, new Sim(Optional.of(cell)), escapes);
    }

    private static Inside await(Future<Inside> started) {
        try {
            return started.get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the actor system does not start", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the actor system has not started within " + START.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the actor system started", e);
        }
    }

    /// Work to be done on the thread of the system.
    ///
    /// @param <T> what it answers
    @FunctionalInterface
    interface Work<T> {
        T with(Inside inside) throws Exception;
    }

    /// Does `work` on the thread of the system and watches over it.
    ///
    /// @throws Escape when an actor blocks or does not come to an end; the system is then given up
    synchronized <T> T run(Work<T> work) throws Exception {
        Callable<T> call = () -> work.with(inside);
        var done = thread.submit(call);
        var watch = new BlockedStep(inside.thread(), inside.control());
        var pause = FIRST_LOOKS;
        while (true) {
            try {
                var answer = done.get(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (inside.escapes().isSpoilt()) {
                    abandon();
                }
                return answer;
            } catch (TimeoutException _) {
                var blocked = watch.look();
                if (blocked.isPresent() && !done.isDone()) {
                    abandon();
                    thread.shutdownNow();
                    throw blocked.get();
                }
                pause = watch.looks() > 100 ? LOOKS : FIRST_LOOKS;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Escape || inside.escapes().isSpoilt()) {
                    abandon(); // What got past may be at work still, and keep the names of actors.
                }
                throw rethrown(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                abandon();
                thread.shutdownNow();
                throw e;
            }
        }
    }

    private static Exception rethrown(Throwable thrown) {
        var cause = thrown instanceof Thrown it && it.getCause() != null ? it.getCause() : thrown;
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof Exception it ? it : new IllegalStateException(cause);
    }
}
