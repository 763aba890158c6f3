package dev.rundown.actor;

/// The name of an actor, as the scenario's cast gives it (`sample.hook`). Names are compared and sorted as text.
///
/// @param name not empty; a part of an actor follows its owner after a dot
public record Address(String name) implements Comparable<Address> {
    @Override
    public int compareTo(Address other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
