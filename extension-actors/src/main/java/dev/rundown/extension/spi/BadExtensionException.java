package dev.rundown.extension.spi;

/// An extension on the class path that cannot be used. The message says which class, which of its methods, what is
/// wrong
/// and what to write instead.
public final class BadExtensionException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BadExtensionException(String message) {
        super(message);
    }
}
