package dev.rundown.executor.elf;

/// An object file that cannot be loaded: the mistake of whoever made it or named it.
///
/// The message says which file, where in it, what is wrong and what to do about it.
public final class ElfException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String place;

    ElfException(String file, String place, String problem, String advice) {
        super("%s: %s%s. %s".formatted(file, place.isEmpty() ? "" : place + ": ", problem, advice));
        this.file = file;
        this.place = place;
    }

    /// The file as the caller named it.
    public String file() {
        return file;
    }

    /// Section, and offset, instruction or name in it; empty when the whole file is meant.
    public String place() {
        return place;
    }
}
