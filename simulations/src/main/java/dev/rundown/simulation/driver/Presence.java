package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.simulation.rule.Automaton;
import dev.rundown.simulation.rule.Judgement;
import dev.rundown.simulation.rule.Observed;
import dev.rundown.simulation.rule.Owner;
import dev.rundown.simulation.rule.Rules;
import java.util.List;
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

    /// That this is a breach, where it is judged and `envelope` returns from a call of its receiver: who left did not
    /// wait for the last thread to come back. Whoever else runs into code that has gone breaks a rule before.
    static List<Breach> breaches(Envelope envelope, Ensemble ensemble) {
        boolean comesBack = envelope.message() instanceof ModuleMessage message
                && Observed.callback(message).isEmpty();
        return comesBack && ensemble.rules().contains(Rules.NMR007)
                ? List.of(new Breach(
                        Rules.NMR007,
                        Owner.of(envelope.to()).orElse(envelope.to()),
                        "left memory before %s had come back into its code".formatted(envelope.lane())))
                : List.of();
    }

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
