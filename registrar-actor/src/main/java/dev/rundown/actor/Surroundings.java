package dev.rundown.actor;

/// What the shell of an actor needs of the system that it runs in.
public interface Surroundings {
    /// Carries an envelope to the actor it is addressed to.
    void send(Envelope envelope);

    /// The live object behind a cell.
    <V> SharedCell<V> cell(Cell<V> cell);

    /// Takes one alternative of a choice.
    int choose(String name, int alternatives);

    /// Told after each step that was carried out, before what it sent is carried on.
    void stepped(Envelope envelope, Step<?> step, Sent sent);
}
