package dev.rundown.registrar;

import dev.rundown.actor.Effect;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.Knobs.Answer;
import dev.rundown.registrar.Knobs.CleanupOrder;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import java.util.List;
import java.util.Optional;

/// Both contexts are cleaned up, then the binding is GONE: rows T24 and T25.
final class Cleaning {
    private Cleaning() {}

    /// T24, as soon as both sides have let go.
    static void beginIfBothDone(Draft draft, BindingHandle handle) {
        var b = draft.binding(handle).orElseThrow();
        if (b.phase() != BindingPhase.DETACHING) {
            return;
        }
        if (!draft.does(Duty.COUNT_BOTH_SIDES)) {
            Deregistering.endIfIdle(draft, draft.registered(handle.client()));
            Deregistering.endIfIdle(draft, draft.registered(handle.provider()));
        }
        if (!b.bothDone() || b.attachOutstanding()) {
            if (!draft.does(Duty.CLEAN_AFTER_BOTH)) {
                start(draft, owing(draft, b));
            }
            return;
        }
        var cleaning = owing(draft, b.in(BindingPhase.CLEANING));
        start(draft, cleaning);
        if (draft.knobs().waitAfterCleanup() == Answer.NO) {
            Deregistering.release(draft, cleaning);
        }
        endIfClean(draft, cleaning);
    }

    /// T9 of a registrar that remembers what it should have forgotten (UM3): the client alone is cleaned up.
    static void cleanRefused(Draft draft, Binding b) {
        var cleaning = owing(
                draft, b.in(BindingPhase.CLEANING).with(Role.CLIENT, b.client().in(DetachSide.DONE)));
        start(draft, cleaning);
        endIfClean(draft, cleaning);
    }

    /// `b` with a cleanup owed to each side that has let go, lent a context and has a callback for it.
    private static Binding owing(Draft draft, Binding b) {
        var owing = b;
        for (var side : Role.values()) {
            var end = b.end(side);
            boolean isOwed = end.side() == DetachSide.DONE
                    && end.context().isPresent()
                    && draft.registered(b.handle().end(side)).cleansUp()
                    && draft.does(Duty.CLEAN)
                    && draft.does(Duty.DETACH_BOTH_SIDES) // Else the binding is dropped when one side has let go.
                    && (draft.does(Duty.CLEAN_NULL_CONTEXTS) || !end.pointer().isNull());
            owing = owing.with(side, end.owesCleanup(isOwed));
        }
        return owing;
    }

    /// Starts those cleanups of `b` that were not owed before.
    private static void start(Draft draft, Binding b) {
        var before = draft.binding(b.handle()).orElseThrow();
        draft.put(b);
        var fresh = order(draft).stream()
                .filter(it -> b.end(it).cleanupOwed() && !before.end(it).cleanupOwed())
                .toList();
        boolean pinned = draft.knobs().cleanupOrder() != CleanupOrder.ANY && !fresh.isEmpty();
        for (var side : pinned ? fresh.subList(0, 1) : fresh) {
            start(draft, b, side);
        }
    }

    private static List<Role> order(Draft draft) {
        return switch (draft.knobs().cleanupOrder()) {
            case ANY, CLIENT_FIRST -> List.of(Role.CLIENT, Role.PROVIDER);
            case PROVIDER_FIRST -> List.of(Role.PROVIDER, Role.CLIENT);
        };
    }

    private static void start(Draft draft, Binding b, Role side) {
        var lane = Lanes.of(b.handle(), side);
        if (draft.terms().takesTurns()) {
            Lanes.due(draft, lane, b.handle(), side);
        } else {
            Lanes.start(
                    draft,
                    lane,
                    b.handle().end(side),
                    b.end(side).callbacks(),
                    callback(b, side),
                    new RegistrarFrame.Cleaning(b.handle(), side));
        }
    }

    /// Whether the turn of a cleanup had come (K1).
    static boolean cleanIfDue(Draft draft, Binding b, Role side) {
        if (!Turns.isFree(draft, b.handle().end(side))) {
            return false;
        }
        Lanes.call(
                draft,
                b.handle().end(side),
                b.end(side).callbacks(),
                callback(b, side),
                new RegistrarFrame.Cleaning(b.handle(), side));
        return true;
    }

    private static Message callback(Binding b, Role side) {
        var context = b.end(side).pointer();
        return switch (side) {
            case CLIENT -> new ClientCleanupBindingContext(b.handle(), context);
            case PROVIDER -> new ProviderCleanupBindingContext(b.handle(), context);
        };
    }

    /// UM6: the second of two early completions already finds both sides complete. The callbacks have not answered, so
    /// their lanes are taken.
    static void cleanTooEarly(Draft draft, Binding b) {
        for (var side : Role.values()) {
            if (b.end(side).side() != DetachSide.EARLY && b.end(side).side() != DetachSide.DONE) {
                return;
            }
        }
        for (var side : Role.values()) {
            draft.with(new Effect.Start(
                    new Lane(Lanes.of(b.handle(), side).name() + "+"),
                    b.end(side).callbacks(),
                    callback(b, side),
                    new RegistrarFrame.CleaningTwice(b.handle(), side)));
        }
    }

    /// T25.
    static void cleaned(Draft draft, BindingHandle handle, Role side) {
        var b = draft.binding(handle).orElseThrow();
        if (!b.end(side).cleanupOwed()) {
            return;
        }
        var cleaned = b.with(side, b.end(side).owesCleanup(false).lends(Optional.empty()));
        draft.put(cleaned);
        var other = side.other();
        if (draft.knobs().cleanupOrder() != CleanupOrder.ANY
                && cleaned.end(other).cleanupOwed()) {
            start(draft, cleaned, other);
        }
        if (cleaned.phase() == BindingPhase.CLEANING) {
            endIfClean(draft, cleaned);
        }
    }

    private static void endIfClean(Draft draft, Binding b) {
        if (!b.client().cleanupOwed() && !b.provider().cleanupOwed()) {
            Deregistering.end(draft, b);
        }
    }
}
