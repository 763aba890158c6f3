package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.registrar.Knobs.Answer;
import dev.rundown.registrar.Knobs.DetachOrder;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.RegistrarFrame.Ask;
import java.util.List;

/// Both sides of a binding let go: rows T15 and T17 to T23. Each side is asked on a lane of its own, so that the order
/// of the two callbacks, and whether they overlap, is left to the schedule (K5).
final class Detaching {
    private Detaching() {}

    /// T15: both sides are to be asked. Answers those that the caller's lane has to ask (K9); the others are under way.
    static List<Ask> begin(Draft draft, Binding binding, Role initiator) {
        var asks = prepare(draft, binding, initiator, draft.terms().detachesOnCaller());
        if (draft.terms().detachesOnCaller()) {
            return asks;
        }
        boolean pinned = draft.knobs().detachOrder() != DetachOrder.ANY;
        for (var ask : pinned && !asks.isEmpty() ? asks.subList(0, 1) : asks) {
            askOnItsLane(draft, ask);
        }
        return List.of();
    }

    /// T11: the same, all on the lane of the delivery.
    static List<Ask> prepareInCall(Draft draft, Binding binding, Role initiator) {
        return prepare(draft, binding, initiator, true);
    }

    /// The sides to ask in the order of K5. Nobody has been asked.
    ///
    /// @param inCall one lane asks both, so that nothing else decides about an order that is left open
    private static List<Ask> prepare(Draft draft, Binding binding, Role initiator, boolean inCall) {
        var detaching = binding.in(BindingPhase.DETACHING);
        for (var side : Role.values()) {
            if (!isAsked(draft, detaching, side, initiator)) {
                detaching = detaching.with(side, detaching.end(side).in(DetachSide.DONE));
            }
        }
        draft.put(detaching);
        Cleaning.beginIfBothDone(draft, detaching.handle());
        var idle = detaching;
        return order(draft, initiator, inCall).stream()
                .filter(it -> idle.end(it).side() == DetachSide.IDLE)
                .map(it -> new Ask(idle.handle(), it))
                .toList();
    }

    private static boolean isAsked(Draft draft, Binding binding, Role side, Role initiator) {
        return (side == initiator || draft.does(Duty.DETACH_BOTH_SIDES))
                && (draft.does(Duty.DETACH_NULL_CONTEXTS)
                        || !binding.end(side).pointer().isNull());
    }

    private static List<Role> order(Draft draft, Role initiator, boolean inCall) {
        var clientFirst = List.of(Role.CLIENT, Role.PROVIDER);
        var providerFirst = List.of(Role.PROVIDER, Role.CLIENT);
        return switch (draft.knobs().detachOrder()) {
            case ANY -> inCall && draft.choose("detach-order", 2) == 1 ? providerFirst : clientFirst;
            case CLIENT_FIRST -> clientFirst;
            case PROVIDER_FIRST -> providerFirst;
            case INITIATOR_FIRST -> initiator == Role.CLIENT ? clientFirst : providerFirst;
        };
    }

    /// The end whose deregistration takes `binding` apart; the client's, where both are leaving.
    static Role initiator(Draft draft, BindingHandle handle) {
        return draft.registered(handle.client()).phase() == Registration.Phase.ACTIVE ? Role.PROVIDER : Role.CLIENT;
    }

    private static void askOnItsLane(Draft draft, Ask ask) {
        var lane = level(draft).lane(Lanes.of(ask.binding(), ask.side()));
        if (draft.terms().asksFreely()) {
            var binding = draft.binding(ask.binding()).orElseThrow();
            Lanes.start(
                    draft,
                    lane,
                    ask.binding().end(ask.side()),
                    binding.end(ask.side()).callbacks(),
                    ask(draft, binding, ask.side()),
                    new RegistrarFrame.Detaching(ask.binding(), ask.side()));
        } else {
            Lanes.due(draft, lane, ask.binding(), ask.side());
        }
    }

    /// K9.
    private static Level level(Draft draft) {
        return switch (draft.knobs().detachIrql()) {
            case CALLER -> Level.of(draft.lane());
            case ANY -> draft.choose("detach-irql", 2) == 0 ? Level.PASSIVE_LEVEL : Level.DISPATCH_LEVEL;
            case PASSIVE -> Level.PASSIVE_LEVEL;
        };
    }

    /// Whether `side` could be asked on the lane of the delivery (K1, K5).
    static boolean askIfDue(Draft draft, Binding binding, Role side) {
        var other = binding.end(side.other());
        boolean waits = draft.knobs().detachOverlap() == Answer.NO && other.isInCallback();
        if (waits || !Turns.isFree(draft, binding.handle().end(side))) {
            return false;
        }
        Lanes.call(
                draft,
                binding.handle().end(side),
                binding.end(side).callbacks(),
                ask(draft, binding, side),
                new RegistrarFrame.Detaching(binding.handle(), side));
        return true;
    }

    /// T11, K9: sides are asked one after the other; when all have answered, the call goes on.
    static void nextInCall(Draft draft, List<Ask> asks, RegistrarFrame.Then then) {
        var rest = asks.stream().filter(it -> isIdle(draft, it)).toList();
        if (rest.isEmpty()) {
            Lanes.then(draft, then);
        } else if (draft.terms().takesTurns()) {
            var waiting = new RegistrarMessage.GoOn(
                    rest.getFirst().binding().end(rest.getFirst().side()));
            draft.with(new Effect.Continue(waiting, new RegistrarFrame.Due(rest, then)));
        } else {
            askInCall(draft, rest, then);
        }
    }

    private static boolean isIdle(Draft draft, Ask ask) {
        var binding = draft.binding(ask.binding()).orElseThrow();
        return binding.phase() == BindingPhase.DETACHING
                && binding.end(ask.side()).side() == DetachSide.IDLE;
    }

    /// Whether the turn of the first side had come.
    static boolean dueInCall(Draft draft, RegistrarFrame.Due due) {
        var first = due.asks().getFirst();
        if (!isIdle(draft, first)) {
            nextInCall(draft, due.asks(), due.then());
            return true;
        }
        if (!Turns.isFree(draft, first.binding().end(first.side()))) {
            return false;
        }
        askInCall(draft, due.asks(), due.then());
        return true;
    }

    private static void askInCall(Draft draft, List<Ask> asks, RegistrarFrame.Then then) {
        var first = asks.getFirst();
        var binding = draft.binding(first.binding()).orElseThrow();
        Lanes.call(
                draft,
                first.binding().end(first.side()),
                binding.end(first.side()).callbacks(),
                ask(draft, binding, first.side()),
                new RegistrarFrame.DetachingInCall(first, List.copyOf(asks.subList(1, asks.size())), then));
    }

    private static Message ask(Draft draft, Binding binding, Role side) {
        var end = binding.end(side);
        draft.put(binding.with(side, end.in(DetachSide.CALLED)));
        return switch (side) {
            case CLIENT -> new ClientDetachProvider(binding.handle(), end.pointer());
            case PROVIDER -> new ProviderDetachClient(binding.handle(), end.pointer());
        };
    }

    /// T17, T18, T20 and T21.
    static void answered(Draft draft, BindingHandle handle, Role side, NtStatus status, Address from) {
        var b = draft.binding(handle).orElseThrow();
        var end = b.end(side);
        if (status.isError()) {
            Registrar.outOfContract(draft, "NMR016", from, "T28", "answered %s to a detach".formatted(status));
        }
        // An error is no answer that a detach callback may give: the side counts as let go, as after SUCCESS.
        boolean pending = status == NtStatus.STATUS_PENDING && draft.does(Duty.HEED_PENDING);
        var event = pending ? DetachSide.Event.ANSWERED_PENDING : DetachSide.Event.ANSWERED_SUCCESS;
        if (end.side() == DetachSide.EARLY && !pending && draft.does(Duty.HEED_PENDING)) {
            Registrar.outOfContract(
                    draft, "NMR004", from, "T21", "completed its detach and then answered STATUS_SUCCESS");
        }
        end.side().after(event).ifPresent(it -> draft.put(b.with(side, end.in(it))));
        Cleaning.beginIfBothDone(draft, handle);
    }

    /// In a pinned order the turn of the other side comes when the first has answered.
    static void askOther(Draft draft, BindingHandle handle, Role side) {
        var b = draft.binding(handle).orElseThrow();
        if (draft.knobs().detachOrder() != DetachOrder.ANY
                && b.phase() == BindingPhase.DETACHING
                && !b.end(side).isInCallback()
                && b.end(side.other()).side() == DetachSide.IDLE) {
            askOnItsLane(draft, new Ask(handle, side.other()));
        }
    }

    /// T19, T22, and T23 or T26 for a completion that is not owed. Always carried out.
    static boolean completed(Draft draft, BindingHandle handle, Role side, Address from) {
        var binding = draft.binding(handle).filter(it -> it.phase() == BindingPhase.DETACHING);
        var next = binding.flatMap(it -> it.end(side).side().after(DetachSide.Event.COMPLETED));
        if (binding.isPresent() && next.isPresent()) {
            var b = binding.get();
            Registrar.usedByOwner(
                    draft, from, b.end(side).callbacks(), "completed the detach of a side of %s".formatted(handle));
            if (next.get() == DetachSide.EARLY) {
                completedEarly(draft, b, side);
            } else {
                draft.put(b.with(side, b.end(side).in(next.get())));
                Cleaning.beginIfBothDone(draft, handle);
            }
        } else if (draft.does(Duty.HEED_PENDING)) { // Who takes PENDING for SUCCESS expects no completion at all.
            boolean gone = draft.binding(handle)
                    .map(it -> it.phase() == BindingPhase.GONE)
                    .orElse(false);
            Registrar.outOfContract(
                    draft, "NMR004", from, gone ? "T26" : "T23", "completed a detach that is not pending");
        }
        Registrar.reply(
                draft,
                switch (side) {
                    case CLIENT -> new NmrClientDetachProviderCompleteReturned(handle);
                    case PROVIDER -> new NmrProviderDetachClientCompleteReturned(handle);
                });
        return true;
    }

    /// T19.
    private static void completedEarly(Draft draft, Binding b, Role side) {
        if (!draft.does(Duty.EXPECT_EARLY_COMPLETION)) {
            Registrar.stop(draft, "UM8", "asserted that a completed detach was pending");
            return;
        }
        if (!draft.does(Duty.REMEMBER_EARLY_COMPLETION)) {
            return;
        }
        var early = b.with(side, b.end(side).in(DetachSide.EARLY));
        draft.put(early);
        if (!draft.does(Duty.CLEAN_ONCE)) {
            Cleaning.cleanTooEarly(draft, early);
        }
    }
}
