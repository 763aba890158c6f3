package dev.rundown.verifier.fixpoint;

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
import dev.rundown.verifier.finding.FindingCode;
import java.util.List;
import java.util.Optional;

/// Whether each instruction is one that a decoder would give. An image can be made without one, and
/// everything behind this relies on it.
final class WellFormed {
    private static final List<Integer> SIZES = List.of(1, 2, 4, 8);

    private WellFormed() {}

    static Optional<Malformed> firstMistake(ProgramImage image) {
        for (int slot = 0; slot < image.size(); slot++) {
            if (!isWellFormed(image, slot)) {
                return Optional.of(new Malformed(
                        FindingCode.MALFORMED_PROGRAM, slot, "the fields of this instruction contradict each other"));
            }
        }
        return Optional.empty();
    }

    private static boolean isWellFormed(ProgramImage image, int slot) {
        return switch (image.at(slot)) {
            case Alu alu -> isWritable(alu.destination()) && isOperand(alu.operand());
            case Swap swap ->
                isWritable(swap.destination()) && (swap.bits() == 16 || swap.bits() == 32 || swap.bits() == 64);
            case LoadImmediate64 wide -> isWritable(wide.destination()) && isSecondHalf(image, slot + 1);
            case Load load ->
                isWritable(load.destination())
                        && isRegister(load.base())
                        && SIZES.contains(load.size())
                        && !(load.signExtend() && load.size() == 8);
            case Store store -> isRegister(store.base()) && SIZES.contains(store.size()) && isOperand(store.value());
            case Atomic atomic ->
                isRegister(atomic.base())
                        && isRegister(atomic.source())
                        && (atomic.size() == 4 || atomic.size() == 8)
                        && (atomic.fetch() || !atomic.operation().alwaysFetches())
                        && !(atomic.fetch() && !isWritable(atomic.source()));
            case Jump jump -> isRegister(jump.left()) && isOperand(jump.right());
            case CallRegister(int register) -> isRegister(register);
            case LegacyPacket packet -> isRegister(packet.source());
            case SecondHalf _ -> slot > 0 && image.at(slot - 1) instanceof LoadImmediate64;
            case Goto _, CallHelper _, CallLocal _, CallByBtf _, Exit _ -> true;
        };
    }

    private static boolean isSecondHalf(ProgramImage image, int slot) {
        Optional<Instruction> next = slot < image.size() ? Optional.of(image.at(slot)) : Optional.empty();
        return next.isPresent() && next.get() instanceof SecondHalf;
    }

    private static boolean isRegister(int number) {
        return number >= 0 && number <= 10;
    }

    private static boolean isWritable(int number) {
        return number >= 0 && number < 10;
    }

    private static boolean isOperand(Operand operand) {
        return switch (operand) {
            case Register(int number) -> isRegister(number);
            case Immediate _ -> true;
        };
    }
}
