package dev.rundown.verifier.domain;

import java.util.Arrays;

/// All that is known at one instruction of one path, in flat arrays.
///
/// A location is a register (0 to 10), or one of the 68 of a frame: `r6` to `r9` of the caller, then 64
/// stack slots. A location is two longs of [#cells]. Each byte of the stack has a tag; see [StackBytes].
public final class AbstractState {
    /// RFC 9669 leaves it to the platform; all have 512 bytes a frame and 8 frames.
    public static final int FRAME_BYTES = 512;

    public static final int FRAMES = 8;

    static final int REGISTERS = 11;
    static final int SLOTS = FRAME_BYTES / 8;
    private static final int SAVED = 4;
    private static final int FIRST_SAVED = 6;
    static final int FRAME_LOCATIONS = SAVED + SLOTS;
    private static final int FRAME_POINTER = 10;
    private static final long MAX_PACKET = 65_535;

    long[] cells;
    byte[] tags;
    private int[] returns;
    int frames;
    Symbols symbols;
    Facts facts;
    Lookups lookups;
    /// How this state was reached; for explanations only, no part of what is known.
    private Trail trail;

    private AbstractState(
            long[] cells,
            byte[] tags,
            int[] returns,
            int frames,
            Symbols symbols,
            Facts facts,
            Lookups lookups,
            Trail trail) {
        this.cells = cells;
        this.tags = tags;
        this.returns = returns;
        this.frames = frames;
        this.symbols = symbols;
        this.facts = facts;
        this.lookups = lookups;
        this.trail = trail;
    }

    /// A state in which nothing but the frame pointer is readable.
    ///
    /// @param hasMetadata whether bytes before the packet's first one may be reached
    public static AbstractState entry(boolean hasMetadata) {
        var size = NumberSet.unsigned(64, 0, MAX_PACKET);
        var meta = hasMetadata ? NumberSet.signed(64, -MAX_PACKET, 0) : NumberSet.constant(64, 0);
        var state = new AbstractState(
                new long[2 * (REGISTERS + FRAME_LOCATIONS)],
                new byte[FRAME_BYTES],
                new int[] {-1},
                1,
                new Symbols(size, meta),
                new Facts(),
                new Lookups(),
                Trail.START);
        state.setRegister(FRAME_POINTER, Cell.start(CellKind.STACK, 0));
        return state;
    }

    public AbstractState copy() {
        return new AbstractState(
                cells.clone(),
                tags.clone(),
                returns.clone(),
                frames,
                symbols.copy(),
                facts.copy(),
                lookups.copy(),
                trail);
    }

    /// A state with the same frames in which nothing is known.
    AbstractState blank() {
        var blank = entry(false);
        blank.cells = new long[cells.length];
        blank.tags = new byte[tags.length];
        blank.returns = returns.clone();
        blank.frames = frames;
        blank.trail = trail;
        return blank;
    }

    public Trail trail() {
        return trail;
    }

    public void follow(Trail next) {
        trail = next;
    }

    /// About how much memory this takes.
    public long bytes() {
        return 1_024L + cells.length * 8L + tags.length + symbols.count() * 88L;
    }

    int locations() {
        return cells.length / 2;
    }

    static int slot(int frame, int index) {
        return REGISTERS + frame * FRAME_LOCATIONS + SAVED + index;
    }

    Cell cell(int location) {
        return Cell.of(cells[2 * location], cells[2 * location + 1]);
    }

    void setCell(int location, Cell cell) {
        cells[2 * location] = cell.head();
        cells[2 * location + 1] = cell.offset();
    }

    public Cell register(int number) {
        return cell(number);
    }

    public void setRegister(int number, Cell cell) {
        setCell(number, cell);
    }

    /// The slots after the calls that are under way, the outermost first.
    public int[] callers() {
        return Arrays.copyOfRange(returns, 1, frames);
    }

    public int depth() {
        return frames;
    }

    /// What the number, or the distance from the start of the region, may be.
    public NumberSet value(Cell cell) {
        var set = symbols.get(cell.symbol());
        return cell.offset() == 0 ? set : NumberOperations.add(set, NumberSet.constant(64, cell.offset()));
    }

    /// A number of which nothing is known but that it is in `set`.
    public Cell number(NumberSet set) {
        return set.isConstant() ? Cell.constant(set.smin()) : Cell.number(symbols.fresh(set));
    }

    /// A number of which nothing is known but its width.
    public Cell unknown(int bytes) {
        return number(NumberSet.unsigned(64, 0, -1L >>> (64 - 8 * bytes)));
    }

    /// What `lookup` searched.
    public int map(int lookup) {
        return lookups.map(lookup);
    }

    public boolean mayBeNull(int lookup) {
        return lookups.mayBeNull(lookup);
    }

    /// The instruction that looked up; -1 if none did.
    public int origin(int lookup) {
        return lookups.origin(lookup);
    }

    /// The address that a new lookup in `map` at `slot` found, or null.
    public Cell lookUp(int map, int slot) {
        return Cell.start(CellKind.MAP_VALUE, lookups.nullable(map, slot));
    }

    /// The address of the first value of `map`.
    public Cell firstValue(int map) {
        return Cell.start(CellKind.MAP_VALUE, lookups.direct(map));
    }

    /// From here on `lookup` is known to have found a value.
    public void assumeFound(int lookup) {
        lookups.found(lookup);
    }

    /// From here on `lookup` is known to have found nothing: null is the number 0 in every copy.
    public void assumeNotFound(int lookup) {
        for (int location = 0; location < locations(); location++) {
            var cell = cell(location);
            if (cell.is(CellKind.MAP_VALUE) && cell.region() == lookup) {
                setCell(location, cell.place());
            }
        }
    }

    /// Enters a function: its frame is fresh, and it sees only its arguments.
    public void call(int returnSlot) {
        cells = Arrays.copyOf(cells, cells.length + 2 * FRAME_LOCATIONS);
        tags = Arrays.copyOf(tags, tags.length + FRAME_BYTES);
        returns = Arrays.copyOf(returns, frames + 1);
        returns[frames] = returnSlot;
        int base = REGISTERS + frames * FRAME_LOCATIONS;
        for (int i = 0; i < SAVED; i++) {
            setCell(base + i, register(FIRST_SAVED + i));
            setRegister(FIRST_SAVED + i, Cell.UNREADABLE);
        }
        setRegister(0, Cell.UNREADABLE);
        setRegister(FRAME_POINTER, Cell.start(CellKind.STACK, frames));
        frames++;
    }

    /// Leaves a function: addresses in its frame point nowhere from now on. Answers the slot to go on at.
    public int leave() {
        frames--;
        int base = REGISTERS + frames * FRAME_LOCATIONS;
        for (int i = 0; i < SAVED; i++) {
            setRegister(FIRST_SAVED + i, cell(base + i));
        }
        cells = Arrays.copyOf(cells, 2 * base);
        tags = Arrays.copyOf(tags, frames * FRAME_BYTES);
        clobberArguments();
        setRegister(FRAME_POINTER, Cell.start(CellKind.STACK, frames - 1));
        replace(CellKind.STACK, frames, Cell.UNREADABLE);
        return returns[frames];
    }

    /// `r1` to `r5` after any call.
    public void clobberArguments() {
        for (int register = 1; register <= 5; register++) {
            setRegister(register, Cell.UNREADABLE);
        }
    }

    private void replace(CellKind kind, int region, Cell by) {
        for (int location = 0; location < locations(); location++) {
            var cell = cell(location);
            if (cell.is(kind) && cell.region() == region) {
                setCell(location, by);
                if (by.is(CellKind.UNREADABLE) && location >= REGISTERS) {
                    StackBytes.dropParts(this, location);
                }
            }
        }
    }

    /// The packet has moved, and may have another size: addresses in it are stale, numbers made of the old
    /// size stay what they were.
    public void reallocatePacket(boolean hasMetadata) {
        replace(CellKind.PACKET, 0, Cell.start(CellKind.STALE, 0));
        var renamed = new int[] {symbols.fresh(symbols.get(Symbols.SIZE)), symbols.fresh(symbols.get(Symbols.META))};
        for (int location = 0; location < locations(); location++) {
            var cell = cell(location);
            if (cell.symbol() == Symbols.SIZE || cell.symbol() == Symbols.META) {
                int symbol = renamed[cell.symbol() - Symbols.SIZE];
                setCell(location, new Cell(cell.kind(), cell.region(), symbol, cell.offset()));
            }
        }
        for (int symbol : new int[] {Symbols.SIZE, Symbols.META}) {
            facts.forget(symbol);
            symbols.forgetDefinitionsWith(symbol);
        }
        symbols.put(Symbols.SIZE, NumberSet.unsigned(64, 0, MAX_PACKET));
        symbols.put(Symbols.META, hasMetadata ? NumberSet.signed(64, -MAX_PACKET, 0) : NumberSet.constant(64, 0));
    }
}
