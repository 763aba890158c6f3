package dev.rundown.simulation.driver;

import java.util.Arrays;

/// What may happen in one world, in canonical order: the search reuses one of these for every world.
public final class Moves {
    private int[] numbers = new int[64];
    private int count;
    private boolean laneBusy;

    void clear() {
        count = 0;
        laneBusy = false;
    }

    void add(int move) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = move;
    }

    void markBusy() {
        laneBusy = true;
    }

    /// How many there are.
    public int count() {
        return count;
    }

    /// The number of the move at `index`, from 0.
    public int get(int index) {
        return numbers[index];
    }

    /// Whether some lane has a message under way, enabled or not.
    public boolean isLaneBusy() {
        return laneBusy;
    }
}
