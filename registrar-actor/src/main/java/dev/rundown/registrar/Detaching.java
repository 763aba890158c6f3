package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import java.util.List;

/// From DETACHING to GONE: rows T15 and T17 to T25. Each side is asked on a lane of its own, so that the order of
/// the two callbacks, and whether they overlap, is left to the schedule (K5, K6).
final class Detaching {
    private Detaching() {}

    /// T15: both sides are asked.
    static void begin(Draft draft, Binding binding) {
        draft.put(binding.in(BindingPhase.DETACHING));
        for (var side : Role.values()) {
            askOnItsLane(draft, draft.binding(binding.handle()).orElseThrow(), side);
        }
    }

    static void askOnItsLane(Draft draft, Binding binding, Role side) {
        draft.with(new Effect.Start(
                lane(binding.handle(), side),
                binding.end(side).callbacks(),
                ask(draft, binding, side),
                new RegistrarFrame.Detaching(binding.handle(), side)));
    }

    /// T11: the sides are asked one after the other; when all have answered the registration goes on.
    static void askInRegister(Draft draft, BindingHandle handle, List<Role> order, RegistrarFrame.Proposing then) {
        if (order.isEmpty()) {
            Registering.proposeNext(draft, then);
            return;
        }
        var side = order.getFirst();
        var binding = draft.binding(handle).orElseThrow();
        Registrar.call(
                draft,
                binding.end(side).callbacks(),
                ask(draft, binding, side),
                new RegistrarFrame.DetachingInRegister(
                        handle, side, List.copyOf(order.subList(1, order.size())), then));
    }

    private static Message ask(Draft draft, Binding binding, Role side) {
        var end = binding.end(side);
        draft.put(binding.with(
                side, end.in(end.side().after(DetachSide.Event.ASKED).orElseThrow())));
        var context = end.context().orElse(new ContextPointer(end.callbacks(), "null"));
        return switch (side) {
            case CLIENT -> new ClientDetachProvider(binding.handle(), context);
            case PROVIDER -> new ProviderDetachClient(binding.handle(), context);
        };
    }

    /// T17, T18, T20 and T21.
    static void answered(
            Draft draft, BindingHandle handle, Role side, NtStatus status, Delivery<RegistrarMessage> delivery) {
        var frame = delivery.frame();
        boolean asked =
                frame instanceof RegistrarFrame.Detaching || frame instanceof RegistrarFrame.DetachingInRegister;
        if (!asked) {
            Registrar.outOfContract(draft, "NMR016", delivery.from(), "T28", "answered a detach that nobody asked for");
            return;
        }
        var b = draft.binding(handle).orElseThrow();
        var end = b.end(side);
        if (status.isError()) {
            Registrar.outOfContract(
                    draft, "NMR016", delivery.from(), "T28", "answered %s to a detach".formatted(status));
        }
        // An error is no answer that a detach callback may give: the side counts as let go, as after SUCCESS.
        var event = status == NtStatus.STATUS_PENDING
                ? DetachSide.Event.ANSWERED_PENDING
                : DetachSide.Event.ANSWERED_SUCCESS;
        if (end.side() == DetachSide.EARLY && event == DetachSide.Event.ANSWERED_SUCCESS) {
            Registrar.outOfContract(
                    draft, "NMR004", delivery.from(), "T21", "completed its detach and then answered STATUS_SUCCESS");
        }
        draft.put(b.with(side, end.in(end.side().after(event).orElseThrow())));
        cleanUpIfBothDone(draft, handle);
        if (frame instanceof RegistrarFrame.DetachingInRegister inRegister) {
            askInRegister(draft, handle, inRegister.rest(), inRegister.then());
        }
    }

    /// T19, T22, and T23 or T26 for a completion that is not owed.
    static void completed(Draft draft, BindingHandle handle, Role side, Address from) {
        var binding = draft.binding(handle).filter(it -> it.phase() == BindingPhase.DETACHING);
        var next = binding.flatMap(it -> it.end(side).side().after(DetachSide.Event.COMPLETED));
        if (binding.isPresent() && next.isPresent()) {
            var b = binding.get();
            draft.put(b.with(side, b.end(side).in(next.get())));
            cleanUpIfBothDone(draft, handle);
        } else {
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
    }

    /// T24.
    private static void cleanUpIfBothDone(Draft draft, BindingHandle handle) {
        var b = draft.binding(handle).orElseThrow();
        if (b.phase() != BindingPhase.DETACHING || !b.bothDone()) {
            return;
        }
        var cleaning = b.in(BindingPhase.CLEANING);
        for (var side : Role.values()) {
            var end = b.end(side);
            if (end.context().isPresent() && cleansUp(draft, handle, side)) {
                cleaning = cleaning.with(side, end.owesCleanup(true));
                var context = end.context().get();
                draft.with(new Effect.Start(
                        lane(handle, side),
                        end.callbacks(),
                        switch (side) {
                            case CLIENT -> new ClientCleanupBindingContext(handle, context);
                            case PROVIDER -> new ProviderCleanupBindingContext(handle, context);
                        },
                        new RegistrarFrame.Cleaning(handle, side)));
            }
        }
        draft.put(cleaning);
        endIfClean(draft, cleaning);
    }

    private static boolean cleansUp(Draft draft, BindingHandle handle, Role side) {
        return switch (side) {
            case CLIENT -> draft.registered(handle.client()).cleansUp();
            case PROVIDER -> draft.registered(handle.provider()).cleansUp();
        };
    }

    /// T25.
    static void cleaned(Draft draft, BindingHandle handle, Role side, Delivery<RegistrarMessage> delivery) {
        if (!(delivery.frame() instanceof RegistrarFrame.Cleaning)) {
            Registrar.outOfContract(
                    draft, "NMR016", delivery.from(), "T28", "answered a cleanup that nobody asked for");
            return;
        }
        var b = draft.binding(handle).orElseThrow();
        var cleaned = b.with(side, b.end(side).owesCleanup(false));
        draft.put(cleaned);
        endIfClean(draft, cleaned);
    }

    private static void endIfClean(Draft draft, Binding b) {
        if (!b.client().cleanupOwed() && !b.provider().cleanupOwed()) {
            Deregistering.end(draft, b);
        }
    }

    /// The lane on which one side of a binding is taken apart.
    static Lane lane(BindingHandle handle, Role side) {
        return new Lane("R/%s.%s"
                .formatted(
                        handle,
                        switch (side) {
                            case CLIENT -> "c";
                            case PROVIDER -> "p";
                        }));
    }
}
