package dev.rundown.executor.isa;

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
import java.util.OptionalInt;

/// Where control goes after an instruction.
public final class Flow {
    private Flow() {}

    /// The slot that `instruction` names besides its successor: of a jump, a local call or the address of a function.
    public static OptionalInt target(Instruction instruction) {
        return switch (instruction) {
            case Goto(int target) -> OptionalInt.of(target);
            case Jump jump -> OptionalInt.of(jump.target());
            case CallLocal(int target) -> OptionalInt.of(target);
            case LoadImmediate64 wide when wide.kind() == ImmediateKind.FUNCTION -> OptionalInt.of((int) wide.value());
            case LoadImmediate64 _, Alu _, Swap _, Load _, Store _, Atomic _ -> OptionalInt.empty();
            case CallHelper _, CallByBtf _, CallRegister _, LegacyPacket _, Exit _, SecondHalf _ -> OptionalInt.empty();
        };
    }

    /// Whether the next instruction may run after `instruction`.
    public static boolean fallsThrough(Instruction instruction) {
        return switch (instruction) {
            case Goto _, Exit _ -> false;
            case Jump _, CallLocal _, LoadImmediate64 _, Alu _, Swap _, Load _, Store _, Atomic _ -> true;
            case CallHelper _, CallByBtf _, CallRegister _, LegacyPacket _, SecondHalf _ -> true;
        };
    }
}
