package dev.rundown.simulation.driver;

/// A state, message or cell holds something that cannot be compared by content.
public final class NotAValueException extends RuntimeException {
    NotAValueException(String message) {
        super(message);
    }
}
