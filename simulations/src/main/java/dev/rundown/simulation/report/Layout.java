package dev.rundown.simulation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where each lane of a table begins: as far left as the texts between the lanes allow.
///
/// Every text asks for room between two lanes. Where a page is too narrow for all of them, the longest are refused:
/// their rows are written as sentences.
final class Layout {
    /// Between two columns there are at least two blanks.
    private static final int GAP = 2;

    private final int first;
    private final int end;
    private final List<Integer> names;
    private final List<Wish> wishes = new ArrayList<>();
    private int[] starts;

    /// Room for a text.
    ///
    /// @param from the lane where it begins
    /// @param to a later lane, or the number of lanes for the end of the page
    /// @param columns how many columns there have to be between them
    private record Wish(int from, int to, int columns) {}

    /// @param first the column where the first lane begins
    /// @param end   the width of the page
    /// @param names the lengths of the lanes' names
    Layout(int first, int end, List<Integer> names) {
        this.first = first;
        this.end = end;
        this.names = List.copyOf(names);
        this.starts = solve();
    }

    /// Whether the names alone fit.
    boolean fits() {
        return starts[names.size()] <= end;
    }

    /// Asks for `columns` between lane `from` and a later one; the number of lanes stands for the end of the page.
    void wish(int from, int to, int columns) {
        wishes.add(new Wish(from, to, columns));
    }

    /// Grants as many wishes as the page has room for.
    void settle() {
        starts = solve();
        while (starts[names.size()] > end) {
            var refused = critical().stream().max(Comparator.comparingInt(Wish::columns));
            if (refused.isEmpty()) {
                break;
            }
            wishes.removeIf(it -> it.equals(refused.get()));
            starts = solve();
        }
    }

    /// Where lane `lane` begins; the number of lanes stands for the end of the page.
    int start(int lane) {
        return lane == names.size() ? end : starts[lane];
    }

    /// Whether there are `columns` between two lanes.
    boolean has(int from, int to, int columns) {
        return start(to) - start(from) >= columns;
    }

    /// The least starts that satisfy every wish.
    private int[] solve() {
        var least = new int[names.size() + 1];
        least[0] = first;
        for (int lane = 1; lane < least.length; lane++) {
            int gap = lane < names.size() ? GAP : 0;
            least[lane] = least[lane - 1] + names.get(lane - 1) + gap;
            for (var wish : wishes) {
                if (wish.to == lane) {
                    least[lane] = Math.max(least[lane], least[wish.from] + wish.columns);
                }
            }
        }
        return least;
    }

    /// The wishes that push the end of the page: without one of them it would be further left.
    private List<Wish> critical() {
        var found = new ArrayList<Wish>();
        int lane = names.size();
        while (lane > 0) {
            int here = lane;
            var tight = wishes.stream()
                    .filter(it -> it.to == here && starts[it.from] + it.columns == starts[here])
                    .findFirst();
            tight.ifPresent(found::add);
            lane = tight.map(Wish::from).orElse(lane - 1);
        }
        return found;
    }
}
