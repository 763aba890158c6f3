package dev.rundown.verifier;

import static dev.rundown.verifier.Code.R0;
import static dev.rundown.verifier.Code.R1;
import static dev.rundown.verifier.Code.R10;
import static dev.rundown.verifier.Code.R2;
import static dev.rundown.verifier.Code.R3;
import static dev.rundown.verifier.Code.R4;
import static dev.rundown.verifier.Code.R5;
import static dev.rundown.verifier.Code.R6;
import static dev.rundown.verifier.Code.R7;
import static dev.rundown.verifier.Code.constant;
import static dev.rundown.verifier.Code.register;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.SwapKind;
import java.util.SplittableRandom;

/// Programs that are mostly acceptable: each piece is what a compiler writes, with sizes and offsets near
/// the limits and now and then a missing check. `r6` is the context, `r7` the start of the packet, `r8` and
/// `r9` numbers or addresses that live long, the others scratch.
final class RandomProgram {
    private static final int R8 = 8;
    private static final int R9 = 9;
    private static final int[] SCRATCH = {R0, R2, R3, R4, R5};
    private static final int[] SIZES = {1, 2, 4, 8};
    private static final AluOperation[] OPERATIONS = AluOperation.values();
    private static final SwapKind[] SWAPS = SwapKind.values();
    private static final Condition[] CONDITIONS = Condition.values();
    private static final int[] CONSTANTS = {
        0, 1, 2, 3, 7, 8, 15, 16, 31, 32, 63, 255, 4095, -1, -2, -8, 0x7fff_ffff, 0x8000_0000
    };
    private static final int FUNCTIONS = 2;

    private final SplittableRandom random;
    private final Code code = new Code();
    private int labels;
    private boolean inFunction;

    private RandomProgram(SplittableRandom random) {
        this.random = random;
    }

    static Code of(SplittableRandom random) {
        return new RandomProgram(random).build();
    }

    private Code build() {
        code.copy(R6, R1).load(8, R7, R6, 0);
        code.load(4, R8, R6, 24).load(1, R9, R6, 20);
        scratch();
        pieces(random.nextInt(3, 12), 2);
        code.copy(R0, pick()).exit();
        for (int i = 0; i < FUNCTIONS; i++) {
            function(i);
        }
        return code;
    }

    private void function(int number) {
        code.label("function" + number);
        inFunction = true;
        code.copy(R6, R1).load(8, R7, R6, 0).copy(R8, R2).copy(R9, R3);
        scratch();
        pieces(random.nextInt(1, 5), 1);
        code.copy(R0, pick()).exit();
    }

    /// Gives every scratch register a number again.
    private void scratch() {
        for (int register : SCRATCH) {
            switch (random.nextInt(5)) {
                case 0 -> code.move(register, constantNumber());
                case 1 -> code.load(4, register, R6, 24);
                case 2 -> code.load(1, register, R6, random.nextInt(16, 32));
                case 3 -> code.add(new Load(size4(), true, register, R6, 24));
                default -> code.load(8, register, R6, random.nextInt(16, 25));
            }
        }
    }

    private void pieces(int count, int depth) {
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(15)) {
                case 0, 1, 2 -> arithmetic();
                case 3 -> stack();
                case 4 -> spill();
                case 5, 6 -> branch(depth);
                case 7 -> packetByConstant();
                case 8, 9 -> packetByNumber();
                case 10 -> packetByLength();
                case 11 -> mapValue();
                case 12 -> directValue();
                case 13 -> stackByNumber();
                default -> calls();
            }
        }
    }

    private int pick() {
        return SCRATCH[random.nextInt(SCRATCH.length)];
    }

    private int number() {
        return random.nextInt(6) == 0 ? (random.nextBoolean() ? R8 : R9) : pick();
    }

    private int constantNumber() {
        return random.nextInt(3) == 0 ? random.nextInt(-64, 64) : CONSTANTS[random.nextInt(CONSTANTS.length)];
    }

    private int size() {
        return SIZES[random.nextInt(SIZES.length)];
    }

    private int size4() {
        return SIZES[random.nextInt(3)];
    }

    private boolean rarely() {
        return random.nextInt(16) == 0;
    }

    private String fresh() {
        return "label" + labels++;
    }

    private Operand operand() {
        return random.nextBoolean() ? register(number()) : constant(constantNumber());
    }

    private void arithmetic() {
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            int destination = random.nextInt(8) == 0 ? R9 : pick();
            if (rarely()) {
                var kind = SWAPS[random.nextInt(SWAPS.length)];
                code.add(new Swap(kind, 16 << random.nextInt(3), destination));
                continue;
            }
            var operation = OPERATIONS[random.nextInt(OPERATIONS.length)];
            boolean signExtension = operation == AluOperation.MOVSX8
                    || operation == AluOperation.MOVSX16
                    || operation == AluOperation.MOVSX32;
            var operand = operation == AluOperation.NEG ? constant(0) : signExtension ? register(number()) : operand();
            if (random.nextBoolean() || operation == AluOperation.MOVSX32) {
                code.alu(operation, destination, operand);
            } else {
                code.alu32(operation, destination, operand);
            }
        }
    }

    private void stack() {
        int at = -random.nextInt(1, 10) * 8 + random.nextInt(8);
        int size = size();
        code.store(size, R10, at, number());
        if (random.nextInt(3) == 0) {
            code.storeConstant(size(), R10, at, constantNumber());
        }
        code.load(random.nextInt(3) == 0 ? Math.min(size, size()) : size, pick(), R10, at);
    }

    /// A number goes to the stack, its copy is tested, and it comes back narrower.
    private void spill() {
        int at = -8 * random.nextInt(1, 8);
        int register = pick();
        var out = fresh();
        code.store(8, R10, at, register);
        compare(register, operand(), out);
        code.load(size(), pick(), R10, at).label(out);
        if (random.nextInt(4) == 0) {
            code.store(8, R10, at, R6).load(8, R1, R10, at).load(4, pick(), R1, 28);
        }
    }

    private void compare(int left, Operand right, String label) {
        var condition = CONDITIONS[random.nextInt(CONDITIONS.length)];
        if (random.nextInt(3) == 0) {
            code.jump32(condition, left, right, label);
        } else {
            code.jump(condition, left, right, label);
        }
    }

    private void branch(int depth) {
        var otherwise = fresh();
        var end = fresh();
        compare(number(), operand(), otherwise);
        if (depth > 0) {
            pieces(random.nextInt(1, 3), depth - 1);
        }
        code.go(end).label(otherwise);
        if (depth > 0 && random.nextBoolean()) {
            pieces(1, depth - 1);
        }
        code.label(end);
    }

    private void touch(int base, int offset, int size) {
        if (random.nextInt(3) == 0) {
            code.store(size, base, offset, number());
        } else {
            code.load(size, pick(), base, offset);
        }
    }

    private void packetByConstant() {
        var out = fresh();
        int size = size();
        int length = random.nextInt(1, 24);
        if (!rarely()) {
            code.load(8, R1, R6, 8);
            guard(R7, length, out);
        }
        touch(R7, Math.max(0, length - size) + (rarely() ? 1 : 0), size);
        code.label(out);
    }

    /// Goes to `out` unless `base + length` is at most `r1`, the packet's end. Uses `r2`.
    private void guard(int base, int length, String out) {
        code.copy(R2, base).plus(R2, length);
        switch (random.nextInt(4)) {
            case 0 -> code.jump(Condition.GT, R2, register(R1), out);
            case 1 -> code.jump(Condition.LT, R1, register(R2), out);
            case 2 -> {
                var inside = fresh();
                code.jump(Condition.LE, R2, register(R1), inside).go(out).label(inside);
            }
            default -> code.jump(Condition.GE, R2, register(R1), out);
        }
    }

    /// data + n, n cut by a mask, a shift or a branch.
    private void packetByNumber() {
        var out = fresh();
        int index = random.nextBoolean() ? R3 : R4;
        limit(index, out);
        int size = size();
        int slack = random.nextInt(0, 3);
        code.copy(R5, R7).alu(AluOperation.ADD, R5, register(index)).load(8, R1, R6, 8);
        if (random.nextInt(4) == 0) {
            code.copy(R0, R7).alu(AluOperation.ADD, R0, register(index));
            guard(R0, size + slack, out);
            code.copy(R0, index);
        } else {
            guard(R5, size + slack, out);
        }
        code.copy(R1, R5);
        scratchNumber(R5);
        touch(R1, random.nextInt(0, slack + 1) - (rarely() ? 1 : 0), size);
        code.label(out);
        scratch();
    }

    private void limit(int index, String out) {
        switch (random.nextInt(6)) {
            case 0 -> code.alu(AluOperation.AND, index, constant(15));
            case 1 -> code.jump(Condition.GT, index, constant(20), out);
            case 2 -> code.alu32(AluOperation.RSH, index, constant(28));
            case 3 -> code.alu(AluOperation.MOD, index, constant(13));
            case 4 -> {
                code.alu(AluOperation.MOV, R0, register(index)).alu(AluOperation.LSH, R0, constant(32));
                code.alu(AluOperation.RSH, R0, constant(32)).jump(Condition.GT, R0, constant(9), out);
                code.alu32(AluOperation.MOV, index, register(index));
            }
            default -> {
                code.jump(Condition.SGT, index, constant(11), out);
                if (!rarely()) {
                    code.jump(Condition.SLT, index, constant(0), out);
                }
            }
        }
    }

    private void scratchNumber(int register) {
        code.load(4, register, R6, 24);
    }

    /// `data_end - data < n`, and the difference itself as an index.
    private void packetByLength() {
        var out = fresh();
        int size = size();
        code.load(8, R1, R6, 8).alu(AluOperation.SUB, R1, register(R7));
        code.jump(Condition.LT, R1, constant(size + random.nextInt(3)), out);
        touch(R7, rarely() ? 2 : 0, size);
        if (random.nextBoolean()) {
            code.copy(R2, R7)
                    .alu(AluOperation.ADD, R2, register(R1))
                    .copy(R1, R2)
                    .load(size, R2, R1, -size);
        }
        code.label(out);
        scratch();
    }

    private void mapValue() {
        var out = fresh();
        code.storeConstant(4, R10, -4, random.nextInt(0, 6)).copy(R2, R10).plus(R2, -4);
        code.map(R1, Code.ARRAY).call(Code.LOOKUP).copy(R1, R0);
        if (!rarely()) {
            code.jump(Condition.EQ, random.nextBoolean() ? R0 : R1, constant(0), out);
        }
        scratch();
        int size = size();
        touch(R1, random.nextInt(0, 8 / size) * size, size);
        if (random.nextInt(3) == 0) {
            code.move(R2, 3).add(new Atomic(8, AtomicOperation.ADD, random.nextBoolean(), R1, 0, R2));
        }
        code.label(out);
        scratch();
    }

    private void directValue() {
        var out = fresh();
        boolean frozen = random.nextInt(4) == 0;
        code.wide(ImmediateKind.MAP_VALUE, R1, frozen ? Code.CONSTANTS : Code.ARRAY, 0);
        int index = R3;
        limit(index, out);
        int size = size();
        if (frozen || random.nextBoolean()) {
            code.load(size, R0, R1, random.nextInt(0, 9 - size));
        } else {
            code.alu(AluOperation.AND, index, constant(8 - size)).alu(AluOperation.ADD, R1, register(index));
            touch(R1, 0, size);
        }
        code.label(out);
        scratch();
    }

    private void stackByNumber() {
        code.move(R0, constantNumber());
        for (int at = -32; at < 0; at += 8) {
            code.store(8, R10, at, rarely() ? R6 : R0);
        }
        int size = size();
        code.alu(AluOperation.AND, R3, constant(24 + (8 - size))).copy(R1, R10).alu(AluOperation.ADD, R1, register(R3));
        touch(R1, -32 + (rarely() ? 1 : 0), size);
        code.load(8, R0, R10, -8 * random.nextInt(1, 5));
        scratch();
    }

    private void calls() {
        switch (random.nextInt(inFunction ? 3 : 5)) {
            case 0 -> code.call(Code.TIME);
            case 1 -> {
                int size = random.nextInt(1, 24);
                code.copy(R1, R10)
                        .plus(R1, -48)
                        .move(R2, size)
                        .copy(R3, R7)
                        .move(R4, 0)
                        .move(R3, 0);
                code.call(Code.COPY).load(1, R0, R10, -48 + random.nextInt(0, size));
            }
            case 2 -> code.copy(R1, R10).plus(R1, -16).call(Code.FILL).load(size(), R0, R10, -16);
            default -> code.copy(R1, R6).copy(R2, R8).copy(R3, R9).function("function" + random.nextInt(FUNCTIONS));
        }
        scratch();
    }
}
