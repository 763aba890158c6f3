package dev.rundown.executor.interpreter;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Condition;
import dev.rundown.executor.isa.ImmediateKind;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.LoadImmediate64;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.isa.SwapKind;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// Makes well-formed programs: every kind of operation, bounded loops, local calls, maps. Most accesses are inside of
/// their regions, a few are not.
final class RandomPrograms {
    static final int CONTEXT_BYTES = 64;
    private static final int CONTEXT = 6;
    private static final int COUNTER = 9;
    private static final int[] SCRATCH = {0, 3, 4, 5, 7, 8};
    private static final int[] SIZES = {1, 2, 4, 8};
    private static final List<MapDefinition> MAPS = List.of(
            MapDefinition.of("words", MapType.ARRAY, 4, 8, 4),
            MapDefinition.of("structs", MapType.ARRAY, 4, 21, 3),
            MapDefinition.of("small", MapType.ARRAY, 4, 3, 5));

    private final SplittableRandom random;
    private final List<Instruction> slots = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();

    private RandomPrograms(SplittableRandom random) {
        this.random = random;
    }

    static ProgramImage program(SplittableRandom random) {
        return new RandomPrograms(random).build();
    }

    private ProgramImage build() {
        slots.add(new Alu(true, AluOperation.MOV, CONTEXT, new Register(1)));
        scramble();
        int pieces = random.nextInt(5, 25);
        for (int i = 0; i < pieces; i++) {
            piece(true);
        }
        slots.add(new Exit());
        int function = slots.size();
        scramble();
        for (int i = 0; i < 6; i++) {
            piece(false);
        }
        slots.add(new Exit());
        calls.forEach(at -> slots.set(at, new CallLocal(function)));
        return new ProgramImage(
                "random", "", slots, MAPS, new TreeMap<>(), new TreeMap<>(Map.of(0, "random", function, "callee")));
    }

    /// Numbers in all scratch registers.
    private void scramble() {
        for (int register : SCRATCH) {
            slots.add(new LoadImmediate64(register, ImmediateKind.NUMBER, interesting(), 0));
            slots.add(new SecondHalf());
        }
    }

    private void piece(boolean isEntry) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> arithmetic();
            case 4 -> slots.add(new Swap(pick(SwapKind.values()), 16 << random.nextInt(3), scratch()));
            case 5 -> privateAccess(isEntry);
            case 6 -> skip();
            case 7 -> loop();
            case 8, 9 -> mapValue();
            case 10 -> update();
            default -> {
                if (isEntry) {
                    calls.add(slots.size());
                    slots.add(new Exit());
                } else {
                    slots.add(new CallHelper(6 + random.nextInt(4)));
                }
            }
        }
    }

    private void arithmetic() {
        int count = random.nextInt(1, 6);
        for (int i = 0; i < count; i++) {
            var operation = pick(AluOperation.values());
            boolean extendsSign = operation.name().startsWith("MOVSX");
            boolean is64 = operation == AluOperation.MOVSX32 || random.nextBoolean();
            Operand operand = operation == AluOperation.NEG
                    ? new Immediate(0)
                    : extendsSign ? new Register(scratch()) : operand();
            slots.add(new Alu(is64, operation, scratch(), operand));
        }
    }

    private void privateAccess(boolean isEntry) {
        int size = SIZES[random.nextInt(SIZES.length)];
        boolean onStack = !isEntry || random.nextBoolean();
        int base = onStack ? 10 : CONTEXT;
        int offset = onStack ? -random.nextInt(size, 65) : random.nextInt(16, CONTEXT_BYTES - size + 1);
        if (random.nextInt(150) == 0) {
            offset = random.nextInt(-700, 700);
        }
        access(base, size, offset);
    }

    private void access(int base, int size, int offset) {
        switch (random.nextInt(4)) {
            case 0 -> slots.add(new Store(size, base, offset, operand()));
            case 1 -> {
                int width = Math.max(4, size);
                var operation = pick(AtomicOperation.values());
                boolean fetches = operation.alwaysFetches() || random.nextBoolean();
                slots.add(new Atomic(width, operation, fetches, base, offset & -width, SCRATCH[3]));
            }
            default -> slots.add(new Load(size, size < 8 && random.nextBoolean(), SCRATCH[2], base, offset));
        }
    }

    private void skip() {
        int at = slots.size();
        slots.add(new Exit());
        arithmetic();
        slots.set(at, new Jump(random.nextBoolean(), pick(Condition.values()), scratch(), operand(), slots.size()));
    }

    private void loop() {
        slots.add(new Alu(true, AluOperation.MOV, COUNTER, new Immediate(random.nextInt(1, 6))));
        int begin = slots.size();
        arithmetic();
        if (random.nextBoolean()) {
            skip();
        }
        slots.add(new Alu(true, AluOperation.SUB, COUNTER, new Immediate(1)));
        slots.add(new Jump(true, Condition.NE, COUNTER, new Immediate(0), begin));
    }

    /// Looks a key up, of which some do not exist, and uses what it finds.
    private void mapValue() {
        int map = random.nextInt(MAPS.size());
        var definition = MAPS.get(map);
        key(random.nextInt(definition.maxEntries() + 1));
        loadMap(map);
        slots.add(new Alu(true, AluOperation.MOV, 2, new Register(10)));
        slots.add(new Alu(true, AluOperation.ADD, 2, new Immediate(-4)));
        slots.add(new CallHelper(1));
        int at = slots.size();
        slots.add(new Exit());
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int size = SIZES[random.nextInt(SIZES.length)];
            int room = random.nextInt(60) == 0 ? 999 : Math.max(0, definition.stride() - Math.max(4, size));
            slots.add(new Alu(true, AluOperation.MOV, 1, new Register(0)));
            access(1, size, random.nextInt(room + 1));
            slots.add(new Alu(true, AluOperation.MOV, 0, new Register(1)));
        }
        slots.set(at, new Jump(true, Condition.EQ, 0, new Immediate(0), slots.size()));
    }

    private void update() {
        int map = random.nextInt(MAPS.size());
        key(random.nextInt(MAPS.get(map).maxEntries() + 1));
        loadMap(map);
        slots.add(new Alu(true, AluOperation.MOV, 2, new Register(10)));
        slots.add(new Alu(true, AluOperation.ADD, 2, new Immediate(-4)));
        slots.add(new Alu(true, AluOperation.MOV, 3, new Register(10)));
        slots.add(new Alu(true, AluOperation.ADD, 3, new Immediate(-40)));
        slots.add(new Alu(true, AluOperation.MOV, 4, new Immediate(random.nextInt(4))));
        slots.add(new CallHelper(random.nextInt(4) == 0 ? 3 : 2));
    }

    private void key(int index) {
        slots.add(new Store(4, 10, -4, new Immediate(index)));
    }

    private void loadMap(int map) {
        slots.add(new LoadImmediate64(1, ImmediateKind.MAP, map, 0));
        slots.add(new SecondHalf());
    }

    private Operand operand() {
        return random.nextBoolean() ? new Register(scratch()) : new Immediate((int) interesting());
    }

    private int scratch() {
        return SCRATCH[random.nextInt(SCRATCH.length)];
    }

    private long interesting() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(-2, 3);
            case 1 -> Long.MIN_VALUE;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> 1L << random.nextInt(64);
            default -> random.nextLong();
        };
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
