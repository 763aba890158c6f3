package dev.rundown.executor.isa;

/// The arithmetic operations of RFC 9669, section 4.1, with signed division and sign extension as operations of
/// their own (there they are told apart by the offset field).
public enum AluOperation {
    ADD,
    SUB,
    MUL,
    DIV,
    SDIV,
    OR,
    AND,
    LSH,
    RSH,
    NEG,
    MOD,
    SMOD,
    XOR,
    MOV,
    MOVSX8,
    MOVSX16,
    MOVSX32,
    ARSH
}
