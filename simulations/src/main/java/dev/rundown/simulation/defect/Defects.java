package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.client.ProgramState;
import dev.rundown.extension.nativemodule.NativeProvider;
import java.util.List;

/// From the name of a defect to the logic that has it. The names are the words that a scenario may use: its reader has
/// refused every other.
public final class Defects {
    private Defects() {}

    /// The module of the hook `hook` with the defect `name`, as far as that is in the module.
    public static <S> ActorLogic<S, Message> ofHook(String name, Address hook, ActorLogic<S, Message> logic) {
        return switch (name) {
            case "freed-in-detach" -> new FreedInDetach<>(hook, logic);
            case "read-after-complete" -> new ReadAfterComplete<>(hook, logic);
            case "forgotten-complete" -> new ForgottenComplete<>(logic);
            case "traffic-before-rundown" -> new TrafficBeforeRundown<>(hook, logic);
            case "wait-at-dispatch", "drain-needs-this-thread" -> new WaitInDetach<>(hook, logic);
            case "check-then-list" -> new CheckThenList<>(hook, logic);
            case "listed-then-refused" -> new ListedThenRefused<>(hook, logic);
            case "refused-for-ever" -> new RefusedForEver<>(hook, logic);
            case "slot-kept" -> new SlotKept<>(hook, logic);
            case "context-outlives-client" -> new ContextOutlivesClient<>(hook, logic);
            case "work-item-polls" -> new RequeuedWorkItem<>(logic, false);
            case "work-item-requeued" -> new RequeuedWorkItem<>(logic, true);
            case "leaked-filter-reference" -> new LeakedFilterReference<>(hook, logic);
            case "fire-after-detach", "completed-twice", "batch-without-begin" -> logic; // In the code that CPUs run.
            default -> throw unknown(name);
        };
    }

    /// The CPU `cpu` with the defect `name` in the code of `hook`, as far as that is in what CPUs run.
    public static <S> ActorLogic<S, Message> ofCpu(
            String name, Address hook, Address cpu, ActorLogic<S, Message> logic) {
        return switch (name) {
            case "fire-after-detach" -> new FireAfterDetach<>(cpu, hook, logic);
            case "completed-twice" -> new CompletedTwice<>(cpu, hook, logic);
            case "traffic-before-rundown" -> new Underflow<>(cpu, hook, logic);
            case "batch-without-begin" -> new BatchWithoutBegin<>(hook, logic);
            default -> logic; // In the module alone.
        };
    }

    /// A CPU on which nobody stops the program `program`, which runs away.
    public static <S> ActorLogic<S, Message> runningAway(Address program, ActorLogic<S, Message> logic) {
        return new Spinning<>(program, logic);
    }

    /// The client `program` with the defect `name`, as far as that is in the client and not in its code.
    ///
    /// @param participants the threads that may be inside an epoch
    public static ActorLogic<ProgramState, Message> ofClient(
            String name, Address program, List<Lane> participants, ActorLogic<ProgramState, Message> logic) {
        return switch (name) {
            case "spins", "gate-left-open" -> logic; // On the CPUs that run it; in its maps.
            case "refusal-is-final" -> new RefusalIsFinal<>(logic);
            case "detach-inside-register" -> new DetachInsideRegister(logic);
            case "info-read-unprotected" -> new InfoReadUnprotected(program, logic);
            case "info-changed-on-reload" -> new InfoChangedOnReload(logic);
            case "trampoline-late" -> new TrampolineLate(program, logic);
            case "epoch-skew" -> new EpochSkew(program, participants, logic);
            case "load-races-unload" -> new LoadRacesUnload(program, logic);
            case "attached-for-ever" -> new AttachedForEver(logic);
            default -> throw unknown(name);
        };
    }

    /// The map `map` of a custom type of a program with the defect `name`, as far as that is in its maps.
    public static <S> ActorLogic<S, Message> ofMap(String name, Address map, ActorLogic<S, Message> logic) {
        return name.equals("gate-left-open") ? new GateLeftOpen<>(map, logic) : logic;
    }

    /// The program `program` of a native module with the defect `name`.
    public static <S> ActorLogic<S, Message> ofNativeProgram(String name, ActorLogic<S, Message> logic) {
        return switch (name) {
            case "keeps-its-handle" -> new KeepsItsHandle<>(logic);
            default -> throw unknown(name);
        };
    }

    /// The provider of native modules with the defect `name` in what it does about the driver that registers `module`.
    public static ActorLogic<NativeProvider.State, Message> ofDriver(
            String name, Address module, ActorLogic<NativeProvider.State, Message> logic) {
        return switch (name) {
            case "module-resurrected" -> new ModuleResurrected(module, logic);
            default -> throw unknown(name);
        };
    }

    /// The link `link` with the defect `name`.
    public static ActorLogic<LinkState, Message> ofLink(
            String name, Address link, ActorLogic<LinkState, Message> logic) {
        return switch (name) {
            case "registered-too-early" -> new RegisteredTooEarly(link, logic);
            case "program-cleared-first" -> new ProgramClearedFirst(link, logic);
            case "second-thoughts" -> new SecondThoughts(logic);
            case "handle-not-yet-stored" -> new HandleNotYetStored(link, logic);
            case "attached-after-detached" -> new AttachedAfterDetached(logic);
            case "freed-under-own-detach" -> new FreedUnderOwnDetach(logic);
            case "check-then-attach" -> new CheckThenAttach(logic);
            case "keeps-refused-provider" -> new KeepsRefusedProvider(logic);
            default -> throw unknown(name);
        };
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("the table of defects has one that nobody plants: " + name);
    }
}
