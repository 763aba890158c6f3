package dev.rundown.simulation.live;

import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Cell;
import dev.rundown.actor.LogicBehavior;
import dev.rundown.actor.Message;
import dev.rundown.actor.SharedCell;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.rundown.RundownProtection;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.live.LiveSystem.Member;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/// The actors and cells of an ensemble as they are live.
final class LiveCast {
    private LiveCast() {}

    /// Starts the actors of `ensemble`.
    static LiveSystem start(Ensemble ensemble, Recorder recorder) throws InterruptedException {
        int cpus = (int) ensemble.actors().values().stream()
                .filter(it -> it.logic() instanceof Cpu)
                .count();
        return LiveSystem.start(members(ensemble), cell -> object(cell, Math.max(1, cpus)), recorder);
    }

    private static SortedMap<Address, Member> members(Ensemble ensemble) {
        var members = new TreeMap<Address, Member>();
        ensemble.actors().forEach((address, actor) -> members.put(address, member(actor)));
        return members;
    }

    private static <S, M extends Message> Member member(Actor<S, M> actor) {
        var cpu = actor.logic() instanceof Cpu it ? OptionalInt.of(it.number()) : OptionalInt.empty();
        return new Member(surroundings -> LogicBehavior.of(actor.logic(), actor.understood(), surroundings), cpu);
    }

    /// A rundown and a map have forms of their own for workers; everything else is off the path of an invocation.
    private static SharedCell<?> object(Cell<?> cell, int cpus) {
        return switch (cell.initial()) {
            case RundownState _ -> new RundownProtection(cpus);
            case MapContents map -> LiveMap.of(map.definition());
            case Object other -> new AtomicCell<>(other);
        };
    }
}
