package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Part;
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

/// The registrar, compared in each step with the two tables; counts the cells that were met.
final class CheckedRegistrar implements ActorLogic<RegistrarState, RegistrarMessage> {
    private final Registrar registrar;
    private final Coverage coverage;
    private final CheckedRegistrations registrations;
    private final boolean mayDetachEarly;

    CheckedRegistrar(Coverage coverage) {
        this(coverage, Knobs.DEFAULT);
    }

    /// The contract with these knobs.
    CheckedRegistrar(Coverage coverage, Knobs knobs) {
        this.registrar = new Registrar(RegistrarFlavor.spec(), knobs);
        this.coverage = coverage;
        this.registrations = new CheckedRegistrations(coverage);
        this.mayDetachEarly = knobs.detachBeforeAttachReturned() == Knobs.DetachBeforeAttachReturned.MAY;
    }

    private record Seen(BindingHandle binding, Role side, BindingEvent event) {}

    @Override
    public RegistrarState initial() {
        return registrar.initial();
    }

    @Override
    public Step<RegistrarState> receive(RegistrarState state, Delivery<RegistrarMessage> delivery, Cells read) {
        var step = registrar.receive(state, delivery, read);
        registrations.compare(delivery.message(), step, read);
        if (!step.held()) {
            for (var seen : seen(delivery.message(), read)) {
                compare(seen, delivery, step, read);
            }
            for (var written : writtenBindings(step)) {
                compareInside(read.read(Draft.part(written.handle())), written, step);
            }
        }
        return step;
    }

    private void compare(Seen seen, Delivery<RegistrarMessage> delivery, Step<RegistrarState> step, Cells read) {
        var before = read.read(Draft.part(seen.binding()));
        var after = written(step, Draft.part(seen.binding())).orElse(before);
        var from = name(before, seen.side());
        var to = name(after, seen.side());
        var row = row(seen, delivery, before, from);
        boolean allowed =
                row.leadsTo(from, to) || (row.next().equals("DETACHING/DONE") && Row.T24.leadsTo("DETACHING", to));
        if (!allowed) {
            throw new AssertionError("%s: %s in %s led to %s".formatted(row, seen.event(), from, to));
        }
        if (row.next().equals("same") && seen.event() != BindingEvent.DEREGISTERED && !before.equals(after)) {
            throw new AssertionError("%s changed %s to %s".formatted(row, before, after));
        }
        boolean isBreach = row == Row.T28 || row.notes().contains("NMR0");
        if (isBreach != reported(step).contains(row.number())) {
            throw new AssertionError("%s: %s in %s, reported: %s".formatted(row, seen.event(), from, reported(step)));
        }
        Sent.verify(row, seen.event(), seen.binding(), step);
        coverage.met(state(row, from), seen.event(), seen.side(), row);
    }

    private Row row(Seen seen, Delivery<RegistrarMessage> delivery, Optional<Binding> before, String from) {
        boolean isStranger = seen.event() == BindingEvent.ATTACH_CALLED
                && delivery.from().equals(Rogue.SELF)
                && !from.equals(BindingPhase.GONE.name());
        boolean isClientsAnswer =
                seen.event() == BindingEvent.CLIENT_SUCCEEDED || seen.event() == BindingEvent.CLIENT_FAILED;
        if (isStranger || (delivery.frame().equals(Frame.NONE) && isAnswer(seen.event()))) {
            return Row.T28;
        }
        if (isClientsAnswer && before.map(Binding::attachOutstanding).orElse(false)) {
            return Row.ofOutstanding(seen.event());
        }
        boolean doomed = before.map(Binding::doomed).orElse(false);
        return Row.of(from, doomed, mayDetachEarly, seen.event());
    }

    private static String state(Row row, String from) {
        return switch (row) {
            case T27 -> Coverage.MAY;
            case T27_SUCCESS, T27_ERROR -> Coverage.OUTSTANDING;
            default -> from;
        };
    }

    /// What no message says: T1, T2 and T24 are parts of other steps.
    private void compareInside(Optional<Binding> before, Binding after, Step<RegistrarState> step) {
        var phase = before.map(Binding::phase);
        if (phase.isEmpty()) {
            for (var end : Role.values()) {
                coverage.met(Coverage.NONE, BindingEvent.REGISTERED, end, Row.T1);
            }
        }
        boolean isNew = phase.isEmpty() || phase.get() == BindingPhase.PROPOSED;
        if (isNew && after.phase() == BindingPhase.CLIENT_DECIDING) {
            Sent.verify(Row.T2, BindingEvent.PICKED, after.handle(), step);
            coverage.met("PROPOSED", BindingEvent.PICKED, Role.CLIENT, Row.T2);
        }
        if (phase.isPresent()
                && phase.get() == BindingPhase.DETACHING
                && after.phase().compareTo(BindingPhase.DETACHING) > 0) {
            Sent.verify(Row.T24, BindingEvent.BOTH_DONE, after.handle(), step);
            coverage.met("DETACHING/DONE", BindingEvent.BOTH_DONE, Role.PROVIDER, Row.T24);
        }
    }

    static List<String> reported(Step<RegistrarState> step) {
        return step.effects().stream()
                .filter(Effect.Happened.class::isInstance)
                .map(it -> ((Effect.Happened) it).event())
                .filter(RegistrarEvent.OutOfContract.class::isInstance)
                .map(it -> ((RegistrarEvent.OutOfContract) it).row())
                .toList();
    }

    @SuppressWarnings("unchecked") // A part is written only through its own key.
    static <V> Optional<V> written(Step<RegistrarState> step, Part<V> part) {
        return step.effects().stream()
                .filter(it ->
                        it instanceof Effect.Put<?> put && put.part().name().equals(part.name()))
                .map(it -> ((Effect.Put<V>) it).value())
                .findFirst();
    }

    private static List<Binding> writtenBindings(Step<RegistrarState> step) {
        return step.effects().stream()
                .filter(Effect.Put.class::isInstance)
                .map(it -> ((Effect.Put<?>) it).value())
                .filter(it -> it instanceof Optional<?> value && value.orElse(null) instanceof Binding)
                .map(it -> (Binding) ((Optional<?>) it).orElseThrow())
                .toList();
    }

    private static String name(Optional<Binding> binding, Role side) {
        return binding.map(it -> it.phase() == BindingPhase.DETACHING
                        ? "DETACHING/" + it.end(side).side()
                        : it.phase().name())
                .orElse(Coverage.NONE);
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
}
