package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A guest asks for a seat and gives up after a second; the answer may come later.
class LateReply {
    sealed interface Hall {
        record Reserve(String guest, ActorRef<Boolean> replyTo) implements Hall {}

        record Release(String guest) implements Hall {}

        record WhoSits(ActorRef<Optional<String>> replyTo) implements Hall {}
    }

    sealed interface Guest {
        record Come() implements Guest {}

        record Reserved() implements Guest {}

        record NoSeat() implements Guest {}
    }

    static Behavior<Hall> hall(Optional<String> seat) {
        return Behaviors.receiveMessage(message -> switch (message) {
            case Hall.Reserve(var guest, var replyTo) -> {
                replyTo.tell(seat.isEmpty());
                yield hall(seat.or(() -> Optional.of(guest)));
            }
            case Hall.Release(var guest) -> hall(seat.filter(it -> !it.equals(guest)));
            case Hall.WhoSits(var replyTo) -> {
                replyTo.tell(seat);
                yield Behaviors.same();
            }
        });
    }

    static Behavior<Guest> guest(ActorRef<Hall> hall, ActorRef<String> diary, boolean releases) {
        return Behaviors.receive((context, message) -> {
            switch (message) {
                case Guest.Come _ ->
                    context.ask(
                            Boolean.class,
                            hall,
                            Duration.ofSeconds(1),
                            replyTo -> new Hall.Reserve("anna", replyTo),
                            (isFree, failure) -> failure == null && isFree ? new Guest.Reserved() : new Guest.NoSeat());
                case Guest.Reserved _ -> diary.tell("sits");
                case Guest.NoSeat _ -> {
                    if (releases) {
                        hall.tell(new Hall.Release("anna"));
                    }
                    diary.tell("went home");
                }
            }
            return Behaviors.same();
        });
    }

    @RaceTest
    void bug(Sim sim) {
        evening(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        evening(sim, true);
    }

    private static void evening(Sim sim, boolean releases) {
        Probe<String> diary = sim.probe("diary");
        Probe<Optional<String>> usher = sim.probe("usher");
        var hall = sim.spawn("hall", hall(Optional.empty()));
        var guest = sim.spawn("guest", guest(hall, diary.ref(), releases));

        sim.tell(guest, new Guest.Come());
        sim.elapse(Duration.ofSeconds(2));
        sim.tell(hall, new Hall.WhoSits(usher.ref()));

        sim.inTheEnd(
                "nobody who went home keeps a seat",
                () -> !(diary.received().contains("went home")
                        && usher.received().contains(Optional.of("anna"))));
    }
}
