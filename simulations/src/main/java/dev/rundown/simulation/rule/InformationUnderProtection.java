package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.ProgramEvent.EpochEntered;
import dev.rundown.extension.npi.ProgramEvent.EpochLeft;
import dev.rundown.extension.npi.ProgramEvent.InformationAcquired;
import dev.rundown.extension.npi.ProgramEvent.InformationReleased;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import dev.rundown.extension.npi.ProgramEvent.InformationUsed;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// EBPF001: the reader's duty. It reads inside the epoch in which it saw the pointer, or with the information rundown
/// in hand.
final class InformationUnderProtection implements Automaton<String, InformationUnderProtection.Protection> {
    /// What protects a thread of control.
    ///
    /// @param inside an epoch
    /// @param seen whose information it has seen in that epoch
    /// @param held whose information rundown it holds
    record Protection(boolean inside, SortedSet<Address> seen, SortedSet<Address> held) {
        static final Protection NONE = new Protection(false, new TreeSet<>(), new TreeSet<>());

        Protection {
            seen = Collections.unmodifiableSortedSet(new TreeSet<>(seen));
            held = Collections.unmodifiableSortedSet(new TreeSet<>(held));
        }

        Protection entered() {
            return new Protection(true, new TreeSet<>(), held);
        }

        Protection left() {
            return new Protection(false, new TreeSet<>(), held);
        }

        Protection saw(Address program) {
            var more = new TreeSet<>(seen);
            more.add(program);
            return new Protection(inside, more, held);
        }

        Protection holding(Address program) {
            var more = new TreeSet<>(held);
            more.add(program);
            return new Protection(inside, seen, more);
        }

        Protection without(Address program) {
            var fewer = new TreeSet<>(held);
            fewer.remove(program);
            return new Protection(inside, seen, fewer);
        }
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case EpochEntered it -> Optional.of(it.lane().name());
            case EpochLeft it -> Optional.of(it.lane().name());
            case InformationSeen it
            when it.hash().isPresent() -> Optional.of(it.lane().name());
            case InformationAcquired it -> Optional.of(it.lane().name());
            case InformationReleased it -> Optional.of(it.lane().name());
            case InformationUsed it -> Optional.of(it.lane().name());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Protection initial() {
        return Protection.NONE;
    }

    @Override
    public Judgement<Protection> next(String key, Protection before, Event event) {
        return switch (event) {
            case EpochEntered _ -> new Judgement.Going<>(before.entered());
            case EpochLeft _ -> new Judgement.Going<>(before.left());
            case InformationAcquired it -> new Judgement.Going<>(before.holding(it.program()));
            case InformationReleased it -> new Judgement.Going<>(before.without(it.program()));
            case InformationSeen it -> seen(key, before, it);
            case InformationUsed it
            when !before.held.contains(it.program()) && !before.seen.contains(it.program()) ->
                new Judgement.Broken<>(
                        it.by(), "read the information of %s on %s under no protection".formatted(it.program(), key));
            default -> new Judgement.Going<>(before); // A protected use.
        };
    }

    private static Judgement<Protection> seen(String key, Protection before, InformationSeen event) {
        return before.inside
                ? new Judgement.Going<>(before.saw(event.program()))
                : new Judgement.Broken<>(event.program(), "was run outside any epoch on " + key);
    }
}
