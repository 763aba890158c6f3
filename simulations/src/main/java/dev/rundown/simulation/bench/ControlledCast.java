package dev.rundown.simulation.bench;

import dev.rundown.actor.Address;
import dev.rundown.actor.AtomicCell;
import dev.rundown.actor.Carried;
import dev.rundown.actor.Cell;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.LogicBehavior;
import dev.rundown.actor.Message;
import dev.rundown.actor.Parcel;
import dev.rundown.actor.SharedCell;
import dev.rundown.actor.Surroundings;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.driver.Item;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;

/// The actors of an ensemble as Pekko actors whose deliveries a strategy picks: the same behaviours as live, on the
/// dispatcher of `@RaceTest`. For one schedule.
final class ControlledCast implements Surroundings {
    private final Sim sim;
    private final Runnable afterStep;
    private final Map<Address, ActorRef<Parcel>> actors = new TreeMap<>();
    private final Map<String, SharedCell<?>> cells = new TreeMap<>();
    private final Set<Lane> busy = new TreeSet<>();
    private final List<Runnable> waiting = new ArrayList<>();

    /// Starts the actors.
    ///
    /// @param afterStep run after each step
    ControlledCast(Ensemble ensemble, Sim sim, Runnable afterStep) {
        this.sim = sim;
        this.afterStep = afterStep;
        ensemble.actors().forEach((address, actor) -> actors.put(address, spawn(address, actor)));
    }

    private <S, M extends Message> ActorRef<Parcel> spawn(Address address, Actor<S, M> actor) {
        var name = URLEncoder.encode(address.name(), StandardCharsets.UTF_8);
        return sim.spawn(name, LogicBehavior.of(actor.logic(), actor.understood(), this));
    }

    /// Carries out an item of the play, in whatever order is picked.
    void play(Item item) {
        item.first().forEach(it -> busy.add(it.lane()));
        sim.concurrently(
                item.first().stream().<Runnable>map(it -> () -> arrive(it)).toArray(Runnable[]::new));
        if (!busy.isEmpty()) {
            throw new IllegalStateException("an item of the play comes to no end on " + busy);
        }
    }

    private void arrive(Envelope envelope) {
        var to = actors.get(envelope.to());
        if (to == null) {
            throw new IllegalStateException("nobody is called " + envelope.to());
        }
        to.tell(new Parcel.Arrival(envelope));
    }

    @Override
    public void stepped(Carried carried) {
        afterStep.run();
        carried.sent().started().forEach(this::arrive); // Their lanes have been reserved.
        carried.sent()
                .next()
                .ifPresentOrElse(this::arrive, () -> idle(carried.envelope().lane()));
    }

    private void idle(Lane lane) {
        busy.remove(lane);
        var retries = List.copyOf(waiting);
        waiting.clear();
        retries.forEach(Runnable::run);
    }

    @Override
    public boolean reserve(List<Envelope> started, Runnable retry) {
        if (started.stream().anyMatch(it -> busy.contains(it.lane()))) {
            waiting.add(retry);
            return false;
        }
        started.forEach(it -> busy.add(it.lane()));
        return true;
    }

    @Override
    public void wake(ActorRef<Parcel> actor) {
        actor.tell(new Parcel.Wake());
    }

    @Override
    @SuppressWarnings("unchecked") // A cell is made from its own key: the object of Cell<V> is a SharedCell<V>.
    public <V> SharedCell<V> cell(Cell<V> cell) {
        return (SharedCell<V>) cells.computeIfAbsent(cell.name(), _ -> new AtomicCell<>(cell.initial()));
    }

    @Override
    public int choose(String name, int alternatives) {
        return 0;
    }

    @Override
    public boolean isRecorded() {
        return false;
    }

    @Override
    public long moment() {
        return 0;
    }

    @Override
    public void noted(Carried carried) {
        throw new IllegalStateException("nobody here goes on by itself: " + carried);
    }

    @Override
    public void failed(Envelope envelope, Throwable bug) {
        throw new IllegalStateException("while %s was received".formatted(envelope), bug);
    }
}
