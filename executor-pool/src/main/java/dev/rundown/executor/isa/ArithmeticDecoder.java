package dev.rundown.executor.isa;

import static dev.rundown.executor.isa.AluOperation.ADD;
import static dev.rundown.executor.isa.AluOperation.AND;
import static dev.rundown.executor.isa.AluOperation.ARSH;
import static dev.rundown.executor.isa.AluOperation.DIV;
import static dev.rundown.executor.isa.AluOperation.LSH;
import static dev.rundown.executor.isa.AluOperation.MOD;
import static dev.rundown.executor.isa.AluOperation.MOV;
import static dev.rundown.executor.isa.AluOperation.MOVSX16;
import static dev.rundown.executor.isa.AluOperation.MOVSX32;
import static dev.rundown.executor.isa.AluOperation.MOVSX8;
import static dev.rundown.executor.isa.AluOperation.MUL;
import static dev.rundown.executor.isa.AluOperation.NEG;
import static dev.rundown.executor.isa.AluOperation.OR;
import static dev.rundown.executor.isa.AluOperation.RSH;
import static dev.rundown.executor.isa.AluOperation.SDIV;
import static dev.rundown.executor.isa.AluOperation.SMOD;
import static dev.rundown.executor.isa.AluOperation.SUB;
import static dev.rundown.executor.isa.AluOperation.XOR;

import dev.rundown.executor.isa.Instruction.Alu;
import dev.rundown.executor.isa.Instruction.Swap;
import dev.rundown.executor.isa.Operand.Immediate;
import dev.rundown.executor.isa.Operand.Register;

/// The part of [Decoder] for the classes `ALU` and `ALU64` (RFC 9669, section 4).
///
/// @param slot of one of these classes
record ArithmeticDecoder(Slot slot) {
    private static final int CLASS_ALU64 = 7;
    private static final int CODE_END = 0xd;
    private static final AluOperation[] BY_CODE = {
        ADD, SUB, MUL, DIV, OR, AND, LSH, RSH, NEG, MOD, XOR, MOV, ARSH,
    };

    Instruction decode() {
        slot.requireWritable();
        int code = slot.opcode() >> 4;
        if (code == CODE_END) {
            return swap();
        }
        if (code > CODE_END) {
            throw slot.unknownOpcode();
        }
        return new Alu(is64(), operation(BY_CODE[code]), slot.destination(), operand(BY_CODE[code]));
    }

    private boolean is64() {
        return slot.instructionClass() == CLASS_ALU64;
    }

    private Operand operand(AluOperation operation) {
        if (operation == NEG) {
            if (slot.usesRegister()) {
                throw slot.unknownOpcode();
            }
            slot.requireZero(slot.source(), "source register");
            slot.requireZero(slot.immediate(), "immediate");
            return new Immediate(0);
        }
        if (slot.usesRegister()) {
            slot.requireZero(slot.immediate(), "immediate");
            return new Register(slot.source());
        }
        slot.requireZero(slot.source(), "source register");
        return new Immediate(slot.immediate());
    }

    /// The offset field selects signed division and sign extension.
    private AluOperation operation(AluOperation operation) {
        int offset = slot.offset();
        if (offset == 1 && operation == DIV) {
            return SDIV;
        }
        if (offset == 1 && operation == MOD) {
            return SMOD;
        }
        if (operation == MOV && slot.usesRegister()) {
            return switch (offset) {
                case 0 -> MOV;
                case 8 -> MOVSX8;
                case 16 -> MOVSX16;
                case 32 -> signExtend32();
                default -> throw slot.malformed("the offset of mov is 0, or 8, 16 or 32 for a sign extension");
            };
        }
        slot.requireZero(offset, "offset");
        return operation;
    }

    private AluOperation signExtend32() {
        if (!is64()) {
            throw slot.malformed("a 32-bit mov extends the sign of 8 or 16 bits only");
        }
        return MOVSX32;
    }

    private Instruction swap() {
        slot.requireZero(slot.source(), "source register");
        slot.requireZero(slot.offset(), "offset");
        int bits = slot.immediate();
        if (bits != 16 && bits != 32 && bits != 64) {
            throw slot.malformed("a byte swap takes 16, 32 or 64 bits");
        }
        if (is64() && slot.usesRegister()) {
            throw slot.unknownOpcode();
        }
        var kind = is64() ? SwapKind.BSWAP : slot.usesRegister() ? SwapKind.TO_BE : SwapKind.TO_LE;
        return new Swap(kind, bits, slot.destination());
    }
}
