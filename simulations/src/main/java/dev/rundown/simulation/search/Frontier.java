package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Worlds;
import java.util.ArrayDeque;
import java.util.List;

/// The worlds that were met and not yet gone on from, first come first served, in blocks that are used again.
final class Frontier {
    private final ArrayDeque<Worlds> filled = new ArrayDeque<>();
    private final ArrayDeque<Worlds> spare = new ArrayDeque<>();
    private long bytes;

    /// Reserves rows for `count` worlds of those that `expansion` makes by now.
    ///
    /// @param into gets the blocks: the first from the row on that is the answer, the others from their beginning
    int room(Expansion expansion, int count, List<Worlds> into) {
        into.clear();
        int first = 0;
        int left = count;
        while (left > 0) {
            var block = room(expansion);
            first = into.isEmpty() ? block.rows() : first;
            into.add(block);
            left -= block.reserve(left);
        }
        return first;
    }

    /// A block with a row for a world of those that `expansion` makes by now; it stays here.
    Worlds room(Expansion expansion) {
        int width = expansion.width();
        int lanes = expansion.lanes();
        int largest = expansion.largest();
        var last = filled.peekLast();
        if (last != null && last.hasRoom(width, lanes, largest)) {
            return last;
        }
        var block = spare.pollLast();
        if (block == null || !block.hasRoom(width, lanes, largest)) {
            block = expansion.block();
            bytes += block.bytes();
        }
        filled.add(block);
        return block;
    }

    /// How many bytes the blocks take that were made here.
    long bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return filled.isEmpty();
    }

    /// The oldest block, which is then no longer here.
    Worlds take() {
        return filled.remove();
    }

    /// Lets go of every block.
    void discard() {
        filled.clear();
        spare.clear();
        bytes = 0;
    }

    /// Gives a block back whose worlds have been gone on from.
    void giveBack(Worlds block) {
        block.clear();
        spare.add(block);
    }
}
