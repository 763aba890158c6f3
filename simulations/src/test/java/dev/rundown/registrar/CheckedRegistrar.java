package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Step;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The registrar, compared in each step with the table; counts the cells that were met.
final class CheckedRegistrar implements ActorLogic<RegistrarState, RegistrarMessage> {
    private static final String NONE = "none";

    private final Registrar registrar = new Registrar();
    private final SortedMap<String, Long> cells;

    CheckedRegistrar(SortedMap<String, Long> cells) {
        this.cells = cells;
    }

    private record Seen(BindingHandle binding, Role side, BindingEvent event) {}

    @Override
    public RegistrarState initial() {
        return registrar.initial();
    }

    @Override
    public Step<RegistrarState> receive(RegistrarState state, Delivery<RegistrarMessage> delivery, Cells read) {
        var step = registrar.receive(state, delivery, read);
        if (!step.held()) {
            for (var seen : seen(delivery.message(), read)) {
                compare(seen, delivery, step, read);
            }
        }
        return step;
    }

    private void compare(Seen seen, Delivery<RegistrarMessage> delivery, Step<RegistrarState> step, Cells read) {
        var part = Draft.part(seen.binding());
        var before = read.read(part);
        var after = written(step, seen.binding()).orElse(before);
        var from = name(before, seen.side());
        var to = name(after, seen.side());
        boolean isStranger = seen.event() == BindingEvent.ATTACH_CALLED
                && delivery.from().equals(Rogue.SELF)
                && !from.equals(BindingPhase.GONE.name());
        boolean stray = isStranger || (delivery.frame().equals(Frame.NONE) && isAnswer(seen.event()));
        boolean doomed = before.map(Binding::doomed).orElse(false);
        var row = stray ? Row.T28 : Row.of(from, doomed, false, seen.event());
        boolean allowed =
                row.leadsTo(from, to) || (row.next().equals("DETACHING/DONE") && Row.T24.leadsTo("DETACHING", to));
        if (!allowed) {
            throw new AssertionError("%s: %s in %s led to %s".formatted(row, seen.event(), from, to));
        }
        if (row.next().equals("same") && seen.event() != BindingEvent.DEREGISTERED && !before.equals(after)) {
            throw new AssertionError("%s changed %s to %s".formatted(row, before, after));
        }
        boolean listed = row == Row.T23 || row == Row.T26 || row == Row.T28;
        if (listed && !reported(step).contains(row.number())) {
            throw new AssertionError("%s was not reported: %s in %s".formatted(row, seen.event(), from));
        }
        cells.merge(from + " | " + seen.event(), 1L, Long::sum);
        cells.merge("row " + row.number(), 1L, Long::sum);
    }

    private static List<String> reported(Step<RegistrarState> step) {
        return step.effects().stream()
                .filter(Effect.Happened.class::isInstance)
                .map(it -> ((Effect.Happened) it).event())
                .filter(RegistrarEvent.OutOfContract.class::isInstance)
                .map(it -> ((RegistrarEvent.OutOfContract) it).row())
                .toList();
    }

    @SuppressWarnings("unchecked") // A part is written only through its own key.
    private static Optional<Optional<Binding>> written(Step<RegistrarState> step, BindingHandle handle) {
        return step.effects().stream()
                .filter(it -> it instanceof Effect.Put<?> put
                        && put.part().name().equals(Draft.part(handle).name()))
                .map(it -> ((Effect.Put<Optional<Binding>>) it).value())
                .findFirst();
    }

    private static String name(Optional<Binding> binding, Role side) {
        return binding.map(it -> it.phase() == BindingPhase.DETACHING
                        ? "DETACHING/" + it.end(side).side()
                        : it.phase().name())
                .orElse(NONE);
    }

    private static boolean isAnswer(BindingEvent event) {
        return switch (event) {
            case PROVIDER_ACCEPTED,
                    PROVIDER_REFUSED,
                    CLIENT_SUCCEEDED,
                    CLIENT_FAILED,
                    DETACH_SUCCEEDED,
                    DETACH_PENDING,
                    CLEANED -> true;
            case REGISTERED, PICKED, DEREGISTERED, ATTACH_CALLED, COMPLETED, BOTH_DONE -> false;
        };
    }

    private static List<Seen> seen(RegistrarMessage message, Cells read) {
        return switch (message) {
            case NmrClientAttachProvider m -> one(m.binding(), Role.CLIENT, BindingEvent.ATTACH_CALLED);
            case ClientAttachProviderReturned m ->
                one(
                        m.binding(),
                        Role.CLIENT,
                        m.status() == NtStatus.STATUS_SUCCESS
                                ? BindingEvent.CLIENT_SUCCEEDED
                                : BindingEvent.CLIENT_FAILED);
            case ProviderAttachClientReturned m ->
                one(
                        m.binding(),
                        Role.PROVIDER,
                        m.status() == NtStatus.STATUS_SUCCESS
                                ? BindingEvent.PROVIDER_ACCEPTED
                                : BindingEvent.PROVIDER_REFUSED);
            case ClientDetachProviderReturned m -> one(m.binding(), Role.CLIENT, detached(m.status()));
            case ProviderDetachClientReturned m -> one(m.binding(), Role.PROVIDER, detached(m.status()));
            case NmrClientDetachProviderComplete m -> one(m.binding(), Role.CLIENT, BindingEvent.COMPLETED);
            case NmrProviderDetachClientComplete m -> one(m.binding(), Role.PROVIDER, BindingEvent.COMPLETED);
            case ClientCleanupBindingContextReturned m -> one(m.binding(), Role.CLIENT, BindingEvent.CLEANED);
            case ProviderCleanupBindingContextReturned m -> one(m.binding(), Role.PROVIDER, BindingEvent.CLEANED);
            case NmrDeregisterClient m -> deregistered(m.client(), Role.CLIENT, read);
            case NmrDeregisterProvider m -> deregistered(m.provider(), Role.PROVIDER, read);
            default -> List.of(); // Says nothing about one binding.
        };
    }

    private static List<Seen> one(BindingHandle handle, Role side, BindingEvent event) {
        return List.of(new Seen(handle, side, event));
    }

    private static BindingEvent detached(NtStatus status) {
        return status == NtStatus.STATUS_PENDING ? BindingEvent.DETACH_PENDING : BindingEvent.DETACH_SUCCEEDED;
    }

    private static List<Seen> deregistered(RegistrationHandle handle, Role role, Cells read) {
        return read.read(Draft.part(handle))
                .filter(it -> it.role() == role && it.phase() == Registration.Phase.ACTIVE)
                .map(it -> it.bindings().stream()
                        .map(binding -> new Seen(binding, role, BindingEvent.DEREGISTERED))
                        .toList())
                .orElse(List.of());
    }

    /// Every cell that a module can reach: each state with each event from outside.
    static List<String> all() {
        var cells = new TreeMap<String, Long>();
        var states = List.of(
                NONE,
                "PROPOSED",
                "CLIENT_DECIDING",
                "PROVIDER_DECIDING",
                "CLIENT_FINISHING",
                "CLIENT_ABORTING",
                "READY",
                "DETACHING/IDLE",
                "DETACHING/CALLED",
                "DETACHING/PENDING",
                "DETACHING/EARLY",
                "DETACHING/DONE",
                "CLEANING",
                "GONE");
        for (var state : states) {
            for (var event : BindingEvent.values()) {
                // What is not there, or not any more, is nobody's reference: a deregistration does not concern it.
                boolean concerns = event != BindingEvent.DEREGISTERED || !(state.equals(NONE) || state.equals("GONE"));
                if (event.isFromOutside() && concerns) {
                    cells.put(state + " | " + event, 0L);
                }
            }
        }
        return List.copyOf(cells.keySet());
    }
}
