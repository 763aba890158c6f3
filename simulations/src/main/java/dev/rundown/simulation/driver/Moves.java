package dev.rundown.simulation.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What may happen in one world, in canonical order: the search reuses one of these for every world.
public final class Moves {
    private int[] numbers = new int[64];
    private int count;
    private boolean laneBusy;
    /// The move that is held, -1 when none is.
    int held = -1;
    /// The alternatives that lead to where the memo is being followed.
    final List<Integer> taken = new ArrayList<>();

    void clear() {
        count = 0;
        held = -1;
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
