package dev.rundown.simulation.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that a user probably meant.
public final class Nearest {
    /// What is longer is no name with a typing mistake.
    private static final int LONGEST = 100;

    private Nearest() {}

    /// The one of `names` with the fewest typing mistakes between it and `typed`: a letter more, less, wrong, or two
    /// swapped. Empty when even the best needs more mistakes than a third of its length, at least two.
    public static Optional<String> to(String typed, Collection<String> names) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        return names.stream()
                .filter(it -> mistakes(typed, it) <= Math.max(2, it.length() / 3) && mistakes(typed, it) < it.length())
                .min(Comparator.<String>comparingInt(it -> mistakes(typed, it)).thenComparing(it -> it));
    }

    /// A clause to append to a sentence: `; did you mean "x"?`, or else what is known.
    public static String hint(String typed, Collection<String> names) {
        return to(typed, names)
                .map("; did you mean \"%s\"?"::formatted)
                .orElse(names.isEmpty() ? "; there is none" : "; known: " + String.join(", ", names));
    }

    private static int mistakes(String typed, String name) {
        String a = typed.toLowerCase(Locale.ROOT);
        String b = name.toLowerCase(Locale.ROOT);
        var rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        int wrong = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(wrong, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, 1 + rows[i - 2][j - 2]) : best;
    }
}
