package dev.rundown.simulation.fault;

/// What the contract says of a fault.
public enum FaultClass {
    /// The contract allows it; every other party must cope.
    LEGAL("legal"),
    /// A module breaks its own promise: the point is who gets hurt, and that the blame is right.
    VIOLATION("violation"),
    /// Cannot happen on Windows as such: there a driver that crashes is a bugcheck.
    MODEL_ONLY("model-only");

    private final String word;

    FaultClass(String word) {
        this.word = word;
    }

    /// As people read it.
    public String word() {
        return word;
    }
}
