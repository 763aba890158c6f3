package dev.rundown.registrar;

/// What a registrar does that another one leaves out. `spec` does all of it; every other flavour is `spec` without
/// some.
public enum Duty {
    REMEMBER_EARLY_DEREGISTER("T13", "a deregistration that comes during an attach is remembered"),
    UNDO_SECOND_THOUGHTS("T12", "a provider that accepted is undone when its client fails afterwards"),
    DETACH_BEFORE_UNDOING("T12", "a provider is asked to detach before its context is cleaned up"),
    FORGET_REFUSED_CONTEXT("T8", "the context of a refused client is forgotten: the client frees it"),
    DETACH_NULL_CONTEXTS("T15", "a side whose binding context is null is asked to detach too"),
    CLEAN_NULL_CONTEXTS("T24", "a side whose binding context is null is cleaned up too"),
    CLEAN_ONCE("T24", "an early completion counts only once the callback has answered"),
    CLEAN_WITHOUT_LOCK("T24", "no lock is held while a cleanup callback runs"),
    CALL_WITHOUT_LOCK("T2", "no lock is held while any callback runs"),
    EXPECT_EARLY_COMPLETION("T19", "a completion may come before its callback has answered"),
    REFUSE_WAIT_WHEN_ACTIVE("W1", "a wait for what has not been deregistered is refused"),
    SURVIVE_BAD_HANDLES("W5", "a dead handle is answered with an error"),
    VALIDATE("T1", "versions, sizes and the NPI are looked at before a module is registered"),
    COUNT_BOTH_SIDES("W3", "a deregistration ends when both sides of each binding have let go"),
    DETACH_BOTH_SIDES("T15", "both sides are asked to detach, whoever deregistered"),
    CLEAN_AFTER_BOTH("T24", "no side is cleaned up before both have let go"),
    CLEAN("T24", "contexts are cleaned up"),
    HEED_PENDING("T18", "a side that answered STATUS_PENDING has not let go"),
    REMEMBER_EARLY_COMPLETION("T19", "an early completion is remembered"),
    DETACH_ONCE("T16", "a second deregistration starts no second pair of callbacks"),
    LEAVE_THE_LEAVING_ALONE("T1", "nothing is proposed to a registration that is deregistering"),
    MATCH_NPI_ONLY("T1", "nothing but the NPI is compared");

    private final String row;
    private final String sentence;

    Duty(String row, String sentence) {
        this.row = row;
        this.sentence = sentence;
    }

    /// The row that says so.
    public String row() {
        return row;
    }

    /// What is done.
    public String sentence() {
        return sentence;
    }
}
