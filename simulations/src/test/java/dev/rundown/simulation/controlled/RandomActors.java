package dev.rundown.simulation.controlled;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/// Small random programs: each actor does, with each of its first messages, what its script says.
///
/// @param scripts  of each actor, an action a message
/// @param lanes    what the test tells at the same time: which actor, in order
/// @param segments how many times it does so
record RandomActors(List<List<Action>> scripts, List<List<Integer>> lanes, int segments) {
    sealed interface Action {
        record Tell(int to) implements Action {}

        record Quit() implements Action {}

        record StartTimer(int millis) implements Action {}

        record CancelTimer() implements Action {}

        record Watch(int whom) implements Action {}

        record Spawn() implements Action {}

        record StopChild() implements Action {}

        record TellChild() implements Action {}
    }

    static RandomActors of(SplittableRandom random, boolean hasTimers) {
        int count = 2 + random.nextInt(2);
        var scripts = new ArrayList<List<Action>>();
        for (int i = 0; i < count; i++) {
            var script = new ArrayList<Action>();
            int length = 1 + random.nextInt(3);
            for (int k = 0; k < length; k++) {
                script.add(action(random, count, hasTimers));
            }
            scripts.add(List.copyOf(script));
        }
        var lanes = new ArrayList<List<Integer>>();
        for (int i = 0; i < 2; i++) {
            var lane = new ArrayList<Integer>();
            int length = 1 + random.nextInt(2);
            for (int k = 0; k < length; k++) {
                lane.add(random.nextInt(count));
            }
            lanes.add(List.copyOf(lane));
        }
        return new RandomActors(List.copyOf(scripts), List.copyOf(lanes), 1 + random.nextInt(2));
    }

    private static Action action(SplittableRandom random, int count, boolean hasTimers) {
        return switch (random.nextInt(hasTimers ? 12 : 9)) {
            case 0, 1, 2 -> new Action.Tell(random.nextInt(count));
            case 3 -> new Action.Quit();
            case 4 -> new Action.Watch(random.nextInt(count));
            case 5, 6 -> new Action.Spawn();
            case 7 -> new Action.StopChild();
            case 8 -> new Action.TellChild();
            case 9, 10 -> new Action.StartTimer(1 + random.nextInt(2));
            default -> new Action.CancelTimer();
        };
    }

    /// Runs it; what each actor saw goes to `histories`.
    void run(Sim sim, List<StringBuilder> histories) {
        histories.clear();
        var refs = new ArrayList<ActorRef<String>>();
        for (int i = 0; i < scripts.size(); i++) {
            histories.add(new StringBuilder());
        }
        for (int i = 0; i < scripts.size(); i++) {
            int me = i;
            refs.add(sim.spawn(
                    "a" + i,
                    Behaviors.<String>setup(context ->
                            Behaviors.withTimers(timers -> acting(context, timers, me, 0, refs, histories)))));
        }
        for (int i = 0; i < segments; i++) {
            var first = "s" + i;
            sim.concurrently(
                    () -> lanes.getFirst().forEach(to -> sim.tell(refs.get(to), first + "x")),
                    () -> lanes.getLast().forEach(to -> sim.tell(refs.get(to), first + "y")));
        }
    }

    private Behavior<String> acting(
            ActorContext<String> context,
            TimerScheduler<String> timers,
            int me,
            int turn,
            List<ActorRef<String>> refs,
            List<StringBuilder> histories) {
        return Behaviors.receive(String.class)
                .onMessage(String.class, message -> {
                    histories.get(me).append(message).append(' ');
                    if (turn >= scripts.get(me).size()) {
                        return Behaviors.same();
                    }
                    return act(context, timers, me, turn, refs, histories);
                })
                .onSignal(org.apache.pekko.actor.typed.Terminated.class, it -> {
                    histories
                            .get(me)
                            .append("end-of-")
                            .append(it.getRef().path().name())
                            .append(' ');
                    return Behaviors.same();
                })
                .build();
    }

    private Behavior<String> act(
            ActorContext<String> context,
            TimerScheduler<String> timers,
            int me,
            int turn,
            List<ActorRef<String>> refs,
            List<StringBuilder> histories) {
        switch (scripts.get(me).get(turn)) {
            case Action.Tell(int to) -> refs.get(to).tell("a" + me);
            case Action.Quit() -> {
                return Behaviors.stopped();
            }
            case Action.StartTimer(int millis) -> timers.startSingleTimer("t", "timer", Duration.ofMillis(millis));
            case Action.CancelTimer() -> timers.cancel("t");
            case Action.Watch(int whom) -> context.watch(refs.get(whom));
            case Action.Spawn() ->
                context.spawnAnonymous(Behaviors.<String>receiveMessage(message -> {
                    refs.get(me).tell("child-" + message);
                    return Behaviors.same();
                }));
            case Action.StopChild() -> {
                if (!context.getChildren().isEmpty()) {
                    context.stop(context.getChildren().getFirst());
                }
            }
            case Action.TellChild() -> {
                if (!context.getChildren().isEmpty()) {
                    context.getChildren().getFirst().unsafeUpcast().tell("hello");
                }
            }
        }
        return acting(context, timers, me, turn + 1, refs, histories);
    }
}
