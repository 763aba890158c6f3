package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import dev.rundown.simulation.driver.Occurrence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Steps as rows, actors as columns. A row has one message: it begins in the column of whoever is further left, `->`
/// and `<-` say which way it went.
public final class LaneTable {
    private static final int STEP_COLUMN = 6;
    private static final int NARROWEST = 10;

    private final int width;
    private final Set<String> extensions;
    private final Wording wording;
    private final ShortNames names = new ShortNames();

    /// A table for a page of `width` columns.
    ///
    /// @param extensions the names of the extensions of the cast, which stand left of the registrar
    public LaneTable(int width, Set<String> extensions) {
        this.width = width;
        this.extensions = Set.copyOf(extensions);
        this.wording = new Wording(names);
    }

    /// One row.
    ///
    /// @param step its number; what it did
    public record Row(int step, Occurrence occurrence) {}

    /// The whole table, its lines without trailing blanks.
    public List<String> draw(List<Row> rows) {
        var lanes = lanes(rows);
        int column = Math.max(NARROWEST, (width - STEP_COLUMN) / Math.max(1, lanes.size()));
        var lines = new ArrayList<String>();
        lines.add(head(lanes, column));
        for (var row : rows) {
            row.occurrence().delivered().ifPresent(it -> lines.add(line(row, it, lanes, column)));
        }
        names.given()
                .forEach((binding, name) -> lines.add("%s%s = %s".formatted(" ".repeat(STEP_COLUMN), name, binding)));
        return lines;
    }

    /// What a message is in few words, with the short names of this table.
    String words(Message message) {
        return wording.of(message);
    }

    /// Administrators first, then extensions with their modules, the registrar, clients, CPUs: as traffic flows.
    private List<Address> lanes(List<Row> rows) {
        var met = new TreeSet<Address>();
        for (var row : rows) {
            row.occurrence().delivered().ifPresent(it -> {
                met.add(it.from());
                met.add(it.to());
            });
        }
        var ordered = new ArrayList<>(met);
        ordered.sort(Comparator.<Address>comparingInt(this::rank).thenComparing(it -> it));
        return ordered;
    }

    private int rank(Address actor) {
        return switch (actor.name()) {
            case "admin" -> 0;
            case "registrar" -> 2;
            case "verifier" -> 4;
            default -> actor.name().startsWith("cpu") ? 5 : isProvider(actor.name()) ? 1 : 3;
        };
    }

    private boolean isProvider(String name) {
        int dot = name.indexOf('.');
        return extensions.contains(dot < 0 ? name : name.substring(0, dot));
    }

    private static String head(List<Address> lanes, int column) {
        var line = new StringBuilder("step  ");
        for (var lane : lanes) {
            pad(line, STEP_COLUMN + lanes.indexOf(lane) * column);
            line.append(lane);
        }
        return line.toString();
    }

    private String line(Row row, Envelope envelope, List<Address> lanes, int column) {
        int from = lanes.indexOf(envelope.from());
        int to = lanes.indexOf(envelope.to());
        var text = wording.of(envelope);
        var line = new StringBuilder("%4d".formatted(row.step()));
        pad(line, STEP_COLUMN + Math.min(from, to) * column);
        if (from < to) {
            line.append(text).append(' ');
            int arrow = STEP_COLUMN + to * column - 3;
            while (line.length() < arrow) {
                line.append('-');
            }
            line.append("->");
        } else if (from > to) {
            line.append("<- ").append(text);
        } else {
            line.append(text);
        }
        wording.remark(row.occurrence()).ifPresent(it -> line.append("  ").append(it));
        return line.toString().stripTrailing();
    }

    private static void pad(StringBuilder line, int length) {
        while (line.length() < length) {
            line.append(' ');
        }
    }
}
