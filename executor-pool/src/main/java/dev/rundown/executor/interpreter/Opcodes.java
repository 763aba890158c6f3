package dev.rundown.executor.interpreter;

import dev.rundown.executor.isa.AluOperation;
import dev.rundown.executor.isa.Condition;

/// The operations that [Interpreter] tells apart, numbered without gaps: its switch becomes a table.
///
/// The right operand is always an entry of the register file ([Code]), so there is one number for an operation, not
/// one for a register and one for a constant.
final class Opcodes {
    static final int ADD = 0;
    static final int SUB = 1;
    static final int MUL = 2;
    static final int DIV = 3;
    static final int SDIV = 4;
    static final int OR = 5;
    static final int AND = 6;
    static final int LSH = 7;
    static final int RSH = 8;
    static final int NEG = 9;
    static final int MOD = 10;
    static final int SMOD = 11;
    static final int XOR = 12;
    static final int MOV = 13;
    static final int MOVSX8 = 14;
    static final int MOVSX16 = 15;
    static final int MOVSX32 = 16;
    static final int ARSH = 17;
    /// Added to an arithmetic operation: its 32-bit form.
    static final int ALU32 = 18;

    static final int JEQ = 36;
    static final int JGT = 37;
    static final int JGE = 38;
    static final int JSET = 39;
    static final int JNE = 40;
    static final int JSGT = 41;
    static final int JSGE = 42;
    static final int JLT = 43;
    static final int JLE = 44;
    static final int JSLT = 45;
    static final int JSLE = 46;
    /// Added to a comparison: its 32-bit form.
    static final int JMP32 = 11;

    static final int GOTO = 58;
    static final int LDDW = 59;
    static final int LOAD1 = 60;
    static final int LOAD2 = 61;
    static final int LOAD4 = 62;
    static final int LOAD8 = 63;
    static final int LOADSX1 = 64;
    static final int LOADSX2 = 65;
    static final int LOADSX4 = 66;
    static final int STORE1 = 67;
    static final int STORE2 = 68;
    static final int STORE4 = 69;
    static final int STORE8 = 70;
    static final int ATOMIC = 71;
    static final int TRUNCATE = 72;
    static final int REVERSE = 73;
    static final int CALL_HELPER = 74;
    static final int CALL_REGISTER = 75;
    static final int CALL_LOCAL = 76;
    static final int EXIT = 77;
    /// The second slot of an `LDDW`; never reached.
    static final int NOTHING = 78;

    private Opcodes() {}

    static int of(AluOperation operation, boolean is64) {
        int code = switch (operation) {
            case ADD -> ADD;
            case SUB -> SUB;
            case MUL -> MUL;
            case DIV -> DIV;
            case SDIV -> SDIV;
            case OR -> OR;
            case AND -> AND;
            case LSH -> LSH;
            case RSH -> RSH;
            case NEG -> NEG;
            case MOD -> MOD;
            case SMOD -> SMOD;
            case XOR -> XOR;
            case MOV -> MOV;
            case MOVSX8 -> MOVSX8;
            case MOVSX16 -> MOVSX16;
            case MOVSX32 -> MOVSX32;
            case ARSH -> ARSH;
        };
        return is64 ? code : code + ALU32;
    }

    static int of(Condition condition, boolean is64) {
        int code = switch (condition) {
            case EQ -> JEQ;
            case GT -> JGT;
            case GE -> JGE;
            case SET -> JSET;
            case NE -> JNE;
            case SGT -> JSGT;
            case SGE -> JSGE;
            case LT -> JLT;
            case LE -> JLE;
            case SLT -> JSLT;
            case SLE -> JSLE;
        };
        return is64 ? code : code + JMP32;
    }

    /// `base` for 1 byte, and the next ones for 2, 4 and 8.
    static int sized(int base, int size) {
        return base + Integer.numberOfTrailingZeros(size);
    }
}
