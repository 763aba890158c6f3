package dev.rundown.simulation.controlled;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// One schedule of controlled actors whose steps are picked by whoever runs it.
public final class Led {
    private Led() {}

    /// Picks.
    @FunctionalInterface
    public interface Picker {
        /// Which of the messages that are under way is delivered next; empty when the schedule is to end.
        Optional<Integer> pick(List<Object> messages);
    }

    /// Speaks to the actors with the voice of somebody else: what is told in different voices arrives in any order.
    @FunctionalInterface
    public interface Voices {
        /// Does `tell` in the voice of `name`.
        void as(String name, Runnable tell);
    }

    /// A body that is told how to change its voice.
    @FunctionalInterface
    public interface Play {
        /// Spawns actors and tells them something.
        void run(Sim sim, Voices voices);
    }

    /// Runs the schedule.
    ///
    /// @throws AssertionError what the picker, the body or an actor throws
    public static void run(Play play, Picker picker) {
        try {
            ControlledSystem.shared().run(inside -> {
                var control = inside.control();
                var parties = new TreeMap<String, Party>();
                Voices voices = (name, tell) -> {
                    var before = control.current();
                    control.speak(parties.computeIfAbsent(name, Party::outside));
                    try {
                        tell.run();
                    } finally {
                        control.speak(before);
                    }
                };
                var result = new Runs(inside, sim -> play.run(sim, voices), Limits.DEFAULT)
                        .run((choices, _) -> picker.pick(
                                        choices.stream().map(Pending::message).toList())
                                .orElse(Chooser.STOP));
                result.breach().ifPresent(it -> {
                    throw new AssertionError(
                            it.what() + " " + it.how(), it.cause().orElse(null));
                });
                return result;
            });
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
