package dev.rundown.simulation.controlled;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.actor.ActorRefWithCell;
import org.apache.pekko.actor.Terminated;
import org.jspecify.annotations.Nullable;

/// Everybody who takes part in a schedule, by names that are the same whenever it is run.
final class Parties {
    private final IdentityHashMap<ActorCell, Party> actors = new IdentityHashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Party> lanes = new ArrayList<>();

    void clear() {
        actors.clear();
        names.clear();
        lanes.clear();
    }

    /// Null for an actor of Pekko's own.
    @Nullable
    Party of(ActorCell cell) {
        return actors.get(cell);
    }

    Party of(ActorCell cell, Party otherwise) {
        return actors.getOrDefault(cell, otherwise);
    }

    /// Who has ended.
    Party of(Terminated terminated, Party otherwise) {
        return terminated.actor() instanceof ActorRefWithCell ref && ref.underlying() instanceof ActorCell cell
                ? of(cell, otherwise)
                : otherwise;
    }

    /// A second actor of a name is another party.
    void begins(ActorCell cell) {
        var parent = cell.parent() instanceof ActorRefWithCell ref && ref.underlying() instanceof ActorCell it
                ? Optional.ofNullable(actors.get(it))
                : Optional.<Party>empty();
        var own = cell.self().path().name();
        var name = parent.map(it -> it.name() + "/" + own).orElse(own);
        int before = names.merge(name, 1, Integer::sum);
        actors.put(cell, Party.actor(before == 1 ? name : name + "~" + before, cell, parent));
    }

    /// Answers to `to` that come out of steps of `from` have no order, so each has a voice of its own.
    Party answer(Party from, Party to) {
        var name = from.name() + "'s answer";
        int before = names.merge(name + " > " + to.name(), 1, Integer::sum);
        return Party.outside(before == 1 ? name : name + " " + before);
    }

    /// What `from` hands to an executor.
    Party task(Party from) {
        int number = names.merge(from.name() + "'s tasks", 1, Integer::sum);
        return Party.outside("task %d of %s".formatted(number, from.name()));
    }

    /// The voice of one lane of the test.
    Party lane(int number) {
        while (lanes.size() < number) {
            lanes.add(Party.outside("test." + (lanes.size() + 1)));
        }
        return lanes.get(number - 1);
    }

    /// Those that nobody else in the test has started, and that are still there.
    List<Party> roots() {
        return actors.values().stream()
                .filter(it -> it.parent().isEmpty() && !it.isGone())
                .toList();
    }
}
