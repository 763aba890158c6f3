package dev.rundown.simulation.search;

import dev.rundown.simulation.driver.Expansion;
import dev.rundown.simulation.driver.Worlds;
import java.util.ArrayDeque;

/// The worlds that were met and not yet gone on from, first come first served, in blocks that are used again.
final class Frontier {
    private final ArrayDeque<Worlds> filled = new ArrayDeque<>();
    private final ArrayDeque<Worlds> spare = new ArrayDeque<>();
    private long bytes;

    /// A block with a row for a world of those that `expansion` makes by now; it stays here.
    Worlds room(Expansion expansion) {
        int width = expansion.width();
        int lanes = expansion.lanes();
        var last = filled.peekLast();
        if (last != null && last.hasRoom(width, lanes)) {
            return last;
        }
        var block = spare.pollLast();
        if (block == null || !block.hasRoom(width, lanes)) {
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
