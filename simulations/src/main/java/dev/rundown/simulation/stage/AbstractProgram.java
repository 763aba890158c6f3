package dev.rundown.simulation.stage;

import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Operand;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.ProgramCast;
import java.util.ArrayList;
import java.util.List;

/// A program of which only its duration and its result matter. It is assembled, so that it is verified and run like any
/// other, stepped and live.
///
/// A slice ends before a call of a helper (`settled.md` S1 in the design): each step is one call whose answer is
/// dropped, and the last step returns.
final class AbstractProgram {
    private AbstractProgram() {}

    /// Whether `cast` describes one: it has a number of steps, a result or no end, and no object.
    static boolean is(ProgramCast cast) {
        return cast.object().isEmpty()
                && (cast.steps().isPresent()
                        || cast.returns().isPresent()
                        || cast.spin().isPresent());
    }

    /// What runs in place of a program that was verified and runs away all the same: a jump on the spot. No verifier
    /// lets it pass, so it is never shown to one.
    static ProgramImage runaway(ProgramCast cast) {
        return ProgramImage.of(cast.name().value(), List.of(new Instruction.Goto(0), new Instruction.Exit()));
    }

    /// The program that takes the steps of `cast`, one if it says none, and returns what it says, 0 by default.
    static ProgramImage image(ProgramCast cast) {
        int steps = cast.steps().map(Placed::value).orElse(1);
        long result = cast.returns().map(Placed::value).orElse(0L);
        var slots = new ArrayList<Instruction>();
        for (int step = 0; step < steps; step++) {
            slots.add(new Instruction.CallHelper(GeneralHelpers.TIME.id()));
            slots.add(answer(0));
        }
        slots.set(slots.size() - 1, answer((int) result));
        slots.add(new Instruction.Exit());
        return ProgramImage.of(cast.name().value(), List.copyOf(slots));
    }

    /// `w0 = value`: the 32 bits that `invoke_hook` hands on.
    private static Instruction answer(int value) {
        return new Instruction.Alu(false, AluOperation.MOV, 0, new Operand.Immediate(value));
    }
}
