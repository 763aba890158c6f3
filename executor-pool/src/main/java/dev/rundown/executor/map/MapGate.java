package dev.rundown.executor.map;

/// The way into the extension that brought the type of a map. Whoever is inside keeps the extension from leaving.
public interface MapGate {
    /// The gate of a map whose extension is not there.
    MapGate SHUT = new MapGate() {
        @Override
        public boolean enter() {
            return false;
        }

        @Override
        public void leave() {
            throw new IllegalStateException("nobody has entered");
        }
    };

    /// Enters. Answers whether it did: not so when the extension is not there or is about to leave.
    boolean enter();

    /// Leaves what was entered.
    void leave();
}
