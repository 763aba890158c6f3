package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import dev.rundown.simulation.driver.Occurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Steps as rows, actors as columns. A row has one message: it begins in the column of whoever is further left, `->`
/// and `<-` say which way it went. Where a page has no room for that, the row names the other party.
public final class LaneTable {
    private static final int STEP_COLUMN = 6;
    /// A blank before `->` and one behind it; `<-` with a blank behind it and one before the sender.
    private static final int ARROW = 4;

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

    /// A row with its words.
    private record Line(int step, Address from, Address to, String text, String remark) {
        /// With a remark as far as there is one.
        String remarked(String sentence) {
            return remark.isEmpty() ? sentence : sentence + "  " + remark;
        }
    }

    /// The whole table, its lines without trailing blanks.
    public List<String> draw(List<Row> rows) {
        var columns = Columns.of(rows, extensions, STEP_COLUMN, width);
        var lines = rows.stream().map(it -> line(it, columns)).toList();
        var layout = new Layout(STEP_COLUMN, width, columns.lengths());
        lines.forEach(it -> wish(it, columns, layout));
        layout.settle();
        var drawn = new ArrayList<String>();
        drawn.add(head(columns, layout));
        lines.forEach(it -> drawn.add(draw(it, columns, layout)));
        names.given()
                .forEach((binding, name) -> drawn.add("%s%s = %s".formatted(" ".repeat(STEP_COLUMN), name, binding)));
        return drawn;
    }

    /// What a message is in few words, with the short names of this table.
    String words(Message message) {
        return wording.of(message);
    }

    private Line line(Row row, Columns columns) {
        var delivered = row.occurrence().delivered();
        if (delivered.isEmpty()) {
            var first = row.occurrence().started();
            var receiver = first.getFirst().to();
            return new Line(row.step(), receiver, receiver, wording.begins(first), "");
        }
        Envelope envelope = delivered.get();
        var text = wording.of(envelope);
        boolean bothShare = columns.isOther(envelope.from()) && columns.isOther(envelope.to());
        if (bothShare) {
            text = sentence(envelope.from(), envelope.to(), text);
        } else if (columns.isOther(envelope.to())) {
            text += " -> " + envelope.to();
        } else if (columns.isOther(envelope.from())) {
            text = envelope.from() + ": " + text;
        }
        return new Line(
                row.step(),
                envelope.from(),
                envelope.to(),
                text,
                wording.remark(row.occurrence()).orElse(""));
    }

    private static void wish(Line line, Columns columns, Layout layout) {
        int from = columns.of(line.from);
        int to = columns.of(line.to);
        int end = columns.names().size();
        int remark = line.remark.isEmpty() ? 0 : line.remark.length() + 2;
        if (from == to) {
            layout.wish(from, end, line.text.length() + remark);
        } else {
            layout.wish(Math.min(from, to), Math.max(from, to), line.text.length() + ARROW);
            layout.wish(Math.max(from, to), end, remark);
        }
    }

    private static String head(Columns columns, Layout layout) {
        var line = new StringBuilder("step");
        int column = 0;
        for (var name : columns.names()) {
            pad(line, layout.start(column++), ' ');
            line.append(name);
        }
        return line.toString();
    }

    private String draw(Line line, Columns columns, Layout layout) {
        int from = columns.of(line.from);
        int to = columns.of(line.to);
        int left = Math.min(from, to);
        int right = Math.max(from, to);
        var drawn = new StringBuilder("%4d".formatted(line.step));
        if (left == right) {
            return place(drawn, layout.start(left), line.remarked(line.text));
        }
        if (!layout.has(left, right, line.text.length() + ARROW)) {
            var named = from < to ? line.text + " -> " + line.to : "<- " + line.from + ": " + line.text;
            return place(drawn, layout.start(left), line.remarked(named));
        }
        pad(drawn, layout.start(left), ' ');
        if (from < to) {
            drawn.append(line.text).append(' ');
            pad(drawn, layout.start(right) - 3, '-');
            drawn.append("->");
        } else {
            drawn.append("<- ").append(line.text);
            if (layout.start(right) - 1 - drawn.length() > 1) {
                drawn.append(' ');
                pad(drawn, layout.start(right) - 1, '-');
            }
        }
        return drawn.append(line.remark.isEmpty() ? "" : "  " + line.remark)
                .toString()
                .stripTrailing();
    }

    /// `sentence` where its lane begins, or as far left of it as it must to end on the page.
    private String place(StringBuilder drawn, int start, String sentence) {
        pad(drawn, Math.max(STEP_COLUMN, Math.min(start, width - sentence.length())), ' ');
        return drawn.append(sentence).toString().stripTrailing();
    }

    /// `registrar -> L1: ClientAttachProvider(B1)`.
    static String sentence(Address from, Address to, String text) {
        return from.equals(to) ? to + ": " + text : from + " -> " + to + ": " + text;
    }

    private static void pad(StringBuilder line, int length, char with) {
        while (line.length() < length) {
            line.append(with);
        }
    }
}
