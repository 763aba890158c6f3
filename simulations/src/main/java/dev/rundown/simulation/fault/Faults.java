package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.registrar.NtStatus;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.scenario.FaultPlan;
import dev.rundown.simulation.scenario.FaultPlan.Action;
import dev.rundown.simulation.scenario.FaultPoints;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Scenario;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// From the faults of a scenario to wrapped logics.
public final class Faults {
    private static final String CPU = "cpu";

    private Faults() {}

    /// `logic`, which is that of `self`, with all the faults of `scenario` that it hosts. What goes wrong in the code
    /// of
    /// a hook happens on every CPU, each of which counts its own occasions.
    ///
    /// @throws InputException for a fault that makes no sense
    public static <S, M extends Message> ActorLogic<S, M> wrap(
            Scenario scenario, Address self, ActorLogic<S, M> logic) {
        ActorLogic<S, M> faulty = logic;
        for (var plan : scenario.faults()) {
            if (isHost(plan, self)) {
                check(scenario, plan);
                faulty = wrap(plan, self, faulty);
            }
        }
        return faulty;
    }

    private static boolean isHost(FaultPlan plan, Address self) {
        return FaultPoints.isOfInvocation(plan.at().point().value())
                ? self.name().matches(CPU + "[0-9]+")
                : plan.at().actor().value().equals(self.name());
    }

    /// The goal that the fault of `plan` takes effect in at least one schedule: a plan that never bites shows
    /// nothing.
    public static Goal fires(FaultPlan plan) {
        var name = plan.name().value();
        return new Goal(name, "The fault \"%s\" takes effect.".formatted(name), new Firing(name));
    }

    private static void check(Scenario scenario, FaultPlan plan) {
        var point = plan.at().point();
        var kind = FaultCatalog.kind(plan.action());
        var there = FaultCatalog.at(point.value());
        var fitting = there.stream().filter(it -> FaultCatalog.isKind(it, kind)).findFirst();
        if (fitting.isEmpty()) {
            var kinds = there.stream().map(FaultCatalog.Entry::kind).distinct().toList();
            throw new InputException(
                    plan.action().place(),
                    "\"%s\" makes no sense at %s%s There is: %s. See: rundown faults"
                            .formatted(
                                    kind,
                                    point,
                                    Nearest.to(kind, kinds)
                                            .map("; did you mean \"%s\"?"::formatted)
                                            .orElse("."),
                                    kinds.isEmpty() ? "nothing" : String.join(" | ", kinds)));
        }
        var roles = fitting.get().roles();
        var actor = plan.at().actor();
        if (FaultRole.of(scenario, actor.value()).filter(roles::contains).isEmpty()) {
            var others = FaultRole.actors(scenario).stream()
                    .filter(it -> roles.contains(it.role()))
                    .map(FaultRole.Actor::name)
                    .toList();
            throw new InputException(
                    actor.place(),
                    "%s never comes to %s: that is a point of a %s, here %s"
                            .formatted(
                                    actor,
                                    point,
                                    roles.stream().map(FaultRole::words).collect(Collectors.joining(" or ")),
                                    others.isEmpty() ? "nobody" : String.join(", ", others)));
        }
    }

    private static <S, M extends Message> ActorLogic<S, M> wrap(FaultPlan plan, Address self, ActorLogic<S, M> inner) {
        var name = plan.name().value();
        var condition = condition(plan);
        var point = plan.at().point().value();
        var hook = new Address(plan.at().actor().value());
        return switch (plan.action()) {
            case Action.Skip _ ->
                new FaultyLogic<>(
                        name,
                        inner,
                        point.equals("NmrWaitForClientDeregisterComplete")
                                ? new Fault.NotCalled(point, NtStatus.STATUS_SUCCESS)
                                : new Fault.SkipWait(),
                        condition);
            case Action.Complete it -> completing(name, inner, self, it.how().value(), point, condition);
            case Action.Return it
            when it.complete().isPresent() ->
                completing(name, inner, self, it.complete().get().value(), point, condition);
            case Action.Return it -> returning(plan, it.status().value(), self, inner, condition);
            case Action.Spin it -> new SpinningFault<>(name, inner, hook, it.slices(), condition);
            case Action.Leak _ -> new Misdeed<>(name, inner, new InvocationFault.Leaks(hook), condition);
            case Action.Underflow _ -> new UnderflowFault<>(name, inner, hook, self, condition);
            case Action.ReEnter _ ->
                new Misdeed<>(
                        name, inner, new CallbackFault.DeregistersInside(point, point.startsWith("Client")), condition);
            case Action.Level _ -> new FaultyLogic<>(name, inner, new Fault.AtDispatch(self, point), condition);
            case Action.Drop _ -> new Misdeed<>(name, inner, new CallbackFault.Lost(point), condition);
            case Action.Duplicate _ -> new Misdeed<>(name, inner, new CallbackFault.Twice(point, self), condition);
            case Action.Crash it -> crashing(plan, it, inner, condition);
        };
    }

    private static <S, M extends Message> ActorLogic<S, M> completing(
            String name, ActorLogic<S, M> inner, Address self, String how, String point, Condition condition) {
        return how.equals("never")
                ? new FaultyLogic<>(
                        name,
                        inner,
                        new Fault.PendingForever(
                                point.equals("ProviderDetachClient")
                                        ? Fault.PendingForever.Side.PROVIDER
                                        : Fault.PendingForever.Side.CLIENT),
                        condition)
                : new CompletionFault<>(name, inner, self, CompletionFault.How.of(how), condition);
    }

    private static <S, M extends Message> ActorLogic<S, M> returning(
            FaultPlan plan, String status, Address self, ActorLogic<S, M> inner, Condition condition) {
        var name = plan.name().value();
        var hook = new Address(plan.at().actor().value());
        var point = plan.at().point().value();
        return switch (point) {
            case "NmrRegisterProvider", "NmrRegisterClient" ->
                new FaultyLogic<>(name, inner, new Fault.NotCalled(point, NtStatus.valueOf(status)), condition);
            case "NmrClientAttachProvider" ->
                FaultCatalog.OWN_FAILURES.contains(status)
                        ? new FaultyLogic<>(
                                name, inner, new Fault.NotCalled(point, NtStatus.valueOf(status)), condition)
                        : new Misdeed<>(
                                name, inner, new AttachFault.SecondThoughts(NtStatus.valueOf(status)), condition);
            case "invoke", "batch-begin" ->
                new Misdeed<>(
                        name,
                        inner,
                        new InvocationFault.Answers(
                                hook, self, EbpfResult.valueOf(status), point.equals("batch-begin")),
                        condition);
            case "pool-submit" -> new Misdeed<>(name, inner, new InvocationFault.Dropped(hook), condition);
            default -> new Misdeed<>(name, inner, new AttachFault.Refuses(point, NtStatus.valueOf(status)), condition);
        };
    }

    private static <S, M extends Message> ActorLogic<S, M> crashing(
            FaultPlan plan, Action.Crash crash, ActorLogic<S, M> inner, Condition condition) {
        crash.restart().ifPresent(it -> {
            throw new InputException(
                    it.place(),
                    "an actor that died does not come back yet: delete \"restart\"; it stays away then, and whoever"
                            + " waits for it is stuck");
        });
        var point = plan.at().point().value();
        var actor = new Address(plan.at().actor().value());
        return new CrashFault<>(
                plan.name().value(),
                inner,
                FaultPoints.isOfInvocation(point) ? onCpu(point, actor) : inNmr(point),
                CrashFault.When.of(crash.when().value()),
                condition,
                actor);
    }

    private static Predicate<Message> inNmr(String point) {
        var names = point.equals("alloc") ? List.of("ClientAttachProvider", "ProviderAttachClient") : List.of(point);
        return it -> names.contains(it.getClass().getSimpleName());
    }

    private static Predicate<Message> onCpu(String point, Address hook) {
        Class<? extends CpuMessage> at = switch (point) {
            case "pool-submit" -> CpuMessage.Fire.class;
            case "batch-begin" -> CpuMessage.BatchBegin.class;
            case "invoke" -> CpuMessage.ReadProgram.class;
            case "batch-invoke", "helper" -> CpuMessage.Run.class;
            case "batch-end", "epoch-exit" -> CpuMessage.BatchEnd.class;
            default -> throw new IllegalStateException("no point of an invocation: " + point);
        };
        return it -> at.isInstance(it) && ((CpuMessage) it).occurrence().hook().equals(hook);
    }

    private static Condition condition(FaultPlan plan) {
        return switch (plan.when()) {
            case FaultPlan.When.Explore it -> new Condition.Explore(it.max());
            case FaultPlan.When.Nth it -> new Condition.Nth(it.n());
            case FaultPlan.When.Probability it -> Condition.Chance.of(it.p());
        };
    }
}
