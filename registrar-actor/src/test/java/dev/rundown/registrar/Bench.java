package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.actor.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A registrar on a test bench: the test plays the modules and decides which lane goes on.
final class Bench implements Cells {
    static final NpiId NPI = new NpiId("2934ad50-2154-44b6-9622-6c528c068411");
    static final Address CLIENT = new Address("client");
    static final Address PROVIDER = new Address("provider");

    final List<Event> events = new ArrayList<>();
    private final Map<String, Object> parts = new HashMap<>();
    private final Map<Lane, Envelope> lanes = new TreeMap<>();
    private final Registrar registrar;
    private int choice;

    Bench() {
        this(RegistrarFlavor.spec());
    }

    Bench(RegistrarFlavor flavour) {
        registrar = new Registrar(flavour, Knobs.DEFAULT);
    }

    /// The alternative that the next choices take.
    void choosing(int alternative) {
        choice = alternative;
    }

    /// A module calls the registrar on `lane`. Answers what is under way there afterwards.
    Optional<Message> call(String lane, Address from, RegistrarMessage message) {
        var name = new Lane(lane);
        var caller = Optional.ofNullable(lanes.get(name))
                .map(it -> new Envelope.Caller(from, Frame.NONE, it.caller()))
                .or(() -> Optional.of(new Envelope.Caller(from, Frame.NONE, Optional.empty())));
        return deliver(new Envelope(name, Registrar.ADDRESS, from, message, Frame.NONE, caller));
    }

    /// The module that has been called on `lane` answers.
    Optional<Message> answer(String lane, RegistrarMessage message) {
        var waiting = on(lane);
        var caller = waiting.caller().orElseThrow();
        return deliver(
                new Envelope(waiting.lane(), caller.address(), waiting.to(), message, caller.frame(), caller.below()));
    }

    private Optional<Message> deliver(Envelope envelope) {
        var step = registrar.receive(registrar.initial(), envelope.delivery(RegistrarMessage.class), this);
        if (step.held()) {
            lanes.put(envelope.lane(), envelope);
            return Optional.of(envelope.message());
        }
        for (var effect : step.effects()) {
            switch (effect) {
                case Effect.Put<?> it -> parts.put(it.part().name(), it.value());
                case Effect.Happened it -> events.add(it.event());
                case Effect.Call _, Effect.Return _, Effect.Continue _, Effect.Start _ -> {}
            }
        }
        var sent = envelope.sent(step);
        lanes.remove(envelope.lane());
        sent.started().forEach(it -> lanes.put(it.lane(), it));
        sent.next().ifPresent(it -> lanes.put(it.lane(), it));
        return underWay(envelope.lane().name());
    }

    /// Tries a held delivery again.
    Optional<Message> retry(String lane) {
        return deliver(on(lane));
    }

    private Envelope on(String lane) {
        return Optional.ofNullable(lanes.get(new Lane(lane))).orElseThrow();
    }

    Optional<Message> underWay(String lane) {
        return Optional.ofNullable(lanes.get(new Lane(lane))).map(Envelope::message);
    }

    /// The rules that modules broke so far, with the row that says so.
    List<String> slips() {
        return events.stream()
                .filter(RegistrarEvent.OutOfContract.class::isInstance)
                .map(RegistrarEvent.OutOfContract.class::cast)
                .map(it -> it.rule() + " " + it.row() + " " + it.by())
                .toList();
    }

    BindingPhase phase(BindingHandle binding) {
        return new Draft(this, Terms.of(RegistrarFlavor.spec(), Knobs.DEFAULT), new Lane("test"))
                .binding(binding)
                .orElseThrow()
                .phase();
    }

    @Override
    @SuppressWarnings("unchecked") // The registrar writes a part only through its own key.
    public <V> V read(Part<V> part) {
        return (V) parts.getOrDefault(part.name(), part.initial());
    }

    @Override
    public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
        throw new AssertionError("the registrar shares nothing, but performed " + operation);
    }

    @Override
    public int choose(String name, int alternatives) {
        return choice;
    }
}
