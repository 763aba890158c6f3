package dev.rundown.simulation.scenario;

import java.util.List;
import java.util.stream.Stream;

/// A race of the museum: a bundled scenario with a planted mistake that was made, or could have been, in public.
///
/// @param id   in the list of races, `R02`; a dash where the list has none
/// @param name of the bundled scenario
/// @param room whose mistake it is
public record Exhibit(String id, String name, Room room) {
    private static final String UNLISTED = "-";

    /// In the order of their rooms and numbers.
    private static final List<Exhibit> ALL = List.of(
            registrar("R12", "lost-deregister"),
            registrar("R13", "second-thoughts"),
            registrar("R25", "early-both-cleans-twice"),
            registrar("R26", "refused-then-cleaned"),
            registrar("R29", "both-deregister"),
            provider("R01", "impatient-unload"),
            provider("R02", "fire-after-detach"),
            provider("R03", "freed-in-detach"),
            provider("R04", "read-after-complete"),
            provider("R07", "traffic-before-rundown"),
            provider("R08", "forgotten-complete"),
            provider("R09", "completed-twice"),
            provider("R18", "context-outlives-client"),
            provider("R19", "leaked-filter-reference"),
            provider("R20", "drain-needs-this-thread"),
            provider(UNLISTED, "batch-without-begin"),
            provider(UNLISTED, "check-then-list"),
            provider(UNLISTED, "listed-then-refused"),
            provider(UNLISTED, "refused-for-ever"),
            provider(UNLISTED, "slot-kept"),
            client("R05", "program-cleared-first"),
            client("R06", "registered-too-early"),
            client("R10", "handle-not-yet-stored"),
            client("R11", "attached-after-detached"),
            client("R14", "detach-inside-register"),
            client("R15", "wait-at-dispatch"),
            client("R16", "info-read-unprotected"),
            client("R17", "info-changed-on-reload"),
            client("R22", "trampoline-late"),
            client("R28", "load-races-unload"),
            client("R30", "freed-under-own-detach"),
            client("R31", "return-order-matters"),
            client(UNLISTED, "attached-for-ever"),
            client(UNLISTED, "keeps-refused-provider"),
            runtime("R21", "module-resurrected"),
            runtime("R23", "epoch-skew"),
            runtime("R24", "core-stops-with-programs"),
            runtime("R27", "spin-holds-unload"));

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

    private static Exhibit registrar(String id, String name) {
        return new Exhibit(id, name, Room.REGISTRAR);
    }

    private static Exhibit provider(String id, String name) {
        return new Exhibit(id, name, Room.PROVIDER);
    }

    private static Exhibit client(String id, String name) {
        return new Exhibit(id, name, Room.CLIENT);
    }

    private static Exhibit runtime(String id, String name) {
        return new Exhibit(id, name, Room.RUNTIME);
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
