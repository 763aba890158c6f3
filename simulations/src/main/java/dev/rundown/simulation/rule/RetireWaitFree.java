package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.extension.npi.ProgramEvent.InformationFreed;
import dev.rundown.extension.npi.ProgramEvent.InformationLeft;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.extension.npi.ProgramEvent.InformationRetired;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// EBPF007, for the information of a program: its owner's duty.
final class RetireWaitFree implements Automaton<Address, RetireWaitFree.Memory> {
    /// What is known of the memory.
    ///
    /// @param reachable somebody may still find it
    /// @param readers who has found it and not left the epoch since
    record Memory(boolean reachable, SortedSet<Lane> readers) {
        static final Memory FREE = new Memory(false, new TreeSet<>());

        Memory {
            readers = Collections.unmodifiableSortedSet(new TreeSet<>(readers));
        }

        Memory with(Lane reader) {
            var more = new TreeSet<>(readers);
            more.add(reader);
            return new Memory(reachable, more);
        }

        Memory without(Lane reader) {
            var fewer = new TreeSet<>(readers);
            fewer.remove(reader);
            return new Memory(reachable, fewer);
        }
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case InformationPublished it -> Optional.of(it.program());
            case InformationRetired it -> Optional.of(it.program());
            case InformationFreed it -> Optional.of(it.program());
            case InformationSeen it when it.hash().isPresent() -> Optional.of(it.program());
            case InformationLeft it -> Optional.of(it.program());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Memory initial() {
        return Memory.FREE;
    }

    @Override
    public Judgement<Memory> next(Address key, Memory before, Event event) {
        return switch (event) {
            case InformationPublished _ -> new Judgement.Going<>(new Memory(true, before.readers));
            case InformationRetired _ -> new Judgement.Going<>(new Memory(false, before.readers));
            case InformationSeen it -> new Judgement.Going<>(before.with(it.lane()));
            case InformationLeft it -> new Judgement.Going<>(before.without(it.lane()));
            case InformationFreed it
            when before.reachable ->
                new Judgement.Broken<>(it.by(), "freed the information of %s while it could be found".formatted(key));
            case InformationFreed it
            when !before.readers.isEmpty() ->
                new Judgement.Broken<>(
                        it.by(),
                        "freed the information of %s while %s was inside the epoch in which it had found it"
                                .formatted(key, before.readers.first()));
            default -> new Judgement.Going<>(Memory.FREE); // Freed, as it should be.
        };
    }
}
