package dev.rundown.verifier.domain;

import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.program.MapDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Whether a stopped run is one of the concrete states that an abstract state stands for: whether its
/// symbols can be given numbers such that every cell, byte, range, fact and definition is true of the run.
public final class Membership {
    private final AbstractState state;
    private final MachineState run;
    private final List<MapDefinition> maps;
    private final Map<Integer, Long> symbols = new TreeMap<>();
    private final Map<Integer, Long> bases = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();

    private Membership(AbstractState state, MachineState run, List<MapDefinition> maps) {
        this.state = state;
        this.run = run;
        this.maps = maps;
    }

    /// Whether the two have the same calls under way.
    public static boolean sameCalls(AbstractState state, MachineState run) {
        int[] callers = state.callers();
        if (callers.length != run.frames().size() - 1) {
            return false;
        }
        for (int i = 0; i < callers.length; i++) {
            if (callers[i] != run.frames().get(i + 1).returnSlot()) {
                return false;
            }
        }
        return true;
    }

    /// Why the run is none of the state's; empty if it is one.
    public static List<String> complaints(AbstractState state, MachineState run, List<MapDefinition> maps) {
        var membership = new Membership(state, run, maps);
        membership.check();
        return membership.complaints;
    }

    private void check() {
        bind("zero", Symbols.ZERO, 0);
        bind("size", Symbols.SIZE, run.packet().size());
        for (int register = 0; register < AbstractState.REGISTERS; register++) {
            cell("r" + register, state.cell(register), run.registers().at(register));
        }
        for (int frame = 0; frame < state.frames; frame++) {
            saved(frame);
            for (int slot = 0; slot < AbstractState.SLOTS; slot++) {
                slot(frame, slot);
            }
        }
        symbols.forEach(this::definition);
        for (int i = 0; i < state.facts.count(); i++) {
            var left = symbols.get(state.facts.left(i));
            var right = symbols.get(state.facts.right(i));
            if (left != null && right != null && left - right > state.facts.bound(i)) {
                complaints.add("fact: %d - %d <= %d".formatted(left, right, state.facts.bound(i)));
            }
        }
    }

    private void saved(int frame) {
        int base = AbstractState.REGISTERS + frame * AbstractState.FRAME_LOCATIONS;
        for (int i = 0; frame > 0 && i < 4; i++) {
            cell(
                    "saved r" + (6 + i),
                    state.cell(base + i),
                    run.frames().get(frame).saved().at(i));
        }
    }

    private void slot(int frame, int slot) {
        var stack = run.frames().get(frame).stack();
        int first = -1;
        int size = 0;
        for (int i = slot * 8; i < slot * 8 + 8; i++) {
            byte tag = state.tags[frame * AbstractState.FRAME_BYTES + i];
            if (tag == StackBytes.ZERO && stack.number(i, 1) != 0) {
                complaints.add("byte %d is not 0".formatted(i));
            }
            if (tag >= StackBytes.PART) {
                first = first < 0 ? i : first;
                size++;
            }
        }
        if (size > 0) {
            long value = 0;
            for (int i = size - 1; i >= 0; i--) {
                value = value << 8 | stack.number(first + i, 1);
            }
            cell("slot " + slot, state.cell(AbstractState.slot(frame, slot)), value);
        }
    }

    private void cell(String where, Cell cell, long value) {
        switch (cell.kind()) {
            case UNREADABLE, MIXED, STALE -> {}
            case NUMBER -> bind(where, cell.symbol(), value - cell.offset());
            case CONTEXT -> bind(where, cell.symbol(), value - Address.ofContext() - cell.offset());
            case PACKET -> bind(where, cell.symbol(), value - Address.ofPacket(0) - cell.offset());
            case STACK -> bind(where, cell.symbol(), value - Address.stackEnd(cell.region()) - cell.offset());
            case MAP -> {
                if (value != Address.ofMapHandle(cell.region())) {
                    complaints.add(where + " is not the map");
                }
            }
            case MAP_VALUE -> mapValue(where, cell, value);
        }
    }

    private void mapValue(String where, Cell cell, long value) {
        int map = state.map(cell.region());
        boolean present = Address.region(value) == Address.FIRST_MAP + map;
        if (!present && !state.mayBeNull(cell.region())) {
            complaints.add("%s = %x is in no value of map %d".formatted(where, value, map));
            return;
        }
        int stride = maps.get(map).stride();
        long base = present ? Address.ofMapValue(map, Address.offset(value) / stride * stride) : 0;
        var known = bases.putIfAbsent(cell.region(), base);
        if (known != null && known != base) {
            complaints.add(where + " is of another lookup");
        }
        bind(where, cell.symbol(), value - base - cell.offset());
    }

    private void bind(String where, int symbol, long value) {
        var known = symbols.putIfAbsent(symbol, value);
        if (known != null && known != value) {
            complaints.add("%s: symbol %d is %d and %d".formatted(where, symbol, known, value));
        }
        if (!state.symbols.get(symbol).contains(value)) {
            complaints.add("%s: %d is not in %s".formatted(where, value, state.symbols.get(symbol)));
        }
    }

    private void definition(int symbol, long value) {
        var operand = symbols.get(state.symbols.left(symbol));
        var right = symbols.get(state.symbols.right(symbol));
        if (operand == null || right == null) {
            return;
        }
        long left = operand + state.symbols.shift(symbol);
        long immediate = state.symbols.immediate(symbol);
        long expected = switch (state.symbols.operation(symbol)) {
            case NONE -> value;
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case AND -> left & immediate;
            case SHIFT_LEFT -> left << immediate;
            case SHIFT_RIGHT -> left >>> immediate;
            case ZERO_EXTEND -> left & -1L >>> (64 - immediate);
            case SIGN_EXTEND -> left << (64 - immediate) >> (64 - immediate);
        };
        if (expected != value) {
            complaints.add(
                    "symbol %d is %d, not %s of %d".formatted(symbol, value, state.symbols.operation(symbol), left));
        }
    }
}
