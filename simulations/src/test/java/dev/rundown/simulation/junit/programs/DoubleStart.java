package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A player starts a track as a child of that name, and stops the one before.
class DoubleStart {
    sealed interface Player {
        record Play() implements Player {}

        record Stop() implements Player {}
    }

    static Behavior<String> track() {
        return Behaviors.receiveMessage(_ -> Behaviors.same());
    }

    static Behavior<Player> hasty() {
        return Behaviors.setup(context -> Behaviors.receiveMessage(message -> {
            switch (message) {
                case Player.Play _ -> context.spawn(track(), "track");
                case Player.Stop _ -> context.getChild("track").ifPresent(context::stop);
            }
            return Behaviors.same();
        }));
    }

    static Behavior<Player> patient() {
        return silent();
    }

    private static Behavior<Player> silent() {
        return Behaviors.receive((context, message) -> {
            if (message instanceof Player.Play) {
                context.watch(context.spawn(track(), "track"));
                return playing(false);
            }
            return Behaviors.same();
        });
    }

    /// @param again whether to play again as soon as the track has ended
    private static Behavior<Player> playing(boolean again) {
        return Behaviors.setup(context -> Behaviors.receive(Player.class)
                .onMessage(Player.Play.class, _ -> playing(true))
                .onMessage(Player.Stop.class, _ -> {
                    context.getChild("track").ifPresent(context::stop);
                    return Behaviors.same();
                })
                .onSignal(ChildFailed.class, _ -> silent())
                .onSignal(Terminated.class, _ -> {
                    if (again) {
                        context.watch(context.spawn(track(), "track"));
                        return playing(false);
                    }
                    return silent();
                })
                .build());
    }

    @RaceTest
    void bug(Sim sim) {
        press(sim, hasty());
    }

    @RaceTest
    void repaired(Sim sim) {
        press(sim, patient());
    }

    private static void press(Sim sim, Behavior<Player> behavior) {
        var player = sim.spawn("player", behavior);

        sim.tell(player, new Player.Play());
        sim.tell(player, new Player.Stop());
        sim.tell(player, new Player.Play());
    }
}
