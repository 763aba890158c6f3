package dev.rundown.simulation.fault;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Message;
import dev.rundown.simulation.rule.Goal;
import dev.rundown.simulation.scenario.FaultPlan;
import dev.rundown.simulation.scenario.FaultPlan.Action;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Placed;
import java.util.Optional;

/// From the faults of a scenario to wrapped logics.
public final class Faults {
    private static final String BUILT =
            "this engine can do { skip: wait-deregister } at EXTENSION/unload and { return: STATUS_PENDING,"
                    + " complete: never } at MODULE/ProviderDetachClient or MODULE/ClientDetachProvider";

    private Faults() {}

    /// `logic` with the fault that `plan` describes.
    ///
    /// @throws InputException for a fault that cannot happen there or that is not built
    public static <S, M extends Message> ActorLogic<S, M> wrap(FaultPlan plan, ActorLogic<S, M> logic) {
        return new FaultyLogic<>(plan.name().value(), logic, fault(plan), condition(plan));
    }

    /// The goal that the fault of `plan` takes effect in at least one schedule: a plan that never bites shows
    /// nothing.
    public static Goal fires(FaultPlan plan) {
        var name = plan.name().value();
        return new Goal(name, "The fault \"%s\" takes effect.".formatted(name), new Firing(name));
    }

    private static Fault fault(FaultPlan plan) {
        var point = plan.at().point();
        return switch (plan.action()) {
            case Action.Skip it
            when point.value().equals("unload") && it.what().value().equals("wait-deregister") -> new Fault.SkipWait();
            case Action.Return it
            when it.status().value().equals("STATUS_PENDING") && isNever(it.complete()) ->
                new Fault.PendingForever(side(point));
            case Action.Skip _,
                    Action.Return _,
                    Action.Complete _,
                    Action.Crash _,
                    Action.Spin _,
                    Action.Leak _,
                    Action.Underflow _ ->
                throw new InputException(
                        plan.action().place(),
                        "fault \"%s\" at %s is not built yet; %s".formatted(plan.name(), plan.at(), BUILT));
        };
    }

    private static boolean isNever(Optional<Placed<String>> complete) {
        return complete.map(Placed::value).filter("never"::equals).isPresent();
    }

    private static Fault.PendingForever.Side side(Placed<String> point) {
        return switch (point.value()) {
            case "ProviderDetachClient" -> Fault.PendingForever.Side.PROVIDER;
            case "ClientDetachProvider" -> Fault.PendingForever.Side.CLIENT;
            default ->
                throw new InputException(
                        point.place(),
                        "STATUS_PENDING is an answer of ProviderDetachClient and ClientDetachProvider only, not of %s"
                                .formatted(point));
        };
    }

    private static Condition condition(FaultPlan plan) {
        return switch (plan.when()) {
            case FaultPlan.When.Explore it -> new Condition.Explore(it.max());
            case FaultPlan.When.Nth it -> new Condition.Nth(it.n());
            case FaultPlan.When.Probability it ->
                throw new InputException(
                        it.place(),
                        "a search tries every order, so a probability decides nothing here; write \"when: explore\"");
        };
    }
}
