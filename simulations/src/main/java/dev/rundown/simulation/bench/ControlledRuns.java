package dev.rundown.simulation.bench;

import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Controlled schedules of one provider and one client, which attaches, invokes six times, and detaches: seventeen
/// deliveries, with fresh actors each time. The same conversation on Pekko's own dispatcher is the baseline. Time is
/// CPU time.
final class ControlledRuns {
    private static final int SHARE_OF_LIVE = 10;
    private static final int INVOCATIONS = 6;
    private static final int DELIVERIES = 2 * INVOCATIONS + 5;

    private ControlledRuns() {}

    private sealed interface ProviderMessage {
        record Attach(ActorRef<ClientMessage> client) implements ProviderMessage {}

        record Invoke(int number) implements ProviderMessage {}

        record Detach() implements ProviderMessage {}
    }

    private sealed interface ClientMessage {
        record Begin(ActorRef<ProviderMessage> provider) implements ClientMessage {}

        record Attached() implements ClientMessage {}

        record Result(int number) implements ClientMessage {}

        record Detached() implements ClientMessage {}
    }

    private static Behavior<ProviderMessage> provider() {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof ProviderMessage.Attach(var client)) {
                client.tell(new ClientMessage.Attached());
                return attached(client);
            }
            return Behaviors.unhandled();
        });
    }

    private static Behavior<ProviderMessage> attached(ActorRef<ClientMessage> client) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case ProviderMessage.Attach _ -> Behaviors.unhandled();
            case ProviderMessage.Invoke(var number) -> {
                client.tell(new ClientMessage.Result(number));
                yield Behaviors.same();
            }
            case ProviderMessage.Detach _ -> {
                client.tell(new ClientMessage.Detached());
                yield provider();
            }
        });
    }

    private static Behavior<ClientMessage> client(Runnable detached) {
        return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            if (message instanceof ClientMessage.Begin(var provider)) {
                provider.tell(new ProviderMessage.Attach(context.getSelf()));
                return attaching(provider, detached);
            }
            return Behaviors.unhandled();
        }));
    }

    private static Behavior<ClientMessage> attaching(ActorRef<ProviderMessage> provider, Runnable detached) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case ClientMessage.Begin _ -> Behaviors.unhandled();
            case ClientMessage.Attached _ -> {
                provider.tell(new ProviderMessage.Invoke(1));
                yield Behaviors.same();
            }
            case ClientMessage.Result(var number) -> {
                provider.tell(
                        number < INVOCATIONS ? new ProviderMessage.Invoke(number + 1) : new ProviderMessage.Detach());
                yield Behaviors.same();
            }
            case ClientMessage.Detached _ -> {
                detached.run();
                yield Behaviors.stopped();
            }
        });
    }

    static Measurement deliveries(Row row, Setting setting) {
        return Measurement.of(row, DELIVERIES * controlled(setting), DELIVERIES * live(setting))
                .with("goal", "800,000")
                .with("deliveries a schedule", DELIVERIES);
    }

    static Measurement schedules(Row row, Setting setting) {
        return Measurement.of(row, controlled(setting), live(setting));
    }

    private static double controlled(Setting setting) {
        var meter = new Meter(setting.scale().controlled());
        meter.run(sim -> {
            meter.tick();
            var provider = sim.spawn("provider", provider());
            var client = sim.spawn("client", client(() -> meter.done(1)));
            sim.tell(client, new ClientMessage.Begin(provider));
        });
        return meter.perSecond(1);
    }

    private static double live(Setting setting) {
        int conversations = Math.max(1, setting.scale().controlled() / SHARE_OF_LIVE);
        var system = ActorSystem.create(pairs(), "baseline");
        try {
            converse(system, conversations);
            return conversations / Cpu.secondsOfAll(() -> converse(system, conversations));
        } finally {
            system.terminate();
        }
    }

    /// A fresh pair for each conversation; the provider of the one before is stopped.
    private static Behavior<CountDownLatch> pairs() {
        return Behaviors.receive((context, done) -> {
            context.getChildren().forEach(context::stop);
            var provider = context.spawnAnonymous(provider());
            context.spawnAnonymous(client(done::countDown)).tell(new ClientMessage.Begin(provider));
            return Behaviors.same();
        });
    }

    private static void converse(ActorSystem<CountDownLatch> system, int times) {
        for (int i = 0; i < times; i++) {
            var done = new CountDownLatch(1);
            system.tell(done);
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the baseline was measured", e);
            }
        }
    }
}
