package dev.rundown.registrar;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Inside;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForClientDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.NmrWaitForProviderDeregisterComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderCleanupBindingContextReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The registrar: a flavour, which says what it leaves out, and a value for every knob, which says what it does where
/// nothing is published.
public final class Registrar implements ActorLogic<RegistrarState, RegistrarMessage> {
    /// The registrar's name in every cast.
    public static final Address ADDRESS = new Address("registrar");

    /// The registrar has come to its end with an assertion or an exception that nobody catches (UM8, UM10).
    private static final Part<Boolean> STOPPED = new Part<>("stopped", false);

    private final Terms terms;

    /// The contract, with the default of every knob.
    public Registrar() {
        this(RegistrarFlavor.spec(), Knobs.DEFAULT);
    }

    /// @param knobs where the flavour leaves them to the scenario
    public Registrar(RegistrarFlavor flavour, Knobs knobs) {
        terms = Terms.of(flavour, knobs);
    }

    /// The bindings that are not GONE, in words, as a live registrar shows them.
    public static List<String> bindings(Inside registrar) {
        var held = new ArrayList<String>();
        for (var put : registrar.parts()) {
            if (put.value() instanceof Optional<?> it
                    && it.orElse(null) instanceof Binding binding
                    && binding.phase() != BindingPhase.GONE) {
                held.add("%s is %s".formatted(binding.handle(), binding.phase()));
            }
        }
        return List.copyOf(held);
    }

    @Override
    public RegistrarState initial() {
        return RegistrarState.INSTANCE;
    }

    @Override
    public Step<RegistrarState> receive(RegistrarState state, Delivery<RegistrarMessage> delivery, Cells cells) {
        var draft = new Draft(cells, terms, delivery.lane());
        boolean mayStop = !terms.does(Duty.EXPECT_EARLY_COMPLETION) || !terms.does(Duty.SURVIVE_BAD_HANDLES);
        if (mayStop && draft.read(STOPPED)) {
            return Step.held(state);
        }
        var message = delivery.message();
        if (isCall(message) && Turns.isLocked(draft)) {
            return Step.held(state);
        }
        boolean carriedOut = take(draft, message, delivery);
        return carriedOut ? draft.step() : Step.held(state);
    }

    /// Whether the step is carried out; if not, the message waits.
    private static boolean take(Draft draft, RegistrarMessage message, Delivery<RegistrarMessage> delivery) {
        var from = delivery.from();
        return switch (message) {
            case NmrRegisterProvider m -> Registering.provider(draft, m);
            case NmrRegisterClient m -> Registering.client(draft, m);
            case NmrClientAttachProvider m -> Attaching.clientAttachProvider(draft, m, from);
            case NmrDeregisterProvider m -> Deregistering.deregister(draft, m.provider(), Role.PROVIDER, from);
            case NmrDeregisterClient m -> Deregistering.deregister(draft, m.client(), Role.CLIENT, from);
            case NmrWaitForProviderDeregisterComplete m -> Waiting.waitFor(draft, m.provider(), Role.PROVIDER, from);
            case NmrWaitForClientDeregisterComplete m -> Waiting.waitFor(draft, m.client(), Role.CLIENT, from);
            case NmrClientDetachProviderComplete m -> Detaching.completed(draft, m.binding(), Role.CLIENT, from);
            case NmrProviderDetachClientComplete m -> Detaching.completed(draft, m.binding(), Role.PROVIDER, from);
            case ClientAttachProviderReturned _,
                    ProviderAttachClientReturned _,
                    ClientDetachProviderReturned _,
                    ProviderDetachClientReturned _,
                    ClientCleanupBindingContextReturned _,
                    ProviderCleanupBindingContextReturned _ -> Answers.take(draft, message, delivery);
            case RegistrarMessage.CallbackDue m -> Lanes.callbackDue(draft, m.binding(), m.side());
            case RegistrarMessage.GoOn _ -> Lanes.goOn(draft, delivery.frame());
        };
    }

    private static boolean isCall(RegistrarMessage message) {
        return switch (message) {
            case NmrRegisterProvider _,
                    NmrRegisterClient _,
                    NmrClientAttachProvider _,
                    NmrDeregisterProvider _,
                    NmrDeregisterClient _,
                    NmrWaitForProviderDeregisterComplete _,
                    NmrWaitForClientDeregisterComplete _,
                    NmrClientDetachProviderComplete _,
                    NmrProviderDetachClientComplete _ -> true;
            case ClientAttachProviderReturned _,
                    ProviderAttachClientReturned _,
                    ClientDetachProviderReturned _,
                    ProviderDetachClientReturned _,
                    ClientCleanupBindingContextReturned _,
                    ProviderCleanupBindingContextReturned _,
                    RegistrarMessage.Own _ -> false;
        };
    }

    /// A wait for a deregistration waits for whoever has the next word on one of its bindings; what waits for its turn
    /// waits for the callbacks that run.
    @Override
    public List<Wait> waits(RegistrarState state, Message owed, Standstill standstill) {
        if (standstill.read(STOPPED)) {
            return List.of();
        }
        if (terms.takesTurns()) {
            var turns = Turns.waits(standstill);
            if (!turns.isEmpty()) {
                return turns;
            }
        }
        return switch (owed) {
            case NmrWaitForProviderDeregisterComplete m -> Owing.of(m.provider(), standstill);
            case NmrWaitForClientDeregisterComplete m -> Owing.of(m.client(), standstill);
            case RegistrarMessage.CallbackDue m -> Owing.of(m.binding(), standstill);
            case RegistrarMessage.GoOn m -> Owing.of(m.registration(), standstill);
            default -> List.of(); // Not one of the messages that the registrar holds.
        };
    }

    /// How far a binding or a registration is, in the words of `docs/model.md`, for whoever counts what was covered.
    ///
    /// @param part what one of the registrar's parts holds
    public static Optional<String> stateOf(Object part) {
        if (!(part instanceof Optional<?> kept)) {
            return Optional.empty();
        }
        return switch (kept.orElse(null)) {
            case Binding it
            when it.phase() == BindingPhase.DETACHING ->
                Optional.of("%s C %s, P %s"
                        .formatted(it.phase(), it.client().side(), it.provider().side()));
            case Binding it -> Optional.of(it.phase() + (it.doomed() ? ", doomed" : ""));
            case Registration it -> Optional.of(RegistrationRow.state(it));
            case null, default -> Optional.empty();
        };
    }

    /// A handle is opaque: whoever has one can use it, and the registrar goes on as if its owner had. The modules of
    /// one
    /// driver, which bear its name before the first dot, are one owner.
    static void usedByOwner(Draft draft, Address from, Address owner, String what) {
        if (!driver(from).equals(driver(owner))) {
            outOfContract(draft, "NMR016", from, "T28", "%s, which is %s's affair".formatted(what, owner));
        }
    }

    private static String driver(Address module) {
        return module.name().replaceFirst("\\..*", "");
    }

    /// Reports what no row lists; a call is answered by whoever handles it.
    static void outOfContract(Draft draft, String rule, Address by, String row, String what) {
        draft.happened(new RegistrarEvent.OutOfContract(rule, by, row, what));
    }

    /// Nothing is taken any more.
    static void stop(Draft draft, String gap, String why) {
        outOfContract(draft, "NMR016", ADDRESS, gap, "ended itself: " + why);
        draft.put(STOPPED, true);
    }

    static void reply(Draft draft, Message message) {
        draft.with(new Effect.Return(message));
    }
}
