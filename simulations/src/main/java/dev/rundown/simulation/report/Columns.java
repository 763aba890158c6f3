package dev.rundown.simulation.report;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.simulation.report.LaneTable.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which actors have a column of their own, from left to right: administrators first, then extensions with their
/// modules, the registrar, clients, the verifier, CPUs, as traffic flows. Actors without a row have none; when even
/// the names do not fit, the actors with the fewest rows share the last one.
final class Columns {
    /// The last column, when there are too many actors.
    static final String OTHERS = "others";

    private final List<Address> own;
    private final boolean shares;

    private Columns(List<Address> own, boolean shares) {
        this.own = List.copyOf(own);
        this.shares = shares;
    }

    /// The columns of `rows` on a page that ends at `end` and whose first column begins at `first`.
    static Columns of(List<Row> rows, Set<String> extensions, int first, int end) {
        var counts = counts(rows);
        var own = new ArrayList<>(counts.keySet());
        own.sort(Comparator.<Address>comparingInt(it -> rank(it, extensions)).thenComparing(it -> it));
        var columns = new Columns(own, false);
        while (!new Layout(first, end, columns.lengths()).fits() && own.size() > 1) {
            own.remove(own.stream()
                    .min(Comparator.<Address>comparingInt(it -> counts.getOrDefault(it, 0))
                            .thenComparing(Comparator.<Address>comparingInt(own::indexOf)
                                    .reversed()))
                    .orElseThrow());
            columns = new Columns(own, true);
        }
        return columns;
    }

    private static SortedMap<Address, Integer> counts(List<Row> rows) {
        var counts = new TreeMap<Address, Integer>();
        for (var row : rows) {
            row.occurrence()
                    .delivered()
                    .ifPresentOrElse(
                            it -> count(it, counts),
                            () -> row.occurrence().started().forEach(it -> counts.merge(it.to(), 1, Integer::sum)));
        }
        return counts;
    }

    private static void count(Envelope envelope, Map<Address, Integer> counts) {
        counts.merge(envelope.from(), 1, Integer::sum);
        counts.merge(envelope.to(), 1, Integer::sum);
    }

    private static int rank(Address actor, Set<String> extensions) {
        return switch (actor.name()) {
            case "admin" -> 0;
            case "registrar" -> 2;
            case "verifier" -> 4;
            default -> actor.name().startsWith("cpu") ? 5 : extensions.contains(owner(actor.name())) ? 1 : 3;
        };
    }

    private static String owner(String module) {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    /// The number of the column of `actor`.
    int of(Address actor) {
        int column = own.indexOf(actor);
        return column < 0 ? own.size() : column;
    }

    /// The heads, from left to right.
    List<String> names() {
        var names = new ArrayList<>(own.stream().map(Address::name).toList());
        if (shares) {
            names.add(OTHERS);
        }
        return names;
    }

    List<Integer> lengths() {
        return names().stream().map(String::length).toList();
    }

    /// Whether `actor` has no column of its own.
    boolean isOther(Address actor) {
        return !own.contains(actor);
    }
}
