package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.ProgramEvent.HelpersPublished;
import dev.rundown.extension.npi.ProgramEvent.InformationPublished;
import dev.rundown.extension.npi.ProgramEvent.InformationRetired;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import java.util.Optional;

/// EBPF006: the program's duty each time a provider attaches.
final class HelpersBeforeInformation implements Automaton<Address, HelpersBeforeInformation.Published> {
    /// What a provider's attach has published so far.
    enum Published {
        NOTHING,
        HELPERS,
        BOTH,
        /// The gate is open, and behind it stand the addresses of the provider before, or none.
        INFORMATION_ALONE
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case HelpersPublished it -> Optional.of(it.program());
            case InformationPublished it -> Optional.of(it.program());
            case InformationRetired it -> Optional.of(it.program());
            case InformationSeen it when it.hash().isPresent() -> Optional.of(it.program());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Published initial() {
        return Published.NOTHING;
    }

    @Override
    public Judgement<Published> next(Address key, Published before, Event event) {
        return switch (event) {
            case HelpersPublished _ ->
                new Judgement.Going<>(before == Published.INFORMATION_ALONE ? Published.BOTH : Published.HELPERS);
            case InformationPublished _ ->
                new Judgement.Going<>(before == Published.HELPERS ? Published.BOTH : Published.INFORMATION_ALONE);
            case InformationSeen it
            when before == Published.INFORMATION_ALONE ->
                new Judgement.Broken<>(
                        key, "ran on %s before the helper addresses of its provider were there".formatted(it.lane()));
            case InformationSeen _ -> new Judgement.Going<>(before);
            default -> new Judgement.Going<>(Published.NOTHING); // Retired: nothing else has a key.
        };
    }
}
