package dev.rundown.simulation.live;

import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Cell;
import dev.rundown.actor.LogicBehavior;
import dev.rundown.actor.Message;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.executor.map.LiveMap;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.rundown.EpochLine;
import dev.rundown.executor.rundown.EpochState;
import dev.rundown.executor.rundown.RundownProtection;
import dev.rundown.executor.rundown.RundownState;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.worker.Worker;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.live.LiveSystem.Member;
import dev.rundown.simulation.stage.Staged;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.pekko.actor.typed.Behavior;

/// The actors and cells of an ensemble as they are live.
final class LiveCast {
    private LiveCast() {}

    /// Starts the actors of `staged` on an actor system of their own.
    static LiveSystem start(Staged staged, Recorder recorder) throws InterruptedException {
        return LiveSystem.start(members(staged), objects(staged), recorder);
    }

    /// Starts the actors of `staged` as guests of `host`.
    static LiveSystem start(LiveHost host, Staged staged, Recorder recorder, Jitter jitter)
            throws InterruptedException {
        return LiveSystem.start(host, members(staged), objects(staged), recorder, jitter);
    }

    private static SortedMap<Address, Member> members(Staged staged) {
        var cpus = staged.cpus();
        var members = new TreeMap<Address, Member>();
        staged.ensemble().actors().forEach((address, actor) -> {
            int number = cpus.indexOf(address);
            members.put(
                    address,
                    new Member(
                            surroundings -> behavior(actor, surroundings),
                            number < 0 ? OptionalInt.empty() : OptionalInt.of(number)));
        });
        return members;
    }

    /// A CPU that is planned to go wrong runs as its logic says, step by step; every other one is a worker.
    private static <S, M extends Message> Behavior<Parcel> behavior(Actor<S, M> actor, Surroundings surroundings) {
        return actor.logic() instanceof Cpu cpu && cpu.programs() instanceof LoadedPrograms programs
                ? Worker.of(cpu, programs, surroundings)
                : LogicBehavior.of(actor.logic(), actor.understood(), surroundings);
    }

    /// Rundowns, epochs and maps have forms of their own for workers; everything else is off the path of an invocation.
    /// A planted mistake may do to a rundown what its own form has no operation for.
    private static Function<Cell<?>, SharedCell<?>> objects(Staged staged) {
        int cpus = staged.cpus().size();
        boolean isSound = staged.scenario().cast().extensions().values().stream()
                .flatMap(it -> it.hooks().stream())
                .allMatch(it -> it.defect().isEmpty());
        return cell -> switch (cell.initial()) {
            case RundownState it when isSound -> rundown(it, cpus);
            case EpochState _ -> new EpochLine();
            case MapContents map -> LiveMap.of(map.definition());
            case Object other -> new AtomicCell<>(other);
        };
    }

    private static RundownProtection rundown(RundownState initial, int cpus) {
        var rundown = new RundownProtection(cpus);
        if (initial.closed()) {
            rundown.close();
        }
        return rundown;
    }
}
