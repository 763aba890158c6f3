package dev.rundown.verifier.transfer;

import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.finding.FindingCode;
import java.util.List;

/// Calls of functions of the same program, and ends of functions.
final class Calls {
    private Calls() {}

    /// Says whether there is a frame left.
    static boolean enter(Execution e, int returnSlot) {
        if (e.state.depth() == AbstractState.FRAMES) {
            e.report(
                    FindingCode.STACK_TOO_DEEP,
                    "calls a function inside %d others".formatted(AbstractState.FRAMES - 1),
                    List.of("%d frames are in use here".formatted(e.state.depth())),
                    "at most %d frames".formatted(AbstractState.FRAMES),
                    "let the compiler inline some of the functions:   static __always_inline");
            return false;
        }
        e.state.call(returnSlot);
        return true;
    }

    /// The end of the program: what it answers must be a number.
    static void exit(Execution e) {
        var result = e.readable(0, "returns");
        if (result.kind().isPointer()) {
            e.report(
                    FindingCode.POINTER_LEAK_RETURN,
                    "returns an address, which tells the caller where memory lies",
                    List.of(e.describe(0)),
                    "a number in r0",
                    "return an integer");
            e.state.setRegister(0, Execution.unknown(e.state));
        }
    }
}
