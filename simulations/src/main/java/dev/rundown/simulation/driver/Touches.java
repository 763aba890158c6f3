package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.simulation.driver.Watcher.Watched;
import java.util.Arrays;
import java.util.List;

/// Which slots one step touches, exactly: bits in two stretches of an array, what it looks at or changes and then what
/// it changes.
final class Touches {
    private final int words;
    private final Watch watch;
    private final List<Watched> presences;

    /// @param words of one stretch
    /// @param watch knows of every extension whether its code is in memory: whoever enters it looks at that
    Touches(int words, Watch watch) {
        this.words = words;
        this.watch = watch;
        presences = List.copyOf(watch.presences());
    }

    int words() {
        return words;
    }

    /// Whether no extension has become known since.
    boolean isComplete() {
        return presences.size() == watch.presences().size();
    }

    /// Adds what a step touches.
    ///
    /// @return whether there is a bit for each of it
    boolean add(Memo.Situation situation, long[] bits, int from) {
        boolean fits = true;
        for (var read : situation.learnt().path()) {
            fits &= read.slot() == Learnt.Read.CHOICE || set(read.slot(), bits, from);
        }
        for (var write : situation.learnt().writes()) {
            fits &= set(write.slot(), bits, from) && set(write.slot(), bits, from + words);
            if (write.slot() == Slots.END) {
                addAll(bits, from);
            }
        }
        var delivered = situation.learnt().occurrence().delivered().orElseThrow();
        for (var it : presences) {
            fits &= !enters(delivered, it) || set(it.slot(), bits, from);
        }
        return fits;
    }

    private static boolean enters(Envelope envelope, Watched presence) {
        return Presence.enters(envelope, (Address) presence.key());
    }

    private boolean set(int slot, long[] bits, int from) {
        if (slot >= words << 6) {
            return false;
        }
        bits[from + (slot >>> 6)] |= 1L << slot;
        return true;
    }

    /// The end of the world: it touches everything.
    void addAll(long[] bits, int from) {
        Arrays.fill(bits, from, from + 2 * words, -1L);
    }
}
