package dev.rundown.simulation.defect;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.extension.client.LinkState;
import dev.rundown.extension.nativemodule.NativeProvider;

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
            case "fire-after-detach", "completed-twice" -> logic; // In the code that CPUs run.
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
            case "freed-in-detach", "read-after-complete", "forgotten-complete" -> logic; // In the module.
            default -> throw unknown(name);
        };
    }

    /// A CPU on which the program `program` has the defect `name`.
    public static <S> ActorLogic<S, Message> ofProgram(String name, Address program, ActorLogic<S, Message> logic) {
        return switch (name) {
            case "spins" -> new Spinning<>(program, logic);
            case "refusal-is-final" -> logic; // In the program itself.
            default -> throw unknown(name);
        };
    }

    /// A program with the defect `name`, as far as that is in the program itself.
    public static <S> ActorLogic<S, Message> inProgram(String name, ActorLogic<S, Message> logic) {
        return switch (name) {
            case "refusal-is-final" -> new RefusalIsFinal<>(logic);
            case "spins" -> logic; // In what CPUs run.
            default -> throw unknown(name);
        };
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
            default -> throw unknown(name);
        };
    }

    private static IllegalStateException unknown(String name) {
        return new IllegalStateException("the table of defects has one that nobody plants: " + name);
    }
}
