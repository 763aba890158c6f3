package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Wait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who is inside a callback, where a knob or a lock asks for it (K1, K8, UM7, `naive-global-lock`). With the default
/// knobs nothing is kept.
final class Turns {
    private static final Part<Inside> ALL = new Part<>("inside", new Inside(List.of()));

    private Turns() {}

    /// A callback that runs.
    ///
    /// @param lane the thread of control that it runs on
    /// @param registration whose callback it is
    /// @param callbacks the actor that takes it
    /// @param callback what was said
    record Call(Lane lane, RegistrationHandle registration, Address callbacks, Message callback) {}

    /// The callbacks that run, by their lanes; of a lane the innermost is the last.
    record Inside(List<Call> calls) {
        private static final Comparator<Call> BY_LANE = Comparator.comparing(Call::lane);

        Inside {
            calls = calls.stream().sorted(BY_LANE).toList();
        }

        Inside with(Call call) {
            var more = new ArrayList<>(calls);
            more.add(call);
            return new Inside(more);
        }

        /// Without the innermost callback on `lane`.
        Inside without(Lane lane) {
            var fewer = new ArrayList<>(calls);
            for (int i = fewer.size() - 1; i >= 0; i--) {
                if (fewer.get(i).lane().equals(lane)) {
                    fewer.remove(i);
                    break;
                }
            }
            return new Inside(fewer);
        }
    }

    /// Whether a callback of `registration` may begin on the lane of the delivery. A thread that is inside one already
    /// may enter another one, else no client could ever call on.
    static boolean isFree(Draft draft, RegistrationHandle registration) {
        if (!draft.terms().takesTurns()) {
            return true;
        }
        var others = draft.read(ALL).calls().stream()
                .filter(it -> !it.lane().equals(draft.lane()))
                .toList();
        if (!draft.does(Duty.CALL_WITHOUT_LOCK)) {
            return others.isEmpty();
        }
        if (!draft.does(Duty.CLEAN_WITHOUT_LOCK) && others.stream().anyMatch(Turns::isCleanup)) {
            return false;
        }
        return switch (draft.knobs().callbacks()) {
            case PER_BINDING -> true;
            case PER_MODULE -> others.stream().noneMatch(it -> it.registration().equals(registration));
            case GLOBAL -> others.isEmpty();
        };
    }

    /// Whether a call of a module finds a lock taken, and has to wait for it.
    static boolean isLocked(Draft draft) {
        if (!draft.does(Duty.CALL_WITHOUT_LOCK)) {
            return !draft.read(ALL).calls().isEmpty();
        }
        return !draft.does(Duty.CLEAN_WITHOUT_LOCK)
                && draft.read(ALL).calls().stream().anyMatch(Turns::isCleanup);
    }

    private static boolean isCleanup(Call call) {
        return call.callback() instanceof ModuleMessage.ClientCleanupBindingContext
                || call.callback() instanceof ModuleMessage.ProviderCleanupBindingContext;
    }

    static void enter(Draft draft, Lane lane, RegistrationHandle registration, Address callbacks, Message callback) {
        if (draft.terms().countsCallbacks()) {
            draft.put(ALL, draft.read(ALL).with(new Call(lane, registration, callbacks, callback)));
        }
    }

    /// The innermost callback on the lane of the delivery has returned.
    static void leave(Draft draft) {
        if (draft.terms().countsCallbacks()) {
            draft.put(ALL, draft.read(ALL).without(draft.lane()));
        }
    }

    /// Whether the delivery came from inside a callback of `registration`.
    static boolean isInside(Draft draft, RegistrationHandle registration) {
        return draft.read(ALL).calls().stream()
                .anyMatch(it ->
                        it.lane().equals(draft.lane()) && it.registration().equals(registration));
    }

    /// Everybody whose callback runs: whoever waits for a turn waits for them. A callback that has called the registrar
    /// waits for it in turn, so the registrar waits for itself.
    static List<Wait> waits(Standstill standstill) {
        return standstill.read(ALL).calls().stream()
                .filter(call -> standstill.underWay().stream()
                        .noneMatch(it ->
                                it.to().equals(Registrar.ADDRESS) && it.lane().equals(call.lane())))
                .map(it -> new Wait(it.callbacks(), it.callback()))
                .toList();
    }
}
