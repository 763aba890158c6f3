package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A router gives jobs to a worker that retires after its first one; a second one may be on its way to it.
class LostJob {
    sealed interface Router {
        record Job(int number) implements Router {}

        record Done(int number) implements Router {}
    }

    static Behavior<Router.Job> worker(ActorRef<Router> router, ActorRef<Integer> results) {
        return Behaviors.receiveMessage(job -> {
            results.tell(job.number());
            router.tell(new Router.Done(job.number()));
            return Behaviors.stopped();
        });
    }

    static Behavior<Router> router(ActorRef<Integer> results, boolean keepsJobs) {
        return Behaviors.setup(context -> {
            Deque<ActorRef<Router.Job>> workers = new ArrayDeque<>();
            List<Router.Job> open = new ArrayList<>();
            Runnable hire = () -> {
                ActorRef<Router.Job> worker = context.spawnAnonymous(worker(context.getSelf(), results));
                context.watch(worker);
                workers.add(worker);
            };
            hire.run();
            return Behaviors.receive(Router.class)
                    .onMessage(Router.Job.class, job -> {
                        open.add(job);
                        workers.getLast().tell(job);
                        return Behaviors.same();
                    })
                    .onMessage(Router.Done.class, done -> {
                        open.removeIf(it -> it.number() == done.number());
                        return Behaviors.same();
                    })
                    .onSignal(Terminated.class, _ -> {
                        hire.run();
                        if (keepsJobs) {
                            open.forEach(workers.getLast()::tell);
                        }
                        return Behaviors.same();
                    })
                    .build();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        work(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        work(sim, true);
    }

    private static void work(Sim sim, boolean keepsJobs) {
        Probe<Integer> results = sim.probe("results");
        var router = sim.spawn("router", router(results.ref(), keepsJobs));

        sim.tell(router, new Router.Job(1));
        sim.tell(router, new Router.Job(2));

        sim.eventually("every job is done", () -> results.received().containsAll(List.of(1, 2)));
    }
}
