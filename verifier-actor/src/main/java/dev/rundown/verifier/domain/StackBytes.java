package dev.rundown.verifier.domain;

import java.util.Optional;

/// The bytes of the stack. Each has a tag: never written, part of an unknown number, zero, or part k of the
/// value that the cell of its slot holds. A slot has at most one such value, stored with 1, 2, 4 or 8 bytes,
/// zero-extended.
///
/// Places are bytes of a frame from 0 to 511, so `r10 - 8` is 504.
public final class StackBytes {
    static final byte UNSET = 0;
    static final byte NUMBER = 1;
    static final byte ZERO = 2;
    /// Part k is this plus k.
    static final byte PART = 8;

    private StackBytes() {}

    private static int tagAt(int frame, int at) {
        return frame * AbstractState.FRAME_BYTES + at;
    }

    /// What a load of `size` bytes gives; empty if a byte was never written, or is part of an address that
    /// is not loaded as a whole.
    public static Optional<Cell> load(AbstractState state, int frame, int at, int size) {
        if (!allNumbers(state, frame, at, size)) {
            var cell = state.cell(AbstractState.slot(frame, at / 8));
            boolean whole = at % 8 == 0 && size == 8 && state.tags[tagAt(frame, at)] == PART;
            return whole && !cell.is(CellKind.NUMBER) ? Optional.of(cell) : Optional.empty();
        }
        int first = state.tags[tagAt(frame, at)];
        int parts = partsFrom(state, frame, at, size);
        if (parts == 0) {
            return Optional.of(zeros(state, frame, at, size) ? Cell.constant(0) : state.unknown(size));
        }
        // Zeros after the parts are what zero extension gives; any other bytes make the number unknown.
        if (parts < size && !zeros(state, frame, at + parts, size - parts)) {
            return Optional.of(state.unknown(size));
        }
        var value = state.cell(AbstractState.slot(frame, at / 8));
        var shifted = Numbers.shiftRight(state, value, 8L * (first - PART));
        return Optional.of(Numbers.zeroExtend(state, shifted, 8 * Math.min(size, 8)));
    }

    /// How many bytes from `at` on are consecutive parts of the value of their slot.
    private static int partsFrom(AbstractState state, int frame, int at, int size) {
        int first = state.tags[tagAt(frame, at)];
        int parts = 0;
        while (parts < size
                && first >= PART
                && (at + parts) / 8 == at / 8
                && state.tags[tagAt(frame, at + parts)] == first + parts) {
            parts++;
        }
        return parts;
    }

    private static boolean zeros(AbstractState state, int frame, int at, int size) {
        for (int i = at; i < at + size; i++) {
            if (state.tags[tagAt(frame, i)] != ZERO) {
                return false;
            }
        }
        return true;
    }

    /// Whether all these bytes are initialised and none belongs to an address.
    public static boolean allNumbers(AbstractState state, int frame, int at, int size) {
        return firstNonNumber(state, frame, at, size) < 0;
    }

    /// The first of these bytes that is not part of a number, or -1.
    public static int firstNonNumber(AbstractState state, int frame, int at, int size) {
        for (int i = at; i < at + size; i++) {
            byte tag = state.tags[tagAt(frame, i)];
            boolean number =
                    tag >= PART ? state.cell(AbstractState.slot(frame, i / 8)).is(CellKind.NUMBER) : tag != UNSET;
            if (!number) {
                return i;
            }
        }
        return -1;
    }

    /// Whether this byte is part of an address, and not just never written.
    public static boolean isPartOfPointer(AbstractState state, int frame, int at) {
        return state.tags[tagAt(frame, at)] >= PART
                && !state.cell(AbstractState.slot(frame, at / 8)).is(CellKind.NUMBER);
    }

    /// Stores the lowest `size` bytes of `value` there.
    public static void store(AbstractState state, int frame, int at, int size, Cell value) {
        boolean oneSlot = at / 8 == (at + size - 1) / 8;
        if (value.is(CellKind.NUMBER)) {
            var kept = Numbers.zeroExtend(state, value, 8 * size);
            if (kept.isConstant() && kept.offset() == 0) {
                overwrite(state, frame, at, size, ZERO);
            } else if (oneSlot) {
                keep(state, frame, at, size, kept);
            } else {
                overwrite(state, frame, at, size, NUMBER);
            }
        } else if (size == 8 && at % 8 == 0) {
            keep(state, frame, at, size, value);
        } else {
            overwrite(state, frame, at, size, UNSET);
        }
    }

    private static void keep(AbstractState state, int frame, int at, int size, Cell value) {
        int slot = at / 8;
        degrade(state, frame, slot);
        for (int i = 0; i < size; i++) {
            state.tags[tagAt(frame, at + i)] = (byte) (PART + i);
        }
        state.setCell(AbstractState.slot(frame, slot), value);
    }

    private static void overwrite(AbstractState state, int frame, int at, int size, byte tag) {
        for (int i = at; i < at + size; i++) {
            if (state.tags[tagAt(frame, i)] >= PART) {
                degrade(state, frame, i / 8);
            }
            state.tags[tagAt(frame, i)] = tag;
        }
    }

    /// Unknown numbers have been written there.
    public static void fill(AbstractState state, int frame, int at, int size) {
        overwrite(state, frame, at, size, NUMBER);
    }

    /// Something may have been written somewhere there: what was known of these bytes is lost, and nothing is
    /// initialised that was not before.
    public static void blur(AbstractState state, int frame, int at, int size) {
        for (int i = at; i < at + size; i++) {
            byte tag = state.tags[tagAt(frame, i)];
            if (tag >= PART) {
                degrade(state, frame, i / 8);
            } else if (tag == ZERO) {
                state.tags[tagAt(frame, i)] = NUMBER;
            }
        }
    }

    /// A pointer may have been written somewhere there, at no known place.
    public static void unset(AbstractState state, int frame, int at, int size) {
        overwrite(state, frame, at, size, UNSET);
    }

    /// The slot's value is hurt: its bytes are unknown numbers, or no longer readable if it was an address.
    private static void degrade(AbstractState state, int frame, int slot) {
        int location = AbstractState.slot(frame, slot);
        byte left = state.cell(location).is(CellKind.NUMBER) ? NUMBER : UNSET;
        for (int i = slot * 8; i < slot * 8 + 8; i++) {
            if (state.tags[tagAt(frame, i)] >= PART) {
                state.tags[tagAt(frame, i)] = left;
            }
        }
        state.setCell(location, Cell.UNREADABLE);
    }

    /// The value of the slot at `location` has become unreadable.
    static void dropParts(AbstractState state, int location) {
        int inFrame = (location - AbstractState.REGISTERS) % AbstractState.FRAME_LOCATIONS;
        int slot = inFrame - (AbstractState.FRAME_LOCATIONS - AbstractState.SLOTS);
        if (slot >= 0) {
            degrade(state, (location - AbstractState.REGISTERS) / AbstractState.FRAME_LOCATIONS, slot);
        }
    }
}
