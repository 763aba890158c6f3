package dev.rundown.registrar;

import dev.rundown.simulation.driver.Choice;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.World;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/// One run from beginning to end, in an order that is written down.
///
/// @param name  as `docs/model.md` calls it
/// @param about what it shows
/// @param cast  who plays
/// @param turns what comes next, in order: beginnings of labels; steps that nothing competes with may be left out
record WorkedSequence(String name, String about, PlainCast cast, List<String> turns) {
    /// The four of `docs/model.md`.
    static List<WorkedSequence> all() {
        return List.of(
                new WorkedSequence(
                        "happy",
                        "A client attaches; the provider leaves, and completes its detach later.",
                        pair(Attach.ACCEPT, Detach.SUCCESS, Detach.PENDING)
                                .together("p.hook registers")
                                .together("c registers")
                                .together("p.hook leaves"),
                        List.of(
                                "registrar>p.hook:NmrDeregisterProviderReturned",
                                "registrar>c:ClientDetachProvider",
                                "c>registrar:ClientDetachProviderReturned",
                                "registrar>p.hook:ProviderDetachClient",
                                "p.hook>p.hook:AnswerPending",
                                "p.hook>registrar:ProviderDetachClientReturned",
                                "p.hook>p.hook:Complete",
                                "p.hook>registrar:NmrProviderDetachClientComplete",
                                "registrar>p.hook:NmrProviderDetachClientCompleteReturned",
                                "registrar>c:ClientCleanupBindingContext",
                                "c>registrar:ClientCleanupBindingContextReturned",
                                "registrar>p.hook:ProviderCleanupBindingContext")),
                new WorkedSequence(
                        "refused",
                        "The provider refuses; the client frees its context. Nobody detaches, nobody cleans up.",
                        pair(Attach.REFUSE, Detach.SUCCESS, Detach.SUCCESS)
                                .together("p.hook registers")
                                .together("c registers"),
                        List.of()),
                new WorkedSequence(
                        "in-register",
                        "The provider leaves while the client is being attached: attach and detach in one registration.",
                        pair(Attach.ACCEPT, Detach.SUCCESS, Detach.SUCCESS)
                                .together("p.hook registers")
                                .together("c registers", "p.hook leaves"),
                        List.of(
                                "admin>c:Register",
                                "c>registrar:NmrRegisterClient",
                                "registrar>c:ClientAttachProvider",
                                "c>registrar:NmrClientAttachProvider",
                                "registrar>p.hook:ProviderAttachClient",
                                "p.hook>registrar:ProviderAttachClientReturned",
                                "admin>p.hook:Leave",
                                "p.hook>registrar:NmrDeregisterProvider",
                                "registrar>p.hook:NmrDeregisterProviderReturned",
                                "c>registrar:ClientAttachProviderReturned(c~p.hook, STATUS_SUCCESS)[detach-order=0]",
                                "registrar>c:ClientCleanupBindingContext",
                                "c>registrar:ClientCleanupBindingContextReturned",
                                "registrar>p.hook:ProviderCleanupBindingContext",
                                "p.hook>registrar:ProviderCleanupBindingContextReturned",
                                "registrar>c:NmrRegisterClientReturned")),
                new WorkedSequence(
                        "crossed",
                        "Both leave. The client completes before its callback has answered, the provider after.",
                        pair(Attach.ACCEPT, Detach.PENDING, Detach.PENDING)
                                .together("p.hook registers")
                                .together("c registers")
                                .together("c leaves", "p.hook leaves"),
                        List.of(
                                "admin>c:Leave",
                                "c>registrar:NmrDeregisterClient",
                                "registrar>c:NmrDeregisterClientReturned",
                                "admin>p.hook:Leave",
                                "p.hook>registrar:NmrDeregisterProvider",
                                "registrar>p.hook:NmrDeregisterProviderReturned",
                                "registrar>c:ClientDetachProvider",
                                "c>c:Complete",
                                "c>registrar:NmrClientDetachProviderComplete",
                                "registrar>c:NmrClientDetachProviderCompleteReturned",
                                "c>c:AnswerPending",
                                "c>registrar:ClientDetachProviderReturned",
                                "registrar>p.hook:ProviderDetachClient",
                                "p.hook>p.hook:AnswerPending",
                                "p.hook>registrar:ProviderDetachClientReturned",
                                "p.hook>p.hook:Complete",
                                "p.hook>registrar:NmrProviderDetachClientComplete",
                                "registrar>p.hook:NmrProviderDetachClientCompleteReturned",
                                "registrar>c:ClientCleanupBindingContext",
                                "c>registrar:ClientCleanupBindingContextReturned",
                                "registrar>p.hook:ProviderCleanupBindingContext",
                                "p.hook>registrar:ProviderCleanupBindingContextReturned",
                                "c>registrar:NmrWaitForClientDeregisterComplete",
                                "p.hook>registrar:NmrWaitForProviderDeregisterComplete",
                                "registrar>c:NmrWaitForClientDeregisterCompleteReturned")));
    }

    private static PlainCast pair(Attach provider, Detach clientDetaches, Detach providerDetaches) {
        return PlainCast.of(new TellingRegistrar())
                .module("p.hook", Role.PROVIDER, new Manner(provider, providerDetaches))
                .module("c", Role.CLIENT, new Manner(Attach.ACCEPT, clientDetaches));
    }

    /// Every step, to the world in which nothing may happen.
    List<Explored.Move> run() {
        var steps = new ArrayList<Explored.Move>();
        var left = new ArrayDeque<>(turns);
        var world = new Stepped(cast.ensemble()).initial();
        for (var enabled = world.enabled(); !enabled.isEmpty(); enabled = world.enabled()) {
            var step = step(world, enabled, left);
            steps.add(step);
            world = step.after();
        }
        if (!left.isEmpty()) {
            throw new AssertionError("%s never came to %s".formatted(name, left));
        }
        return List.copyOf(steps);
    }

    private Explored.Move step(World world, List<Choice> enabled, Deque<String> left) {
        var turn = left.isEmpty() ? "(nothing more is written down)" : left.getFirst();
        var chosen = enabled.stream().filter(it -> it.label().startsWith(turn)).toList();
        if (chosen.size() == 1) {
            left.removeFirst();
        } else if (enabled.size() > 1) {
            throw new AssertionError("%s: \"%s\" does not choose one of %s".formatted(name, turn, enabled));
        }
        var choice = chosen.size() == 1 ? chosen.getFirst() : enabled.getFirst();
        return new Explored.Move(world, choice, world.apply(choice));
    }

    /// The rows in the order in which the run goes through them.
    List<String> rows() {
        return run().stream().flatMap(it -> it.rows().stream()).toList();
    }

    /// What the registrar hears and says, as a table: the rows, the lane, the message.
    String text() {
        return run().stream()
                .filter(it -> it.is("registrar"))
                .map(it -> "%-11s %-25s %s"
                        .formatted(
                                String.join(" ", it.rows()),
                                it.choice()
                                        .occurrence()
                                        .delivered()
                                        .orElseThrow()
                                        .lane(),
                                it.choice().label().replace(">", " > ").replace(":", ": ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
