package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.ProgramEvent.Closed;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import dev.rundown.extension.npi.ProgramEvent.Loaded;
import java.util.Optional;

/// EBPF002: the program's duty, from the moment its helper ids are set until it is closed.
final class InformationHashStable implements Automaton<Address, InformationHashStable.Verified> {
    /// What a program was verified against.
    ///
    /// @param hash empty while it is not loaded
    record Verified(Optional<String> hash) {
        static final Verified NOT_YET = new Verified(Optional.empty());
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case Loaded it -> Optional.of(it.program());
            case Closed it -> Optional.of(it.program());
            case InformationSeen it when it.hash().isPresent() -> Optional.of(it.program());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Verified initial() {
        return Verified.NOT_YET;
    }

    @Override
    public Judgement<Verified> next(Address key, Verified before, Event event) {
        return switch (event) {
            case Loaded it -> new Judgement.Going<>(new Verified(Optional.of(it.hash())));
            case InformationSeen it
            when before.hash.isPresent() && !before.hash.equals(it.hash()) ->
                new Judgement.Broken<>(
                        key, "ran on %s with other information than it was verified against".formatted(it.lane()));
            case InformationSeen _ -> new Judgement.Going<>(before);
            default -> new Judgement.Going<>(Verified.NOT_YET); // Closed: nothing else has a key.
        };
    }
}
