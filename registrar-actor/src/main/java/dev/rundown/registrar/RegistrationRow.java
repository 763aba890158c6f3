package dev.rundown.registrar;

import java.util.Arrays;

/// The life of a registration as a table, beside [Row] for bindings. A test compares the registrar with it cell by
/// cell, and `docs/model.md` is made of it.
///
/// A state is a [Registration.Phase]; an ACTIVE registration is told apart by whether a binding refers to it, and what
/// was never given out, or is of the other role, is `none`.
enum RegistrationRow {
    W1("ACTIVE, bound; ACTIVE, idle", Event.WAIT, "same", "`STATUS_INVALID_PARAMETER`", "NMR016", "D", Page.WAIT),
    W2("DEREGISTERING", Event.WAIT, "same", "none", "held until DONE", "D", Page.WAIT),
    W3("DEREGISTERING", Event.LAST_GONE, "DONE", "none", "a waiter then finds W6", "D", Page.WAIT),
    W4(
            "ACTIVE, idle",
            Event.DEREGISTER,
            "DONE, WAITED",
            "`STATUS_PENDING`, `STATUS_SUCCESS`",
            "DONE at once; SUCCESS and no wait by K7",
            "G",
            Page.GUESS),
    W4_BOUND(
            "ACTIVE, bound",
            Event.DEREGISTER,
            "DEREGISTERING, DONE",
            "`STATUS_PENDING`",
            "and for each binding T3, T13, T15, T16 or T27",
            "D",
            Page.DEREGISTER),
    W5(
            "DEREGISTERING; DONE; WAITED; none",
            Event.DEREGISTER,
            "same",
            "`STATUS_INVALID_PARAMETER`",
            "NMR016",
            "G",
            Page.GUESS),
    W6("DONE", Event.WAIT, "WAITED", "`STATUS_SUCCESS`", "at once; the handle is dead", "D", Page.WAIT),
    W7("WAITED; none", Event.WAIT, "same", "`STATUS_INVALID_PARAMETER`", "NMR016", "D", Page.WAIT);

    /// What can happen to a registration.
    enum Event {
        DEREGISTER("deregister"),
        WAIT("wait"),
        LAST_GONE("its last binding is GONE");

        private final String sentence;

        Event(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }
    }

    private final String from;
    private final Event event;
    private final String next;
    private final String answer;
    private final String notes;
    private final String mark;
    private final String source;

    RegistrationRow(String from, Event event, String next, String answer, String notes, String mark, String source) {
        this.from = from;
        this.event = event;
        this.next = next;
        this.answer = answer;
        this.notes = notes;
        this.mark = mark;
        this.source = source;
    }

    /// `W1` to `W7`.
    String number() {
        return name().replaceFirst("_.*", "");
    }

    String from() {
        return from;
    }

    Event event() {
        return event;
    }

    String next() {
        return next;
    }

    /// The statuses that the call may be answered with.
    String answer() {
        return answer;
    }

    String notes() {
        return notes;
    }

    /// One of D, S, M, E, I, G.
    String mark() {
        return mark;
    }

    String source() {
        return source;
    }

    /// The row for `event` in `state`. Every state has one for a deregistration and for a wait.
    static RegistrationRow of(String state, Event event) {
        return Arrays.stream(values())
                .filter(it -> it.event == event && it.covers(state))
                .findFirst()
                .orElseThrow();
    }

    /// Whether the row is about `state`.
    boolean covers(String state) {
        return Arrays.asList(from.split("; ")).contains(state);
    }

    /// Whether the table allows a registration to be in `state` after this row, when it was in `before`.
    boolean leadsTo(String before, String state) {
        return next.equals("same")
                ? state.equals(before)
                : Arrays.asList(next.split(", ")).contains(state);
    }

    /// Whether the table allows the call to be answered with `status`.
    boolean answers(NtStatus status) {
        return answer.contains("`" + status + "`");
    }

    /// The name of the state of `registration` in this table.
    static String state(Registration registration) {
        return switch (registration.phase()) {
            case ACTIVE -> registration.bindings().isEmpty() ? "ACTIVE, idle" : "ACTIVE, bound";
            case DEREGISTERING, DONE, WAITED -> registration.phase().name();
        };
    }

    private static final class Page {
        static final String DEREGISTER = "ddi/netioddk/nf-netioddk-nmrderegisterprovider";
        static final String WAIT = "ddi/netioddk/nf-netioddk-nmrwaitforproviderderegistercomplete";
        static final String GUESS = "our guess";

        private Page() {}
    }
}
