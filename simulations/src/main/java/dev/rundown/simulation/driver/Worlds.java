package dev.rundown.simulation.driver;

/// Some worlds of a search in flat arrays, one a row, each with its digest, its number, and what it inherited.
public final class Worlds {
    /// How many worlds a block has room for.
    public static final int ROWS = 512;

    /// How many slots a row has room for.
    final int width;
    /// Of how many lanes a row has room to know.
    final int lanes;

    final Numbers slots;
    /// Of each lane by its ordinal, 1 + the move that its delivery makes; 0: not known.
    final int[] known;
    /// Of each row the lanes that are asleep: see [Expansion].
    final long[] asleep = new long[ROWS];
    /// Of each row the lanes with a message under way, by their ordinals; those above [Expansion#LANES] are not here.
    final long[] busy = new long[ROWS];
    /// Of each row whether it has ended, or some code has left memory: then there is more to look at.
    final boolean[] special = new boolean[ROWS];

    /// How many digests a row has: its own, then those of its twins.
    final int twins;

    final long[] highs;
    final long[] lows;
    private final int[] numbers = new int[ROWS];
    private int rows;

    /// An empty block.
    ///
    /// @param largest no number in it is larger
    Worlds(int width, int lanes, int twins, int largest) {
        this.twins = twins;
        highs = new long[ROWS * twins];
        lows = new long[ROWS * twins];
        this.width = width;
        this.lanes = lanes;
        slots = Numbers.zeros(ROWS * width, largest);
        known = new int[ROWS * lanes];
    }

    /// Whether there is a row left, and room in it for so many slots and lanes, and for numbers up to `largest`.
    public boolean hasRoom(int wantedWidth, int wantedLanes, int largest) {
        return rows < ROWS && width >= wantedWidth && lanes >= wantedLanes && slots.fits(largest);
    }

    /// How many bytes it takes.
    public long bytes() {
        return slots.size() + ROWS * (4L * (lanes + 1) + 8L * (2 + 2 * twins) + 1);
    }

    /// Forgets every world.
    public void clear() {
        rows = 0;
    }

    /// How many worlds there are.
    public int rows() {
        return rows;
    }

    /// The number that the search gave to the world of `row`.
    public int number(int row) {
        return numbers[row];
    }

    /// Takes the next rows, which are still to be written.
    ///
    /// @param most at most so many, and those that are left
    /// @return how many
    public int reserve(int most) {
        int taken = Math.min(most, ROWS - rows);
        rows += taken;
        return taken;
    }

    /// The world of `row` gets a number of the search.
    void number(int row, int number) {
        numbers[row] = number;
    }

    void copy(int row, Numbers from, int offset, int length) {
        int at = row * width;
        slots.copy(from, offset, at, length);
        slots.clear(at + length, at + width); // The block may have been used before.
    }
}
