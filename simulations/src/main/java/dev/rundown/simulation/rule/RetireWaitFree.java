package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.extension.npi.ProgramEvent.InformationFreed;
import dev.rundown.extension.npi.ProgramEvent.InformationLeft;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.extension.npi.ProgramEvent.InformationRetired;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import dev.rundown.registrar.BindingHandle;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// EBPF007, for the information of a program: its owner's duty.
final class RetireWaitFree implements Automaton<Address, RetireWaitFree.Memory> {
    /// What is known of the memory. A provider may come while what an earlier one gave is still being retired, so there
    /// may be more than one piece: each is called by the binding through which it came.
    ///
    /// @param reachable the piece that somebody may still find
    /// @param readers who has found which piece and not left the epoch since
    record Memory(Optional<BindingHandle> reachable, SortedMap<Lane, BindingHandle> readers) {
        static final Memory FREE = new Memory(Optional.empty(), new TreeMap<>());

        Memory {
            readers = Collections.unmodifiableSortedMap(new TreeMap<>(readers));
        }

        Memory finding(Optional<BindingHandle> piece) {
            return new Memory(piece, readers);
        }

        Memory with(Lane reader) {
            var more = new TreeMap<>(readers);
            reachable.ifPresent(it -> more.put(reader, it));
            return new Memory(reachable, more);
        }

        Memory without(Lane reader) {
            var fewer = new TreeMap<>(readers);
            fewer.remove(reader);
            return new Memory(reachable, fewer);
        }

        Optional<Lane> readerOf(BindingHandle piece) {
            return readers.entrySet().stream()
                    .filter(it -> it.getValue().equals(piece))
                    .map(Map.Entry::getKey)
                    .findFirst();
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
            case InformationPublished it -> new Judgement.Going<>(before.finding(Optional.of(it.binding())));
            case InformationRetired _ -> new Judgement.Going<>(before.finding(Optional.empty()));
            case InformationSeen it -> new Judgement.Going<>(before.with(it.lane()));
            case InformationLeft it -> new Judgement.Going<>(before.without(it.lane()));
            case InformationFreed it -> freed(key, before, it);
            default -> new Judgement.Going<>(before); // Nothing else has a key.
        };
    }

    private static Judgement<Memory> freed(Address program, Memory before, InformationFreed event) {
        if (before.reachable.equals(Optional.of(event.binding()))) {
            return new Judgement.Broken<>(
                    event.by(), "freed the information of %s while it could be found".formatted(program));
        }
        return before.readerOf(event.binding())
                .<Judgement<Memory>>map(reader -> new Judgement.Broken<>(
                        event.by(),
                        "freed the information of %s while %s was inside the epoch in which it had found it"
                                .formatted(program, reader)))
                .orElseGet(() -> new Judgement.Going<>(before));
    }
}
