package dev.rundown.registrar;

import java.util.Optional;

/// One side of a binding that is being taken apart (`docs/model.md`, rows T17 to T23).
public enum DetachSide {
    /// The detach callback has not been called.
    IDLE,
    /// The detach callback has been called and has not answered.
    CALLED,
    /// It answered `STATUS_PENDING`; the completion is owed.
    PENDING,
    /// It completed before the callback answered.
    EARLY,
    /// This side has let go.
    DONE;

    enum Event {
        ASKED,
        ANSWERED_SUCCESS,
        ANSWERED_PENDING,
        COMPLETED
    }

    private enum Row {
        T15(IDLE, Event.ASKED, CALLED),
        T17(CALLED, Event.ANSWERED_SUCCESS, DONE),
        T18(CALLED, Event.ANSWERED_PENDING, PENDING),
        T19(CALLED, Event.COMPLETED, EARLY), // Legal: another thread may complete before the callback has answered.
        T20(EARLY, Event.ANSWERED_PENDING, DONE),
        T21(EARLY, Event.ANSWERED_SUCCESS, DONE), // Done, and a breach of NMR004: it completed and said SUCCESS.
        T22(PENDING, Event.COMPLETED, DONE);

        private final DetachSide from;
        private final Event event;
        private final DetachSide to;

        Row(DetachSide from, Event event, DetachSide to) {
            this.from = from;
            this.event = event;
            this.to = to;
        }
    }

    /// The side after `event`, or empty when no row lists the event here.
    Optional<DetachSide> after(Event event) {
        for (var row : Row.values()) {
            if (row.from == this && row.event == event) {
                return Optional.of(row.to);
            }
        }
        return Optional.empty();
    }
}
