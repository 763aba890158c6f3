package dev.rundown.registrar;

import dev.rundown.registrar.RegistrationRow.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which cells of the two tables have been met, and how often. Many threads may count.
final class Coverage {
    static final String NONE = "none";
    static final String MAY = "CLIENT_FINISHING, K2 is may";
    static final String OUTSTANDING = "DETACHING, attach outstanding";

    private static final List<String> BINDING_STATES = List.of(
            NONE,
            "PROPOSED",
            "CLIENT_DECIDING",
            "PROVIDER_DECIDING",
            "CLIENT_FINISHING",
            "CLIENT_ABORTING",
            "READY",
            "DETACHING/IDLE",
            "DETACHING/CALLED",
            "DETACHING/PENDING",
            "DETACHING/EARLY",
            "DETACHING/DONE",
            "CLEANING",
            "GONE",
            MAY,
            OUTSTANDING);
    private static final List<String> REGISTRATION_STATES =
            List.of(NONE, "ACTIVE, idle", "ACTIVE, bound", "DEREGISTERING", "DONE", "WAITED");

    private final SortedMap<Cell, Long> cells = new ConcurrentSkipListMap<>();
    private final SortedMap<String, Long> rows = new ConcurrentSkipListMap<>();

    /// One state with one event of one side.
    record Cell(String state, String event, Role side) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return "%s | %s | %s".formatted(state, event, side);
        }
    }

    void met(String state, BindingEvent event, Role side, Row row) {
        cells.merge(new Cell(state, event.name(), side), 1L, Long::sum);
        rows.merge(row.number(), 1L, Long::sum);
    }

    void met(String state, Event event, Role side, RegistrationRow row) {
        cells.merge(new Cell("registration " + state, event.name(), side), 1L, Long::sum);
        rows.merge(row.number(), 1L, Long::sum);
    }

    /// The numbers of the rows that were met, in the order of the tables.
    List<String> rows() {
        return inOrder(rows.keySet().stream());
    }

    /// Each of `numbers` once, in the order of the tables.
    static List<String> inOrder(Stream<String> numbers) {
        return numbers.distinct()
                .sorted(Comparator.comparingInt((String it) -> it.charAt(0))
                        .thenComparingInt(it -> Integer.parseInt(it.substring(1))))
                .toList();
    }

    boolean hasMet(Cell cell) {
        return cells.containsKey(cell);
    }

    /// The cells that nobody has met, of all there are.
    List<Cell> missing() {
        return all().stream().filter(it -> !cells.containsKey(it)).toList();
    }

    /// The rows that nobody has met: a stray message meets the cell of a legal row too, so they are asked for by
    /// themselves.
    List<String> missingRows() {
        return Stream.concat(
                        Arrays.stream(Row.values()).map(Row::number),
                        Arrays.stream(RegistrationRow.values()).map(RegistrationRow::number))
                .distinct()
                .filter(it -> !rows.containsKey(it))
                .toList();
    }

    /// Every state with every event that can come there, from each side that can cause it.
    static List<Cell> all() {
        var all = new ArrayList<Cell>();
        for (var state : BINDING_STATES) {
            for (var event : BindingEvent.values()) {
                if (canCome(state, event)) {
                    sides(event).forEach(it -> all.add(new Cell(state, event.name(), it)));
                }
            }
        }
        for (var state : REGISTRATION_STATES) {
            for (var event : Event.values()) {
                if (canCome(state, event)) {
                    for (var side : Role.values()) {
                        all.add(new Cell("registration " + state, event.name(), side));
                    }
                }
            }
        }
        return all;
    }

    /// Those of [#all] that need nobody who breaks the contract. Nobody who keeps it deregisters the second end of a
    /// binding while a side of it is IDLE: that end is still registering and does not know its handle.
    static List<Cell> legal() {
        var legal = List.of(
                "none REGISTERED",
                "PROPOSED PICKED",
                "PROPOSED DEREGISTERED",
                "CLIENT_DECIDING DEREGISTERED",
                "CLIENT_DECIDING ATTACH_CALLED",
                "CLIENT_DECIDING CLIENT_FAILED",
                "PROVIDER_DECIDING DEREGISTERED",
                "PROVIDER_DECIDING PROVIDER_ACCEPTED",
                "PROVIDER_DECIDING PROVIDER_REFUSED",
                "CLIENT_FINISHING DEREGISTERED",
                "CLIENT_FINISHING CLIENT_SUCCEEDED",
                "CLIENT_ABORTING DEREGISTERED",
                "CLIENT_ABORTING CLIENT_FAILED",
                "READY DEREGISTERED",
                "DETACHING/CALLED DEREGISTERED",
                "DETACHING/CALLED DETACH_SUCCEEDED",
                "DETACHING/CALLED DETACH_PENDING",
                "DETACHING/CALLED COMPLETED",
                "DETACHING/PENDING DEREGISTERED",
                "DETACHING/PENDING COMPLETED",
                "DETACHING/EARLY DEREGISTERED",
                "DETACHING/EARLY DETACH_PENDING",
                "DETACHING/DONE DEREGISTERED",
                "DETACHING/DONE BOTH_DONE",
                "CLEANING DEREGISTERED",
                "CLEANING CLEANED",
                "registration ACTIVE, idle DEREGISTER",
                "registration ACTIVE, bound DEREGISTER",
                "registration DEREGISTERING WAIT",
                "registration DEREGISTERING LAST_GONE",
                "registration DONE WAIT");
        return all().stream()
                .filter(it -> legal.contains(it.state() + " " + it.event()))
                .toList();
    }

    private static boolean canCome(String state, BindingEvent event) {
        return switch (event) {
            case REGISTERED -> state.equals(NONE);
            case PICKED -> state.equals("PROPOSED");
            case BOTH_DONE -> state.equals("DETACHING/DONE");
            // What is not there, or not any more, is nobody's reference: a deregistration does not concern it.
            case DEREGISTERED -> !List.of(NONE, "GONE", OUTSTANDING).contains(state);
            case CLIENT_SUCCEEDED, CLIENT_FAILED -> !state.equals(MAY);
            case ATTACH_CALLED,
                    PROVIDER_ACCEPTED,
                    PROVIDER_REFUSED,
                    DETACH_SUCCEEDED,
                    DETACH_PENDING,
                    COMPLETED,
                    CLEANED -> !state.equals(MAY) && !state.equals(OUTSTANDING);
        };
    }

    private static boolean canCome(String state, Event event) {
        return event != Event.LAST_GONE || state.equals("DEREGISTERING");
    }

    private static List<Role> sides(BindingEvent event) {
        return switch (event) {
            case REGISTERED, DEREGISTERED, DETACH_SUCCEEDED, DETACH_PENDING, COMPLETED, CLEANED ->
                List.of(Role.values());
            case PICKED, ATTACH_CALLED, CLIENT_SUCCEEDED, CLIENT_FAILED -> List.of(Role.CLIENT);
            case PROVIDER_ACCEPTED, PROVIDER_REFUSED, BOTH_DONE -> List.of(Role.PROVIDER);
        };
    }

    /// Both tables as people read them: in each cell the row of `docs/model.md` and how often it was met.
    String matrix() {
        var lines = new ArrayList<String>();
        lines.add(
                "state x event of a binding: the row of docs/model.md and in how many situations it was met; -: cannot come");
        lines.add(line("", Arrays.stream(BindingEvent.values()).map(Coverage::column)));
        for (var state : BINDING_STATES) {
            lines.add(line(state, Arrays.stream(BindingEvent.values()).map(event -> {
                var row = state.equals(OUTSTANDING)
                        ? Row.ofOutstanding(event)
                        : Row.of(state.replace(", K2 is may", ""), false, state.equals(MAY), event);
                return canCome(state, event)
                        ? text(
                                row.number(),
                                sides(event).stream()
                                        .map(it -> new Cell(state, event.name(), it))
                                        .toList())
                        : "-";
            })));
        }
        lines.add("");
        lines.add(line("a registration", Arrays.stream(Event.values()).map(Event::name)));
        for (var state : REGISTRATION_STATES) {
            lines.add(line(state, Arrays.stream(Event.values()).map(event -> {
                return canCome(state, event)
                        ? text(
                                RegistrationRow.of(state, event).number(),
                                Arrays.stream(Role.values())
                                        .map(it -> new Cell("registration " + state, event.name(), it))
                                        .toList())
                        : "-";
            })));
        }
        lines.add("");
        lines.add("rows: "
                + new TreeMap<>(rows)
                        .entrySet().stream()
                                .map(it -> it.getKey() + " " + shortly(it.getValue()))
                                .collect(Collectors.joining(", ")));
        lines.add("%d of %d cells met, from each side that can cause them"
                .formatted(all().size() - missing().size(), all().size()));
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private String text(String row, List<Cell> sides) {
        boolean isEmpty = sides.stream().anyMatch(it -> !cells.containsKey(it));
        long sum = sides.stream().mapToLong(it -> cells.getOrDefault(it, 0L)).sum();
        return isEmpty ? "EMPTY" : row + ":" + shortly(sum);
    }

    private static String shortly(long count) {
        return count < 10_000 ? String.valueOf(count) : count / 1000 + "k";
    }

    private static String column(BindingEvent event) {
        return switch (event) {
            case REGISTERED -> "register";
            case PICKED -> "pick";
            case DEREGISTERED -> "deregister";
            case ATTACH_CALLED -> "attach";
            case PROVIDER_ACCEPTED -> "P accepts";
            case PROVIDER_REFUSED -> "P refuses";
            case CLIENT_SUCCEEDED -> "C succeeds";
            case CLIENT_FAILED -> "C fails";
            case DETACH_SUCCEEDED -> "SUCCESS";
            case DETACH_PENDING -> "PENDING";
            case COMPLETED -> "complete";
            case BOTH_DONE -> "both done";
            case CLEANED -> "cleaned";
        };
    }

    private static String line(String head, Stream<String> columns) {
        return "%-30s".formatted(head) + columns.map("%-11s"::formatted).collect(Collectors.joining());
    }
}
