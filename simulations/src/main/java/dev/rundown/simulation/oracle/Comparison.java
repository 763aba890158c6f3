package dev.rundown.simulation.oracle;

import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Observable.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Walks two registrars together over what modules observe, nearest first: the first place where one of them allows
/// what the other does not is a shortest one.
public final class Comparison {
    private final Observable one;
    private final Observable other;
    private final long budget;

    private record Pair(Point one, Point other, Optional<Step> last) {
        int length() {
            return last.map(Step::length).orElse(0);
        }
    }

    private record Step(Optional<Step> before, String letter, int length) {}

    /// The same cast under two registrars.
    ///
    /// @param budget the most worlds that are looked at
    public Comparison(Ensemble one, Ensemble other, long budget) {
        this.one = new Observable(one);
        this.other = new Observable(other);
        this.budget = budget;
    }

    /// What came of it.
    ///
    /// @param difference the shortest, when there is one
    /// @param complete   everything was compared, or a difference was found
    /// @param worlds     how many were looked at
    public record Result(Optional<Difference> difference, boolean complete, long worlds) {}

    /// Where two registrars part.
    ///
    /// @param before    what was observed until then, in order
    /// @param onlyOne   what the first may do next and the second may not
    /// @param onlyOther what the second may do next and the first may not
    /// @param both      what either may do next
    public record Difference(List<Said> before, List<String> onlyOne, List<String> onlyOther, List<String> both) {
        static final String STUCK = "nothing more ever happens, and a call has not returned";

        /// How many calls, callbacks and statuses come before it.
        public int length() {
            return before.size();
        }
    }

    /// Compares everything.
    public Result result() {
        return result(Integer.MAX_VALUE);
    }

    /// Compares.
    ///
    /// @param most differences after more observations than these are of no interest
    Result result(int most) {
        var seen = new LinkedHashSet<List<?>>();
        var open = new ArrayDeque<Pair>();
        meet(new Pair(one.start(), other.start(), Optional.empty()), seen, open);
        while (!open.isEmpty()) {
            var pair = open.remove();
            var difference = difference(pair);
            if (difference.isPresent()) {
                return new Result(difference, true, worlds());
            }
            if (pair.length() >= most) {
                continue;
            }
            if (worlds() > budget || Thread.currentThread().isInterrupted()) {
                return new Result(Optional.empty(), false, worlds());
            }
            for (var letter : pair.one().next().keySet()) {
                meet(
                        new Pair(
                                one.after(pair.one(), letter),
                                other.after(pair.other(), letter),
                                Optional.of(new Step(
                                        pair.last(),
                                        letter,
                                        pair.length() + one.meaning(letter).size()))),
                        seen,
                        open);
            }
        }
        return new Result(Optional.empty(), true, worlds());
    }

    private long worlds() {
        return one.worlds() + other.worlds();
    }

    private static void meet(Pair pair, Set<List<?>> seen, ArrayDeque<Pair> open) {
        if (seen.add(List.of(pair.one().key(), pair.other().key()))) {
            open.add(pair);
        }
    }

    private Optional<Difference> difference(Pair pair) {
        var mine = allowed(pair.one());
        var theirs = allowed(pair.other());
        if (mine.equals(theirs)) {
            return Optional.empty();
        }
        var both = new TreeSet<>(mine);
        both.retainAll(theirs);
        mine.removeAll(both);
        theirs.removeAll(both);
        return Optional.of(
                new Difference(before(pair.last()), decided(one, mine), decided(other, theirs), decided(one, both)));
    }

    /// What the registrar decides of it; how the module answers in the same step is the module's.
    private static List<String> decided(Observable observer, SortedSet<String> letters) {
        return letters.stream()
                .map(it -> observer.meaning(it).isEmpty()
                        ? it
                        : observer.meaning(it).getFirst().toString())
                .distinct()
                .toList();
    }

    private static SortedSet<String> allowed(Point point) {
        var allowed = new TreeSet<>(point.next().keySet());
        if (point.isStuck()) {
            allowed.add(Difference.STUCK);
        }
        return allowed;
    }

    private List<Said> before(Optional<Step> last) {
        var letters = new ArrayDeque<String>();
        for (var step = last; step.isPresent(); step = step.get().before()) {
            letters.addFirst(step.get().letter());
        }
        var said = new ArrayList<Said>();
        letters.forEach(it -> said.addAll(one.meaning(it)));
        return List.copyOf(said);
    }
}
