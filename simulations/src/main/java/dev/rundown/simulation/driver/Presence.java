package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import dev.rundown.simulation.rule.Owner;
import java.util.Optional;

/// Whether the code of an extension is in memory. Whoever calls it when it is gone ends the world.
final class Presence implements Automaton<Address, Presence.Code> {
    static final String ID = "presence";

    /// Where the code of an extension is.
    enum Code {
        PRESENT,
        GONE
    }

    /// The code of an extension was run after it had left memory.
    ///
    /// @param to   whose code
    /// @param from who ran into it
    record Strayed(Address to, Address from) implements Event {}

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case Registered it -> Owner.of(it.registration().module());
            case Gone it -> Optional.of(it.extension());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Code initial() {
        return Code.PRESENT;
    }

    @Override
    public Judgement<Code> next(Address key, Code state, Event event) {
        return new Judgement.Going<>(event instanceof Gone ? Code.GONE : Code.PRESENT);
    }

    /// Whether `envelope` comes from outside into a part of `extension`.
    static boolean enters(Envelope envelope, Address extension) {
        return Owner.of(envelope.to()).filter(extension::equals).isPresent()
                && !envelope.from().equals(extension)
                && Owner.of(envelope.from()).filter(extension::equals).isEmpty();
    }
}
