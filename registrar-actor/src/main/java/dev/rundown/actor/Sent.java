package dev.rundown.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one step puts on the lanes.
///
/// @param next    what follows on the lane of the delivery; empty when the lane is idle afterwards
/// @param started what begins on other lanes, in order
public record Sent(Optional<Envelope> next, List<Envelope> started) {
    /// Reads the effects of `step`, which its receiver made of `envelope`.
    ///
    /// @throws IllegalStateException when the step goes on in two ways, or lets a caller wait for ever
    static Sent by(Envelope envelope, Step<?> step) {
        Optional<Envelope> next = Optional.empty();
        var started = new ArrayList<Envelope>();
        for (var effect : step.effects()) {
            Optional<Envelope> follows = switch (effect) {
                case Effect.Call it -> Optional.of(envelope.after(it));
                case Effect.Return it -> Optional.of(envelope.after(it));
                case Effect.Continue it -> Optional.of(envelope.after(it));
                case Effect.Start it when it.lane().equals(envelope.lane()) -> Optional.of(restarted(envelope, it));
                case Effect.Start it -> {
                    started.add(envelope.started(it));
                    yield Optional.empty();
                }
                case Effect.Put<?> _, Effect.Happened _ -> Optional.empty();
            };
            if (follows.isPresent() && next.isPresent()) {
                throw new IllegalStateException("%s goes on in two ways on lane %s: %s"
                        .formatted(envelope.to(), envelope.lane(), step.effects()));
            }
            next = next.or(() -> follows);
        }
        if (next.isEmpty() && envelope.caller().isPresent()) {
            throw new IllegalStateException("%s lets %s wait for ever on lane %s"
                    .formatted(envelope.to(), envelope.caller().get().address(), envelope.lane()));
        }
        return new Sent(next, List.copyOf(started));
    }

    /// The lane has come to its end with this step and begins anew.
    private static Envelope restarted(Envelope envelope, Effect.Start start) {
        if (envelope.caller().isPresent()) {
            throw new IllegalStateException(
                    "%s starts %s on a lane where %s waits".formatted(envelope.to(), start, envelope.caller()));
        }
        return envelope.started(start);
    }
}
