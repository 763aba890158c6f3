package dev.rundown.extension.nativemodule;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.nativemodule.NativeMessage.CloseModule;
import dev.rundown.extension.nativemodule.NativeMessage.LoadModule;
import dev.rundown.extension.nativemodule.NativeMessage.ReleaseAtStop;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import java.util.Optional;

/// A program in a native module, and whoever holds it: it loads the module and lets go when it is unloaded, or when it
/// is
/// told that the module is going away. Whoever holds the code of a program that is loaded keeps it until the program is
/// unloaded, whatever it is told.
public final class NativeProgram implements ActorLogic<NativeProgram.State, Message> {
    private static final String CODE = ".native";

    private final Address self;
    private final Address provider;
    private final Address module;

    /// How far the program is.
    ///
    /// @param phase    whether the module is held
    /// @param mustStop it was told to let go before it held anything
    public record State(Phase phase, boolean mustStop) {
        private static final State ABSENT = new State(Phase.ABSENT, false);

        /// Whether the module is held.
        public enum Phase {
            ABSENT,
            LOADING,
            LOADED
        }
    }

    private record Loading() implements Frame {}

    /// Letting go; `answer` is what the administrator is told in the end.
    private record Closing(Finished answer) implements Frame {}

    private record Stopping() implements Frame {}

    /// The program `self` in the module that `driver` registers.
    public NativeProgram(Address self, Address provider, Address driver) {
        this.self = self;
        this.provider = provider;
        this.module = NativeDriver.moduleOf(driver);
    }

    /// By which the holder of the code of `program` is an actor.
    public static Address holderOf(Address program) {
        return new Address(program + CODE);
    }

    /// Whose code `holder` holds; empty for one that runs none.
    static Optional<Address> runBy(Address holder) {
        return holder.name().endsWith(CODE)
                ? Optional.of(
                        new Address(holder.name().substring(0, holder.name().length() - CODE.length())))
                : Optional.empty();
    }

    @Override
    public State initial() {
        return State.ABSENT;
    }

    @Override
    public Step<State> receive(State state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ ->
                switch (state.phase()) {
                    case ABSENT ->
                        Step.to(new State(State.Phase.LOADING, false))
                                .call(provider, new LoadModule(module, self), new Loading());
                    case LOADING -> Step.to(state).reply(Finished.isBusy(self));
                    case LOADED -> Step.to(state).reply(Finished.isThere(self));
                };
            case Command.Unload _ ->
                switch (state.phase()) {
                    case ABSENT -> Step.to(state).reply(Finished.isNotThere(self));
                    case LOADING -> Step.to(state).reply(Finished.isBusy(self));
                    case LOADED -> close(new Closing(Finished.SUCCESS));
                };
            case ReleaseAtStop _ ->
                switch (state.phase()) {
                    case LOADED -> runBy(self).isPresent() ? Step.to(state) : close(new Stopping());
                    case LOADING -> Step.to(new State(State.Phase.LOADING, true));
                    case ABSENT -> Step.to(state);
                };
            case Finished m -> answered(state, m, delivery.frame());
            default -> throw delivery.unexpected();
        };
    }

    private Step<State> answered(State state, Finished message, Frame frame) {
        return switch (frame) {
            case Closing it -> Step.to(state).reply(it.answer());
            case Stopping _ -> Step.to(state);
            default -> loaded(state, message);
        };
    }

    private Step<State> loaded(State state, Finished message) {
        if (message.result() != EbpfResult.EBPF_SUCCESS) {
            return Step.to(State.ABSENT).reply(message);
        }
        return state.mustStop()
                ? close(new Closing(new Finished(
                        EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD, "the module went away while it was loaded")))
                : Step.to(new State(State.Phase.LOADED, false)).reply(message);
    }

    private Step<State> close(Frame frame) {
        return Step.to(State.ABSENT).call(provider, new CloseModule(module, self), frame);
    }
}
