package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.ProgramSet;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Registered;
import java.util.Optional;

/// NMR019: the duty of whoever registers. Of what a peer may read in an attach callback, the program of a link is what
/// is written in a step of its own.
final class ReadyBeforeRegister implements Automaton<Address, ReadyBeforeRegister.Peers> {
    /// Whether a peer may already look.
    enum Peers {
        CANNOT_LOOK,
        MAY_LOOK
    }

    @Override
    public Optional<Address> key(Event event) {
        return switch (event) {
            case Registered it -> Optional.of(it.registration().module());
            case Deregistered it -> Optional.of(it.registration().module());
            case ProgramSet it -> Optional.of(it.link());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Peers initial() {
        return Peers.CANNOT_LOOK;
    }

    @Override
    public Judgement<Peers> next(Address key, Peers before, Event event) {
        return switch (event) {
            case Registered _ -> new Judgement.Going<>(Peers.MAY_LOOK);
            case ProgramSet _
            when before == Peers.MAY_LOOK -> new Judgement.Broken<>(key, "set its program after it had registered");
            case ProgramSet _ -> new Judgement.Going<>(before);
            default -> new Judgement.Going<>(Peers.CANNOT_LOOK); // Deregistered: nothing else has a key.
        };
    }
}
