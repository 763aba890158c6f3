package dev.rundown.actor;

/// A thread of control: an administrator's lane, a CPU, or one of the two on which a binding is taken apart.
///
/// A lane has at most one message under way. Two messages race exactly when they are on different lanes.
///
/// @param name unique in a run, made of names of the cast
public record Lane(String name) implements Comparable<Lane> {
    @Override
    public int compareTo(Lane other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
