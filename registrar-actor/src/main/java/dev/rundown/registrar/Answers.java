package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.List;
import java.util.Optional;

/// The answers of callbacks. What a lane remembers says which answer is due there; any other one is T28, which leaves
/// the binding as it is and lets the lane go on.
final class Answers {
    private Answers() {}

    /// Always carried out.
    static boolean take(Draft draft, RegistrarMessage message, Delivery<RegistrarMessage> delivery) {
        var frame = delivery.frame();
        var from = delivery.from();
        if (!frame.equals(Frame.NONE)) {
            Turns.leave(draft);
        }
        switch (frame) {
            case RegistrarFrame.Proposing it -> {
                if (message instanceof ClientAttachProviderReturned m
                        && m.binding().equals(it.asked())) {
                    Attaching.clientAnswered(draft, m, it, from);
                } else {
                    strange(draft, from);
                    Lanes.then(draft, it);
                }
            }
            case RegistrarFrame.ProposingAlone it -> {
                if (message instanceof ClientAttachProviderReturned m
                        && m.binding().equals(it.binding())) {
                    Attaching.clientAnswered(draft, m, it, from);
                } else {
                    strange(draft, from);
                }
            }
            case RegistrarFrame.Asking it -> {
                if (message instanceof ProviderAttachClientReturned m
                        && m.binding().equals(it.binding())) {
                    Attaching.providerAnswered(draft, m, from);
                } else {
                    strange(draft, from);
                    Registrar.reply(
                            draft,
                            new NmrClientAttachProviderReturned(
                                    it.binding(),
                                    NtStatus.STATUS_INVALID_PARAMETER,
                                    Optional.empty(),
                                    Optional.empty()));
                }
            }
            case RegistrarFrame.Detaching it -> {
                detached(draft, message, it.binding(), it.side(), from);
                Detaching.askOther(draft, it.binding(), it.side());
            }
            case RegistrarFrame.DetachingInCall it -> {
                detached(draft, message, it.asked().binding(), it.asked().side(), from);
                Detaching.nextInCall(draft, it.rest(), it.then());
            }
            case RegistrarFrame.Cleaning it -> {
                if (message.equals(cleaned(it.binding(), it.side()))) {
                    Cleaning.cleaned(draft, it.binding(), it.side());
                } else {
                    strange(draft, from);
                }
            }
            case RegistrarFrame.CleaningTwice _ -> {} // Nobody waits.
            default -> strange(draft, from);
        }
        return true;
    }

    private static void detached(Draft draft, RegistrarMessage message, BindingHandle handle, Role side, Address from) {
        var status = status(message, handle, side);
        if (status.isEmpty()) {
            strange(draft, from);
        } else {
            Detaching.answered(draft, handle, side, status.getFirst(), from);
        }
    }

    /// At most one: what `message` says about the detach of `side`.
    private static List<NtStatus> status(RegistrarMessage message, BindingHandle handle, Role side) {
        return switch (side) {
            case CLIENT ->
                message instanceof ClientDetachProviderReturned m && m.binding().equals(handle)
                        ? List.of(m.status())
                        : List.of();
            case PROVIDER ->
                message instanceof ProviderDetachClientReturned m && m.binding().equals(handle)
                        ? List.of(m.status())
                        : List.of();
        };
    }

    private static RegistrarMessage cleaned(BindingHandle handle, Role side) {
        return switch (side) {
            case CLIENT -> new ClientCleanupBindingContextReturned(handle);
            case PROVIDER -> new ProviderCleanupBindingContextReturned(handle);
        };
    }

    private static void strange(Draft draft, Address from) {
        Registrar.outOfContract(draft, "NMR016", from, "T28", "answered a callback that was not made");
    }
}
