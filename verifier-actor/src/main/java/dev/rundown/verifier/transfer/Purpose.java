package dev.rundown.verifier.transfer;

/// Why memory is touched.
enum Purpose {
    READ("reads", false),
    WRITE("writes", true),
    ATOMIC("atomically changes", true);

    final String verb;
    final boolean writes;

    Purpose(String verb, boolean writes) {
        this.verb = verb;
        this.writes = writes;
    }
}
