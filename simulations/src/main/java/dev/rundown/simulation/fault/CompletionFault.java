package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.provider.Extension;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.NmrProviderDetachClientComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.simulation.rule.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A module that completes a detach otherwise than it does by itself. What completes is a lane of its own, as a thread
/// would be; while it runs the code of an extension it holds that extension's rundown.
///
/// @param <S> the state of the module
/// @param <M> its messages
final class CompletionFault<S, M extends Message> implements ActorLogic<S, M> {
    private final String name;
    private final ActorLogic<S, M> inner;
    private final Address self;
    private final How how;
    private final Condition condition;

    /// What becomes of the promise.
    enum How {
        LATE,
        EARLY,
        TWICE,
        AFTER_SUCCESS,
        WRONG_BINDING;

        static How of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// Enter the extension, then answer and let another thread complete.
    private record Promise(BindingHandle binding, boolean isProvider) implements Message {}

    private record Complete(BindingHandle binding, boolean isProvider, int times) implements Message {}

    private record Completed(Complete what) implements Frame {}

    /// The completion that goes before the answer.
    private record Answering(BindingHandle binding, boolean isProvider) implements Frame {}

    /// The module completes by itself; once more afterwards.
    private record OnceMore(Message call, Frame frame) implements Frame {}

    CompletionFault(String name, ActorLogic<S, M> inner, Address self, How how, Condition condition) {
        this.name = name;
        this.inner = inner;
        this.self = self;
        this.how = how;
        this.condition = condition;
    }

    private Part<FaultState> part() {
        return new Part<>("fault " + name, FaultState.UNUSED);
    }

    @Override
    public S initial() {
        return inner.initial();
    }

    @Override
    public Step<S> receive(S state, Delivery<M> delivery, Cells cells) {
        Message message = delivery.message();
        if (message instanceof Promise it) {
            extension().ifPresent(e -> cells.perform(Extension.rundownOf(e), new RundownState.TryAcquire()));
            return promised(state, it);
        }
        if (message instanceof Complete it) {
            return Step.to(state).call(Registrar.ADDRESS, completion(it), new Completed(it));
        }
        return switch (delivery.frame()) {
            case Completed(var it) -> completed(state, it, cells);
            case Answering(var binding, boolean isProvider) ->
                Step.to(state).reply(answer(binding, isProvider, NtStatus.STATUS_PENDING));
            case OnceMore(var call, var frame) -> Step.to(state).call(Registrar.ADDRESS, call, frame);
            default -> own(state, delivery, cells); // Frames of the wrapped logic.
        };
    }

    private Optional<Address> extension() {
        return Owner.of(self);
    }

    private Step<S> promised(S state, Promise promise) {
        var status = how == How.AFTER_SUCCESS ? NtStatus.STATUS_SUCCESS : NtStatus.STATUS_PENDING;
        return Step.to(state)
                .start(
                        new Lane("completion of %s by %s".formatted(promise.binding, self)),
                        self,
                        new Complete(promise.binding, promise.isProvider, how == How.TWICE ? 2 : 1),
                        Frame.NONE)
                .reply(answer(promise.binding, promise.isProvider, status));
    }

    private Step<S> completed(S state, Complete it, Cells cells) {
        if (it.times > 1) {
            return Step.to(state).then(new Complete(it.binding, it.isProvider, it.times - 1), Frame.NONE);
        }
        extension().ifPresent(e -> cells.perform(Extension.rundownOf(e), new RundownState.Release()));
        return Step.to(state);
    }

    private Message completion(Complete it) {
        var binding = how == How.WRONG_BINDING ? wrong(it.binding) : it.binding;
        return it.isProvider
                ? new NmrProviderDetachClientComplete(binding)
                : new NmrClientDetachProviderComplete(binding);
    }

    /// The handle of a binding that never was.
    private static BindingHandle wrong(BindingHandle binding) {
        var client = binding.client();
        return new BindingHandle(new RegistrationHandle(client.module(), client.generation() + 1), binding.provider());
    }

    private static Message answer(BindingHandle binding, boolean isProvider, NtStatus status) {
        return isProvider
                ? new ProviderDetachClientReturned(binding, status)
                : new ClientDetachProviderReturned(binding, status);
    }

    /// What the wrapped logic does, with its answers and completions changed where the fault has begun.
    private Step<S> own(S state, Delivery<M> delivery, Cells cells) {
        var step = inner.receive(state, delivery, cells);
        var asked = asked(delivery.message());
        boolean mayChange = step.effects().stream().anyMatch(this::mayChange);
        if (step.held() || (asked.isEmpty() && !mayChange)) {
            return step;
        }
        var before = cells.read(part());
        var now = asked.map(it -> condition.decide(name, it, before, cells)).orElse(before);
        var effects = new ArrayList<Effect>();
        for (var effect : step.effects()) {
            var instead = instead(effect, now);
            if (!instead.equals(effect)) {
                effects.add(new Effect.Happened(new FaultFired(name)));
            }
            effects.add(instead);
        }
        if (!now.equals(before)) {
            effects.add(new Effect.Put<>(part(), now));
        }
        return new Step<>(step.state(), effects, false);
    }

    private static Optional<String> asked(Message message) {
        return switch (message) {
            case ProviderDetachClient m -> Optional.of(m.binding().toString());
            case ClientDetachProvider m -> Optional.of(m.binding().toString());
            default -> Optional.empty(); // Every other message passes another point, or none.
        };
    }

    private boolean mayChange(Effect effect) {
        return switch (effect) {
            case Effect.Return(var message) ->
                message instanceof ProviderDetachClientReturned || message instanceof ClientDetachProviderReturned;
            case Effect.Call(var _, var message, var _) ->
                message instanceof NmrProviderDetachClientComplete
                        || message instanceof NmrClientDetachProviderComplete;
            case Effect.Continue _, Effect.Start _, Effect.Put<?> _, Effect.Happened _ -> false;
        };
    }

    private Effect instead(Effect effect, FaultState state) {
        return switch (effect) {
            case Effect.Return(ProviderDetachClientReturned(var binding, var status))
            when isBegun(binding, state) && status == NtStatus.STATUS_SUCCESS -> answered(binding, true);
            case Effect.Return(ClientDetachProviderReturned(var binding, var status))
            when isBegun(binding, state) && status == NtStatus.STATUS_SUCCESS -> answered(binding, false);
            case Effect.Call(var to, NmrProviderDetachClientComplete(var binding), var frame)
            when isBegun(binding, state) -> called(to, new Complete(binding, true, 1), frame, effect);
            case Effect.Call(var to, NmrClientDetachProviderComplete(var binding), var frame)
            when isBegun(binding, state) -> called(to, new Complete(binding, false, 1), frame, effect);
            case Effect.Call _,
                    Effect.Return _,
                    Effect.Continue _,
                    Effect.Start _,
                    Effect.Put<?> _,
                    Effect.Happened _ -> effect;
        };
    }

    private Effect answered(BindingHandle binding, boolean isProvider) {
        return how == How.EARLY
                ? new Effect.Call(
                        Registrar.ADDRESS,
                        completion(new Complete(binding, isProvider, 1)),
                        new Answering(binding, isProvider))
                : new Effect.Continue(new Promise(binding, isProvider), Frame.NONE);
    }

    /// A module that completes by itself was late in any case.
    private Effect called(Address to, Complete it, Frame frame, Effect effect) {
        return switch (how) {
            case TWICE -> new Effect.Call(to, completion(it), new OnceMore(completion(it), frame));
            case WRONG_BINDING -> new Effect.Call(to, completion(it), frame);
            case LATE, EARLY, AFTER_SUCCESS -> effect;
        };
    }

    private static boolean isBegun(BindingHandle binding, FaultState state) {
        return state.active().contains(binding.toString());
    }

    @Override
    public List<Wait> waits(S state, Message owed, Standstill standstill) {
        return inner.waits(state, owed, standstill);
    }
}
