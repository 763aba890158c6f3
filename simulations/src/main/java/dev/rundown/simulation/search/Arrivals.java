package dev.rundown.simulation.search;

import java.util.Arrays;

/// The worlds of a round that were not met before, in canonical order: by which portion, and which of its open entries.
final class Arrivals {
    private int[] portions = new int[1024];
    private int[] opens = new int[1024];
    private int count;

    void clear() {
        count = 0;
    }

    void add(int portion, int open) {
        if (count == portions.length) {
            portions = Arrays.copyOf(portions, 2 * count);
            opens = Arrays.copyOf(opens, 2 * count);
        }
        portions[count] = portion;
        opens[count++] = open;
    }

    /// Forgets those from number `end` on.
    void cut(int end) {
        count = end;
    }

    int count() {
        return count;
    }

    int portion(int index) {
        return portions[index];
    }

    int open(int index) {
        return opens[index];
    }

    /// Fills this one with those of all `parts`, each of which is in order.
    void merge(Arrivals... parts) {
        clear();
        var at = new int[parts.length];
        while (true) {
            int least = -1;
            for (int i = 0; i < parts.length; i++) {
                if (at[i] < parts[i].count && (least < 0 || parts[i].isBefore(at[i], parts[least], at[least]))) {
                    least = i;
                }
            }
            if (least < 0) {
                return;
            }
            add(parts[least].portions[at[least]], parts[least].opens[at[least]]);
            at[least]++;
        }
    }

    private boolean isBefore(int index, Arrivals other, int otherIndex) {
        return portions[index] < other.portions[otherIndex]
                || (portions[index] == other.portions[otherIndex] && opens[index] < other.opens[otherIndex]);
    }
}
