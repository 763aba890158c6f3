package dev.rundown.simulation.rule;

/// What a broken rule costs on a real machine.
public enum Severity {
    /// Memory is corrupted: a bugcheck on Windows.
    CORRUPTION("corruption"),
    /// Something waits for ever.
    HANG("hang"),
    /// A wrong result.
    WRONG_RESULT("wrong result"),
    /// A slip of the protocol that happens to be harmless in this run.
    SLIP("protocol slip");

    private final String words;

    Severity(String words) {
        this.words = words;
    }

    /// As it is printed.
    public String words() {
        return words;
    }
}
