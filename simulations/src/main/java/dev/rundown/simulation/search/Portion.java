package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Batch;
import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.driver.Worlds;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A few worlds of the frontier with what may happen in them.
///
/// Its open entries are dealt to the threads by who owns the part of the table where they are looked up. What a thread
/// finds is kept apart from what the others find, so that nobody waits, and read in canonical order afterwards.
final class Portion {
    /// How many worlds at most.
    static final int ROWS = 64;
    /// Bits of a word; also words that threads keep between what they write, so that they share no line of a cache.
    private static final int WORD = 64;
    private static final int APART = 8;

    final Batch batch = new Batch();
    private @Nullable Worlds block;
    private int from;
    private int to;
    // Of each row: how many choices it has.
    private final int[] enabled = new int[ROWS];
    private final boolean[] busy = new boolean[ROWS];
    private final int[] taken = new int[ROWS];
    // The open entries that break a rule, reach a goal or have alternatives, in order.
    private int[] eventful = new int[16];
    private int eventfulCount;

    // The open entries by their owners, in order; those of owner i begin at dealt[i].
    private int[] owned = {};
    private int[] dealt = {};
    // A bit for each open entry that is new, so many words for each owner.
    private long[] fresh = {};
    private int stride;
    private int[] found = {};
    private int[] broken = {};

    /// From now on it is about these worlds.
    void of(Worlds worlds, int first, int end) {
        block = worlds;
        from = first;
        to = end;
    }

    Worlds block() {
        return Objects.requireNonNull(block);
    }

    int first() {
        return from;
    }

    int end() {
        return to;
    }

    /// Finds out what may happen, and deals it to so many owners.
    ///
    /// @return whether all of it is known; else it has to be done again by whoever may learn
    boolean expand(Stepped engine, Expansion expansion, int lastItem, int owners) {
        batch.clear();
        eventfulCount = 0;
        for (int row = from; row < to; row++) {
            if (!expansion.expand(batch, block(), row, lastItem)) {
                return false;
            }
            enabled[row - from] = batch.enabledInLast();
            taken[row - from] = batch.takenInLast();
            busy[row - from] = batch.isBusyInLast();
        }
        for (int i = 0; i < batch.openCount(); i++) {
            if (!engine.isUneventful(batch.move(i))) {
                if (eventfulCount == eventful.length) {
                    eventful = Arrays.copyOf(eventful, 2 * eventfulCount);
                }
                eventful[eventfulCount++] = i;
            }
        }
        deal(owners);
        return true;
    }

    private void deal(int owners) {
        int open = batch.openCount();
        if (owned.length < open || dealt.length != owners + 1) {
            owned = new int[2 * open];
            Arrays.setAll(owned, i -> i);
            dealt = new int[owners + 1];
            found = new int[owners];
            broken = new int[owners];
        }
        if (owners == 1) {
            dealt[1] = open; // Each entry is at its own place for good.
        } else {
            dealToSeveral(owners, open);
        }
        Arrays.fill(found, 0);
        Arrays.fill(broken, 0);
        stride = (open / WORD / APART + 2) * APART;
        if (fresh.length < owners * stride) {
            fresh = new long[2 * owners * stride];
        } else {
            Arrays.fill(fresh, 0, owners * stride, 0);
        }
    }

    private void dealToSeveral(int owners, int open) {
        Arrays.fill(dealt, 0);
        for (int i = 0; i < open; i++) {
            dealt[Visited.owner(batch.high(i), owners)]++;
        }
        int end = 0;
        for (int owner = 0; owner <= owners; owner++) { // Where each ends; it is filled from its end on.
            end += dealt[owner];
            dealt[owner] = end;
        }
        for (int i = open - 1; i >= 0; i--) {
            owned[--dealt[Visited.owner(batch.high(i), owners)]] = i;
        }
    }

    /// Looks up what `owner` owns, and keeps what is new.
    ///
    /// @return what [Visited#touch] gave
    long lookUp(int owner, Visited visited, Stepped engine) {
        int end = dealt[owner + 1];
        long loaded = 0;
        for (int at = dealt[owner]; at < end; at++) {
            int i = owned[at];
            loaded += visited.touch(batch.high(i), batch.low(i));
        }
        int base = owner * stride;
        int news = 0;
        int breaking = 0;
        for (int at = dealt[owner]; at < end; at++) {
            int i = owned[at];
            if (visited.add(batch.high(i), batch.low(i))) {
                fresh[base + i / WORD] |= 1L << i;
                news++;
                breaking += engine.breaks(batch.move(i)) ? 1 : 0;
            }
        }
        found[owner] = news;
        broken[owner] = breaking;
        return loaded;
    }

    /// How many of the worlds that it leads to were not met before.
    int found() {
        return Arrays.stream(found).sum();
    }

    /// How many of these are not gone on from.
    int broken() {
        return Arrays.stream(broken).sum();
    }

    /// Keeps only the first `most` of what is new.
    ///
    /// @return the first open entry that is not kept
    int cut(int most, Stepped engine) {
        int kept = 0;
        int breaking = 0;
        int open = nextFresh(0);
        while (kept < most) {
            kept++;
            breaking += engine.breaks(batch.move(open)) ? 1 : 0;
            open = nextFresh(open + 1);
        }
        Arrays.fill(found, 0);
        Arrays.fill(broken, 0);
        found[0] = kept;
        broken[0] = breaking;
        return open;
    }

    /// Takes what is new from open entry number `from` on out of the table again: nobody met it.
    void forget(int from, Visited visited) {
        for (int open = nextFresh(from); open < batch.openCount(); open = nextFresh(open + 1)) {
            visited.remove(batch.high(open), batch.low(open));
        }
    }

    /// The next open entry from number `open` on that is new, in canonical order; behind the last one if there is none.
    int nextFresh(int open) {
        int end = batch.openCount();
        if (open >= end) {
            return end;
        }
        int word = open / WORD;
        long bits = word(word) & -1L << open;
        while (bits == 0) {
            if (++word * WORD >= end) {
                return end;
            }
            bits = word(word);
        }
        return word * WORD + Long.numberOfTrailingZeros(bits);
    }

    private long word(int word) {
        long bits = 0;
        for (int owner = 0; owner < found.length; owner++) {
            bits |= fresh[owner * stride + word];
        }
        return bits;
    }

    int enabled(int row) {
        return enabled[row - from];
    }

    /// How many of them are not merely put off.
    int taken(int row) {
        return taken[row - from];
    }

    boolean isBusy(int row) {
        return busy[row - from];
    }

    int eventfulCount() {
        return eventfulCount;
    }

    int eventful(int index) {
        return eventful[index];
    }
}
