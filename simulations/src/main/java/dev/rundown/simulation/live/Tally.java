package dev.rundown.simulation.live;

import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.Role;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.rule.Observed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What happened in all rounds together. Contexts are counted as their owners see it: lent when a provider accepts,
/// until their owners free them.
final class Tally {
    private final SortedMap<String, Long> reached = new TreeMap<>();
    private long steps;
    private long events;
    private long invocations;
    private long bindings;
    private long metDetaches;

    /// What has been counted.
    ///
    /// @param steps       messages received and operations of an event, by everybody
    /// @param events      that occurred on a CPU
    /// @param invocations of a program
    /// @param bindings    that came to be attached on both sides
    /// @param metDetaches detach callbacks of a provider that were delivered while an invocation was under way
    /// @param reached     how often each goal was reached that was
    public record Counts(
            long steps,
            long events,
            long invocations,
            long bindings,
            long metDetaches,
            SortedMap<String, Long> reached) {}

    /// Counts one round. Answers the contexts that were lent in it and never freed, in words.
    List<String> add(List<Occurrence> round) {
        var lent = new TreeSet<String>();
        var unowed = new TreeSet<String>();
        var running = new HashMap<BindingHandle, Integer>();
        for (var occurrence : round) {
            occurrence.delivered().ifPresent(envelope -> {
                steps++;
                if (envelope.message() instanceof CpuMessage.Fire) {
                    events++;
                } else if (envelope.message() instanceof ProviderAttachClientReturned m
                        && m.status() == NtStatus.STATUS_SUCCESS) {
                    bindings++;
                    lent.add(context(Role.CLIENT, m.binding()));
                    lent.add(context(Role.PROVIDER, m.binding()));
                }
            });
            for (var event : occurrence.events()) {
                switch (event) {
                    case Ended it -> freedByTheirOwners(it.binding(), unowed, lent);
                    case Bound it -> {
                        if (!it.clientCleansUp()) {
                            unowed.add(context(Role.CLIENT, it.binding()));
                        }
                        if (!it.providerCleansUp()) {
                            unowed.add(context(Role.PROVIDER, it.binding()));
                        }
                    }
                    case ContextFreed it -> lent.remove(context(it.owner(), it.binding()));
                    case InvocationStarted it -> {
                        invocations++;
                        running.merge(it.binding(), 1, Integer::sum);
                    }
                    case InvocationEnded it -> running.merge(it.binding(), -1, Integer::sum);
                    case Observed.Called it -> metDetaches += meets(it, running);
                    default -> {} // Any actor may record events of its own.
                }
            }
            occurrence.reached().forEach(it -> reached.merge(it.name(), 1L, Long::sum));
        }
        return List.copyOf(lent);
    }

    /// A module without a cleanup callback may free its context when the binding has ended, and says nothing.
    private static void freedByTheirOwners(BindingHandle ended, Set<String> unowed, Set<String> lent) {
        for (var role : Role.values()) {
            if (unowed.contains(context(role, ended))) {
                lent.remove(context(role, ended));
            }
        }
    }

    private static int meets(Observed.Called called, Map<BindingHandle, Integer> running) {
        return called.callback() instanceof ProviderDetachClient m && running.getOrDefault(m.binding(), 0) > 0 ? 1 : 0;
    }

    private static String context(Role owner, BindingHandle binding) {
        return "the %s context of %s was never freed".formatted(owner, binding);
    }

    Counts counts() {
        return new Counts(steps, events, invocations, bindings, metDetaches, reached);
    }
}
