package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.List;

/// What came to nothing in a schedule: messages to those who had gone, and actors that failed.
final class Losses {
    private final List<Lost> lost = new ArrayList<>();
    private final List<Dropped> dropped = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();

    /// A message that nobody received.
    ///
    /// @param step at which it was lost, from 1
    record Lost(int step, Party from, Party to, Object message) {}

    /// A step that never came because its receiver had gone.
    ///
    /// @param key    of the step that it would have been
    /// @param to     who had gone
    /// @param origin number of the event that it comes from
    record Dropped(Taken.Key key, String to, int origin) {}

    /// An actor of the test that failed, with nobody who supervises it.
    ///
    /// @param step at which it failed, from 1
    record Failure(int step, String actor, Throwable cause) {}

    /// A message to somebody who has gone.
    void lose(int step, Channel channel, Object message, int origin) {
        lost.add(new Lost(step, channel.sender(), channel.receiver(), message));
        dropped.add(new Dropped(
                new Taken.Key(channel.lane(), channel.taken()),
                channel.receiver().name(),
                origin));
    }

    /// What was under way to somebody who goes.
    void drop(int step, Pending vain) {
        dropped.add(new Dropped(Taken.Key.of(vain), vain.receiver().name(), vain.origin()));
        if (vain instanceof Channel channel) {
            channel.messages()
                    .forEach(it -> lost.add(new Lost(
                            step,
                            channel.sender(),
                            channel.receiver(),
                            it.envelope().message())));
            channel.messages().clear();
        }
    }

    void fail(int step, String actor, Throwable cause) {
        failures.add(new Failure(step, actor, cause));
    }

    List<Lost> lost() {
        return lost;
    }

    List<Dropped> dropped() {
        return dropped;
    }

    List<Failure> failures() {
        return failures;
    }
}
