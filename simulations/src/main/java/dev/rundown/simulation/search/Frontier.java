package dev.rundown.simulation.search;

import java.util.ArrayDeque;
import java.util.Arrays;

/// The worlds that were met and not yet looked at, first come first served, in blocks of flat arrays.
final class Frontier {
    static final int ROWS = 1024;

    /// Worlds of one width.
    static final class Block {
        /// How many slots a row has.
        final int width;
        /// Of how many lanes a row knows.
        final int lanes;
        final int[] slots;
        final int[] known;
        final long[] asleep = new long[ROWS];
        final long[] highs = new long[ROWS];
        final long[] lows = new long[ROWS];
        final int[] states = new int[ROWS];
        int rows;

        Block(int width, int lanes) {
            this.width = width;
            this.lanes = lanes;
            slots = new int[ROWS * width];
            known = new int[ROWS * lanes];
        }

        int offset(int row) {
            return row * width;
        }

        int knownOffset(int row) {
            return row * lanes;
        }
    }

    private final ArrayDeque<Block> filled = new ArrayDeque<>();
    private final ArrayDeque<Block> spare = new ArrayDeque<>();
    private int rows;

    /// Adds a copy of the `length` slots at `offset`, widened to `width`, with room to know of `lanes` lanes.
    ///
    /// @return the block whose last row it is
    Block add(int[] slots, int offset, int length, int width, int lanes, int state, long high, long low) {
        var block = room(width, lanes);
        int row = block.rows++;
        int at = block.offset(row);
        System.arraycopy(slots, offset, block.slots, at, length);
        Arrays.fill(block.slots, at + length, at + block.width, 0); // The block may have been used before.
        block.highs[row] = high;
        block.lows[row] = low;
        block.states[row] = state;
        rows++;
        return block;
    }

    private Block room(int width, int lanes) {
        var last = filled.peekLast();
        if (last != null && last.rows < ROWS && last.width >= width && last.lanes >= lanes) {
            return last;
        }
        var reused = spare.pollLast();
        if (reused == null || reused.width < width || reused.lanes < lanes) {
            // A little room for slots that are still to be mentioned, or each would cost a block.
            reused = new Block(width + width / 8 + 4, lanes + lanes / 8 + 1);
        }
        reused.rows = 0;
        filled.add(reused);
        return reused;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /// The oldest block, which is then no longer here.
    Block take() {
        var block = filled.remove();
        rows -= block.rows;
        return block;
    }

    /// Gives a block back whose rows have been looked at.
    void giveBack(Block block) {
        spare.add(block);
    }
}
