package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Who waits for whom in a world in which nothing can happen.
///
/// @param links   from each held lane to the end, in the order of the lanes
/// @param debtors the ends: those who wait for nobody, or whom the chain has come round to. They are to blame
public record Chain(List<Link> links, SortedSet<Address> debtors) {
    public Chain {
        links = List.copyOf(links);
        debtors = Collections.unmodifiableSortedSet(new TreeSet<>(debtors));
    }

    /// One wait.
    ///
    /// @param holder who cannot go on
    /// @param held   with what
    /// @param owedBy who has to act first
    /// @param owed   with what
    public record Link(Address holder, Message held, Address owedBy, Message owed) {}

    private record Duty(Address by, Message message) {}

    static Chain of(Stepped engine, int[] world) {
        return of(engine, world, _ -> true);
    }

    /// @param holds of which messages under way it is asked who they wait for
    static Chain of(Stepped engine, int[] world, Predicate<Envelope> holds) {
        var links = new ArrayList<Link>();
        var debtors = new TreeSet<Address>();
        var met = new HashSet<Duty>();
        for (var envelope : engine.underWay(world).stream().filter(holds).toList()) {
            follow(engine, world, new Duty(envelope.to(), envelope.message()), Set.of(), met, links, debtors);
        }
        return new Chain(links, debtors);
    }

    private static void follow(
            Stepped engine,
            int[] world,
            Duty duty,
            Set<Duty> above,
            Set<Duty> met,
            List<Link> links,
            SortedSet<Address> debtors) {
        if (above.contains(duty)) {
            debtors.add(duty.by());
            return;
        }
        if (!met.add(duty)) {
            return;
        }
        var waits = engine.waits(world, duty.by(), duty.message());
        if (waits.isEmpty()) {
            debtors.add(duty.by());
        }
        var here = new HashSet<>(above);
        here.add(duty);
        for (var wait : waits) {
            links.add(new Link(duty.by(), duty.message(), wait.owedBy(), wait.owed()));
            follow(engine, world, new Duty(wait.owedBy(), wait.owed()), here, met, links, debtors);
        }
    }
}
