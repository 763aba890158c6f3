package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import java.util.List;
import java.util.SortedMap;

/// One point of a run: a value. Going on makes a new one, so one can always go back.
public final class World {
    private final Stepped engine;
    private final int[] values;
    private final Digest digest;

    World(Stepped engine, int[] values, Digest digest) {
        this.engine = engine;
        this.values = values;
        this.digest = digest;
    }

    /// What may happen, in canonical order: lanes by name, then the alternatives of each.
    public List<Choice> enabled() {
        return engine.choices(this);
    }

    /// The world after `choice`, which is one of [#enabled].
    public World apply(Choice choice) {
        return engine.after(this, choice.move());
    }

    /// Whether two of [#enabled] lead to the same world in either order. Where they do and it says no, time is lost.
    public boolean commute(Choice one, Choice other) {
        return engine.commute(one, other);
    }

    /// The same for equal content, whatever led here.
    public Digest digest() {
        return digest;
    }

    /// The messages under way, in the order of their lanes.
    public List<Envelope> underWay() {
        return engine.underWay(values);
    }

    /// What an actor remembers outside its parts.
    public Object state(Address actor) {
        return engine.state(values, actor);
    }

    /// Everything that differs from the beginning, by the name of its slot.
    public SortedMap<String, Object> contents() {
        return engine.contents(values);
    }

    /// How many items of the play have begun.
    public int itemsBegun() {
        return values[Slots.PLAY];
    }

    /// Where this world stands if nothing may happen in it.
    public Ending ending() {
        return engine.ending(this);
    }

    int[] values() {
        return values;
    }

    /// How many slots it mentions.
    public int width() {
        return values.length;
    }

    @Override
    public String toString() {
        return digest.toString();
    }
}
