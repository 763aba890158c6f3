package dev.rundown.simulation.scenario;

import java.util.List;
import java.util.stream.Stream;

/// A race of the museum: a bundled scenario with a planted mistake that was made, or could have been, in public.
///
/// @param id   in the list of races, `R02`; a dash where the list has none
/// @param name of the bundled scenario
/// @param mark how much is known of it
/// @param room whose mistake it is
public record Exhibit(String id, String name, Mark mark, Room room) {
    private static final String UNLISTED = "-";

    /// In the order of their rooms and numbers.
    private static final List<Exhibit> ALL = List.of(
            registrar("R12", "lost-deregister", Mark.INFERRED),
            registrar("R13", "second-thoughts", Mark.THREAD),
            registrar("R25", "early-both-cleans-twice", Mark.INFERRED),
            registrar("R26", "refused-then-cleaned", Mark.INFERRED),
            registrar("R29", "both-deregister", Mark.INFERRED),
            provider("R01", "impatient-unload", Mark.INFERRED),
            provider("R02", "fire-after-detach", Mark.FIX),
            provider("R03", "freed-in-detach", Mark.FIX),
            provider("R04", "read-after-complete", Mark.FIX),
            provider("R07", "traffic-before-rundown", Mark.FIX),
            provider("R08", "forgotten-complete", Mark.THREAD),
            provider("R09", "completed-twice", Mark.INFERRED),
            provider("R18", "context-outlives-client", Mark.FIX),
            provider("R19", "leaked-filter-reference", Mark.FIX),
            provider("R20", "drain-needs-this-thread", Mark.THREAD),
            provider(UNLISTED, "batch-without-begin", Mark.INFERRED),
            provider(UNLISTED, "check-then-list", Mark.INFERRED),
            provider(UNLISTED, "listed-then-refused", Mark.INFERRED),
            provider(UNLISTED, "refused-for-ever", Mark.INFERRED),
            provider(UNLISTED, "slot-kept", Mark.INFERRED),
            client("R05", "program-cleared-first", Mark.FIX),
            client("R06", "registered-too-early", Mark.FIX),
            client("R10", "handle-not-yet-stored", Mark.THREAD),
            client("R11", "attached-after-detached", Mark.THREAD),
            client("R14", "detach-inside-register", Mark.FIX),
            client("R15", "wait-at-dispatch", Mark.THREAD),
            client("R16", "info-read-unprotected", Mark.FIX),
            client("R17", "info-changed-on-reload", Mark.INFERRED),
            client("R22", "trampoline-late", Mark.THREAD),
            client("R28", "load-races-unload", Mark.INFERRED),
            client("R30", "freed-under-own-detach", Mark.FIX),
            client("R31", "return-order-matters", Mark.INFERRED),
            client(UNLISTED, "attached-for-ever", Mark.INFERRED),
            client(UNLISTED, "keeps-refused-provider", Mark.INFERRED),
            client(UNLISTED, "gate-left-open", Mark.INFERRED),
            client(UNLISTED, "check-then-attach", Mark.INFERRED),
            runtime("R21", "module-resurrected", Mark.FIX),
            runtime("R23", "epoch-skew", Mark.FIX),
            runtime("R24", "core-stops-with-programs", Mark.INFERRED),
            runtime("R27", "spin-holds-unload", Mark.INFERRED));

    /// How much is known of a race.
    public enum Mark {
        /// Read in the upstream commit that mended it.
        FIX("fix"),
        /// Told in an issue or a pull request.
        THREAD("thread"),
        /// Inferred from the code or the contract; nobody has run it.
        INFERRED("I");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        /// As tables have it.
        public String word() {
            return word;
        }
    }

    /// Whose mistake a race is made of.
    public enum Room {
        REGISTRAR("the registrar"),
        PROVIDER("providers"),
        CLIENT("clients"),
        RUNTIME("the runtime");

        private final String words;

        Room(String words) {
            this.words = words;
        }

        /// As it is printed.
        public String words() {
            return words;
        }

        /// The races of this room, by number.
        public List<Exhibit> exhibits() {
            return ALL.stream().filter(it -> it.room == this).toList();
        }
    }

    private static Exhibit registrar(String id, String name, Mark mark) {
        return new Exhibit(id, name, mark, Room.REGISTRAR);
    }

    private static Exhibit provider(String id, String name, Mark mark) {
        return new Exhibit(id, name, mark, Room.PROVIDER);
    }

    private static Exhibit client(String id, String name, Mark mark) {
        return new Exhibit(id, name, mark, Room.CLIENT);
    }

    private static Exhibit runtime(String id, String name, Mark mark) {
        return new Exhibit(id, name, mark, Room.RUNTIME);
    }

    /// Every race, room by room.
    public static List<Exhibit> all() {
        return Stream.of(Room.values()).flatMap(it -> it.exhibits().stream()).toList();
    }

    /// Whether it is a race of the published list.
    public boolean isListed() {
        return !id.equals(UNLISTED);
    }

    /// The scenario.
    public Bundled bundled() {
        return Bundled.find("@" + name);
    }
}
