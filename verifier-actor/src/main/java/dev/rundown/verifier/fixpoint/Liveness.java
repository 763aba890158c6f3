package dev.rundown.verifier.fixpoint;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.AtomicOperation;
import dev.rundown.executor.isa.Flow;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.Alu;
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
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.Arrays;
import java.util.Optional;

/// Which registers may still be read. Where paths meet, the others are forgotten, so that what differs only
/// there does not keep states apart. An error here costs acceptance, never soundness.
final class Liveness {
    private static final int ARGUMENTS = 0b11_1110;
    private static final int CALL_CLOBBERS = 0b11_1111;
    private static final int ROUNDS = 16;

    private final ProgramImage image;
    private final ProgramInformation information;
    private final short[] live;

    Liveness(ProgramImage image, ProgramInformation information) {
        this.image = image;
        this.information = information;
        live = new short[image.size() + 1];
        boolean changed = true;
        // Against the order of slots one round does without loops; a program that needs many gets all registers live.
        for (int round = 0; changed && round < ROUNDS; round++) {
            changed = false;
            for (int slot = image.size() - 1; slot >= 0; slot--) {
                changed |= update(slot);
            }
        }
        if (changed) {
            Arrays.fill(live, (short) 0x7ff);
        }
    }

    private boolean update(int slot) {
        var instruction = image.at(slot);
        int after = 0;
        if (Flow.fallsThrough(instruction)) {
            after |= live[Math.min(image.next(slot), image.size())];
        }
        int target =
                instruction instanceof CallLocal ? -1 : Flow.target(instruction).orElse(-1);
        if (target >= 0 && target < image.size()) {
            after |= live[target];
        }
        short before = (short) ((after & ~writes(instruction)) | reads(instruction));
        boolean changed = before != live[slot];
        live[slot] = before;
        return changed;
    }

    /// Makes the registers unreadable that nothing reads from `slot` on.
    void forgetDead(AbstractState state, int slot) {
        for (int register = 0; register < 10; register++) {
            if ((live[slot] >> register & 1) == 0) {
                state.setRegister(register, Cell.UNREADABLE);
            }
        }
    }

    private static int bit(int register) {
        return 1 << register;
    }

    private static int bit(Operand operand) {
        return switch (operand) {
            case Register(int number) -> bit(number);
            case Immediate _ -> 0;
        };
    }

    private static boolean onlyWrites(AluOperation operation) {
        return switch (operation) {
            case MOV, MOVSX8, MOVSX16, MOVSX32 -> true;
            case ADD, SUB, MUL, DIV, SDIV, OR, AND, LSH, RSH, NEG, MOD, SMOD, XOR, ARSH -> false;
        };
    }

    private int reads(Instruction instruction) {
        return switch (instruction) {
            case Alu alu -> bit(alu.operand()) | (onlyWrites(alu.operation()) ? 0 : bit(alu.destination()));
            case Swap swap -> bit(swap.destination());
            case Load load -> bit(load.base());
            case Store store -> bit(store.base()) | bit(store.value());
            case Atomic atomic ->
                bit(atomic.base()) | bit(atomic.source()) | (atomic.operation() == AtomicOperation.CMPXCHG ? 1 : 0);
            case Jump jump -> bit(jump.left()) | bit(jump.right());
            case CallHelper(int id) -> arguments(information.helper(id));
            case CallByBtf(int index) ->
                arguments(image.imported(index).flatMap(information::function).map(ResolvedFunction::shape));
            case CallRegister(int register) -> ARGUMENTS | bit(register);
            case CallLocal _ -> ARGUMENTS;
            case LegacyPacket packet -> bit(6) | bit(packet.source());
            case Exit _ -> 1;
            case Goto _, LoadImmediate64 _, SecondHalf _ -> 0;
        };
    }

    private static int arguments(Optional<HelperPrototype> prototype) {
        if (prototype.isEmpty()) {
            return ARGUMENTS;
        }
        int end = prototype.get().arguments().indexOf(ArgumentType.DONTCARE);
        int count = end >= 0 ? end : prototype.get().arguments().size();
        return (1 << (count + 1)) - 2;
    }

    private static int writes(Instruction instruction) {
        return switch (instruction) {
            case Alu alu -> bit(alu.destination());
            case Swap swap -> bit(swap.destination());
            case Load load -> bit(load.destination());
            case LoadImmediate64 wide -> bit(wide.destination());
            case CallHelper _, CallRegister _, CallLocal _, CallByBtf _, LegacyPacket _ -> CALL_CLOBBERS;
            case Store _, Atomic _, Jump _, Goto _, Exit _, SecondHalf _ -> 0;
        };
    }
}
