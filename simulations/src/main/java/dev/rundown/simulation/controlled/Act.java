package dev.rundown.simulation.controlled;

import java.util.Optional;

/// A step as partial order reduction sees it, or that the test's body goes on. Two are equal when they are the same
/// step of the same lane; what it touches is known for certain once it was taken.
final class Act {
    /// What an act is.
    enum Kind {
        DELIVERY,
        TIMER,
        BODY
    }

    private final Kind kind;
    private final Taken.Key key;
    private final String receiver;
    private final Footprint footprint;
    private final Optional<Act> origin;

    /// @param origin what it comes from; empty for what the test's body did first
    Act(Kind kind, Taken.Key key, String receiver, Footprint footprint, Optional<Act> origin) {
        this.kind = kind;
        this.key = key;
        this.receiver = receiver;
        this.footprint = footprint;
        this.origin = origin;
    }

    /// The same, now that it was taken.
    Act taken(Footprint touched) {
        return new Act(kind, key, receiver, touched, origin);
    }

    Kind kind() {
        return kind;
    }

    Taken.Key key() {
        return key;
    }

    String receiver() {
        return receiver;
    }

    Footprint footprint() {
        return footprint;
    }

    Optional<Act> origin() {
        return origin;
    }

    boolean comesFrom(Act other) {
        return origin.isPresent() && origin.get().equals(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Act it && key.equals(it.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "%s #%d".formatted(key.lane(), key.nth());
    }
}
