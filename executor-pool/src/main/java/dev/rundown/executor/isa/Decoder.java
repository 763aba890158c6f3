package dev.rundown.executor.isa;

import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.CallRegister;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Goto;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.LegacyPacket;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes instructions of bytes (RFC 9669, section 3) and refuses what no engine may see: an unknown opcode, a field
/// that is not zero although reserved, a write to `r10`, a jump out of the program or into the second slot of an
/// `LDDW`, an end without `exit`.
public final class Decoder {
    private static final int CLASS_LD = 0;
    private static final int CLASS_LDX = 1;
    private static final int CLASS_ST = 2;
    private static final int CLASS_STX = 3;
    private static final int CLASS_JMP = 5;
    private static final int CLASS_JMP32 = 6;
    private static final int FETCH = 1;
    private static final int[] SIZES = {4, 2, 1, 8};

    private final byte[] bytes;
    private final int count;

    private Decoder(byte[] bytes) {
        this.bytes = bytes;
        this.count = bytes.length / Slot.BYTES;
    }

    /// The instructions of `bytes`, one for each slot of 8 bytes.
    ///
    /// @throws MalformedProgram with slot, bytes and rule
    public static List<Instruction> decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new MalformedProgram(0, bytes, "a program has at least one instruction");
        }
        if (bytes.length % Slot.BYTES != 0) {
            throw new MalformedProgram(
                    bytes.length / Slot.BYTES,
                    Arrays.copyOfRange(bytes, bytes.length - bytes.length % Slot.BYTES, bytes.length),
                    "the last instruction is cut: a slot has 8 bytes");
        }
        return new Decoder(bytes).all();
    }

    private List<Instruction> all() {
        var slots = new ArrayList<Instruction>(count);
        while (slots.size() < count) {
            var slot = Slot.at(bytes, slots.size());
            var instruction = one(slot);
            slots.add(instruction);
            if (instruction instanceof LoadImmediate64) {
                slots.add(new SecondHalf());
            }
        }
        checkTargets(slots);
        return List.copyOf(slots);
    }

    private Instruction one(Slot slot) {
        if (slot.destination() > 10 || (slot.source() > 10 && slot.instructionClass() != CLASS_LD)) {
            throw slot.malformed("registers are r0 to r10");
        }
        return switch (slot.instructionClass()) {
            case CLASS_LD -> legacyOrWide(slot);
            case CLASS_LDX -> load(slot);
            case CLASS_ST, CLASS_STX -> store(slot);
            case CLASS_JMP, CLASS_JMP32 -> jump(slot);
            default -> new ArithmeticDecoder(slot).decode();
        };
    }

    private Instruction legacyOrWide(Slot slot) {
        if (slot.opcode() == 0x18) {
            return wide(slot);
        }
        int mode = slot.opcode() & 0xe0;
        int size = SIZES[slot.opcode() >> 3 & 3];
        if ((mode != 0x20 && mode != 0x40) || size == 8) {
            throw slot.unknownOpcode();
        }
        boolean indirect = mode == 0x40;
        slot.requireZero(slot.destination(), "destination register");
        slot.requireZero(slot.offset(), "offset");
        if (slot.source() > 10) {
            throw slot.malformed("registers are r0 to r10");
        }
        if (!indirect) {
            slot.requireZero(slot.source(), "source register");
        }
        return new LegacyPacket(indirect, size, slot.source(), slot.immediate());
    }

    private Instruction wide(Slot slot) {
        slot.requireWritable();
        slot.requireZero(slot.offset(), "offset");
        if (slot.number() + 1 >= count) {
            throw slot.malformed("the second slot of lddw is missing");
        }
        var second = Slot.at(bytes, slot.number() + 1);
        if (second.opcode() != 0 || second.destination() != 0 || second.source() != 0 || second.offset() != 0) {
            throw second.malformed("only the immediate of the second slot of lddw may be set");
        }
        var kind = ImmediateKind.numbered(slot.source())
                .orElseThrow(() -> slot.malformed("the source field of lddw is 0 to 6"));
        return switch (kind) {
            case NUMBER -> {
                long value = (long) second.immediate() << 32 | Integer.toUnsignedLong(slot.immediate());
                yield new LoadImmediate64(slot.destination(), kind, value, 0);
            }
            case MAP_VALUE, MAP_VALUE_BY_INDEX ->
                new LoadImmediate64(slot.destination(), kind, slot.immediate(), second.immediate());
            case MAP, VARIABLE, MAP_BY_INDEX -> {
                second.requireZero(second.immediate(), "immediate of the second slot");
                yield new LoadImmediate64(slot.destination(), kind, slot.immediate(), 0);
            }
            case FUNCTION -> {
                second.requireZero(second.immediate(), "immediate of the second slot");
                long target = slot.number() + 1L + slot.immediate();
                yield new LoadImmediate64(slot.destination(), kind, slot.inside(target, count), 0);
            }
        };
    }

    private static Instruction load(Slot slot) {
        slot.requireWritable();
        slot.requireZero(slot.immediate(), "immediate");
        int size = SIZES[slot.opcode() >> 3 & 3];
        int mode = slot.opcode() & 0xe0;
        boolean signExtend = mode == 0x80;
        if (mode != 0x60 && !(signExtend && size < 8)) {
            throw slot.unknownOpcode();
        }
        return new Load(size, signExtend, slot.destination(), slot.source(), slot.offset());
    }

    private static Instruction store(Slot slot) {
        boolean register = slot.instructionClass() == CLASS_STX;
        int size = SIZES[slot.opcode() >> 3 & 3];
        int mode = slot.opcode() & 0xe0;
        if (mode == 0x60 && register) {
            slot.requireZero(slot.immediate(), "immediate");
            return new Store(size, slot.destination(), slot.offset(), new Register(slot.source()));
        }
        if (mode == 0x60) {
            slot.requireZero(slot.source(), "source register");
            return new Store(size, slot.destination(), slot.offset(), new Immediate(slot.immediate()));
        }
        if (mode != 0xc0 || !register || size < 4) {
            throw slot.unknownOpcode();
        }
        return atomic(slot, size);
    }

    private static Instruction atomic(Slot slot, int size) {
        boolean fetch = (slot.immediate() & FETCH) != 0;
        for (var operation : AtomicOperation.values()) {
            if (operation.code() == (slot.immediate() & ~FETCH) && (fetch || !operation.alwaysFetches())) {
                if (fetch && operation != AtomicOperation.CMPXCHG && slot.source() == 10) {
                    throw slot.malformed("r10 is read-only");
                }
                return new Atomic(size, operation, fetch, slot.destination(), slot.offset(), slot.source());
            }
        }
        throw slot.malformed("unknown atomic operation 0x%x".formatted(slot.immediate()));
    }

    private Instruction jump(Slot slot) {
        boolean is64 = slot.instructionClass() == CLASS_JMP;
        int code = slot.opcode() >> 4;
        return switch (code) {
            case 0x0 -> unconditional(slot, is64);
            case 0x8 -> call(slot, is64);
            case 0x9 -> exit(slot, is64);
            case 0xe, 0xf -> throw slot.unknownOpcode();
            default -> conditional(slot, is64, code);
        };
    }

    private Instruction unconditional(Slot slot, boolean is64) {
        if (slot.usesRegister()) {
            throw slot.unknownOpcode();
        }
        slot.requireZero(slot.destination(), "destination register");
        slot.requireZero(slot.source(), "source register");
        int unused = is64 ? slot.immediate() : slot.offset();
        slot.requireZero(unused, is64 ? "immediate" : "offset");
        int distance = is64 ? slot.offset() : slot.immediate();
        return new Goto(slot.inside(slot.number() + 1L + distance, count));
    }

    private Instruction conditional(Slot slot, boolean is64, int code) {
        var condition = Condition.coded(code);
        Operand right;
        if (slot.usesRegister()) {
            slot.requireZero(slot.immediate(), "immediate");
            right = new Register(slot.source());
        } else {
            slot.requireZero(slot.source(), "source register");
            right = new Immediate(slot.immediate());
        }
        int target = slot.inside(slot.number() + 1L + slot.offset(), count);
        return new Jump(is64, condition, slot.destination(), right, target);
    }

    private Instruction call(Slot slot, boolean is64) {
        if (!is64) {
            throw slot.unknownOpcode();
        }
        slot.requireZero(slot.offset(), "offset");
        if (slot.usesRegister()) {
            slot.requireZero(slot.source(), "source register");
            slot.requireZero(slot.immediate(), "immediate");
            return new CallRegister(slot.destination());
        }
        slot.requireZero(slot.destination(), "destination register");
        return switch (slot.source()) {
            case 0 -> new CallHelper(slot.immediate());
            case 1 -> new CallLocal(slot.inside(slot.number() + 1L + slot.immediate(), count));
            case 2 -> new CallByBtf(slot.immediate());
            default -> throw slot.malformed("the source field of call is 0 to 2");
        };
    }

    private static Instruction exit(Slot slot, boolean is64) {
        if (!is64 || slot.usesRegister()) {
            throw slot.unknownOpcode();
        }
        slot.requireZero(slot.destination(), "destination register");
        slot.requireZero(slot.source(), "source register");
        slot.requireZero(slot.offset(), "offset");
        slot.requireZero(slot.immediate(), "immediate");
        return new Exit();
    }

    private void checkTargets(List<Instruction> slots) {
        for (int slot = 0; slot < count; slot++) {
            int target = Flow.target(slots.get(slot)).orElse(-1);
            if (target >= 0 && slots.get(target) instanceof SecondHalf) {
                throw Slot.at(bytes, slot)
                        .malformed("leads into the second slot of the lddw at %d".formatted(target - 1));
            }
        }
        if (Flow.fallsThrough(slots.getLast())) {
            throw Slot.at(bytes, count - 1)
                    .malformed("control runs past the end: the last instruction is exit or a jump");
        }
        slots.forEach(it -> checkFunctionBefore(it, slots));
    }

    private void checkFunctionBefore(Instruction instruction, List<Instruction> slots) {
        if (instruction instanceof CallLocal(int target) && target > 0 && Flow.fallsThrough(slots.get(target - 1))) {
            throw Slot.at(bytes, target - 1)
                    .malformed("control runs into the function at %d: functions end with exit or a jump"
                            .formatted(target));
        }
    }
}
