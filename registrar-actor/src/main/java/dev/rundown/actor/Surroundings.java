package dev.rundown.actor;

/// What the shell of an actor needs of the system that it runs in.
public interface Surroundings {
    /// The live object behind a cell.
    <V> SharedCell<V> cell(Cell<V> cell);

    /// Takes one alternative of a choice.
    int choose(String name, int alternatives);

    /// A step was carried out: what it sent is to be carried on.
    void stepped(Envelope envelope, Step<?> step, Sent sent);
}
