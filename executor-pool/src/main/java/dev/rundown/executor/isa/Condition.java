package dev.rundown.executor.isa;

import java.util.List;

/// When a conditional jump is taken: RFC 9669, section 4.3. Those that begin with `S` compare signed numbers.
public enum Condition {
    EQ("=="),
    GT(">"),
    GE(">="),
    SET("&"),
    NE("!="),
    SGT("s>"),
    SGE("s>="),
    LT("<"),
    LE("<="),
    SLT("s<"),
    SLE("s<=");

    private static final List<Condition> IN_ORDER = List.of(values());

    private final String symbol;

    Condition(String symbol) {
        this.symbol = symbol;
    }

    /// The condition with this code: 1 to 7 and 10 to 13 (8 is `call`, 9 is `exit`).
    static Condition coded(int code) {
        return IN_ORDER.get(code < 8 ? code - 1 : code - 3);
    }

    /// As `llvm-objdump` writes it.
    public String symbol() {
        return symbol;
    }
}
