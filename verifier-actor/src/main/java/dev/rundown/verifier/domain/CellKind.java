package dev.rundown.verifier.domain;

import java.util.List;

/// What a register or a stack slot holds.
public enum CellKind {
    /// Nothing that may be used: never written, or no longer valid.
    UNREADABLE(0),
    NUMBER(1),
    /// An address in the program context.
    CONTEXT(2),
    /// An address in the packet, counted from its first byte.
    PACKET(3),
    /// An address in the frame given by the region, counted from its end.
    STACK(4),
    /// An address in a map's value, counted from its first byte; the region is the lookup that found it.
    MAP_VALUE(5),
    /// A map; the region is its index in the program.
    MAP(6),
    /// A packet address from before the packet was moved.
    STALE(7),
    /// Of different kinds on paths that met. May be copied, never used.
    MIXED(8);

    /// By their codes.
    static final List<CellKind> IN_ORDER = List.of(values());

    final int code;

    CellKind(int code) {
        this.code = code;
    }

    /// Whether bytes can be reached through it.
    public boolean isAddress() {
        return switch (this) {
            case CONTEXT, PACKET, STACK, MAP_VALUE -> true;
            case UNREADABLE, NUMBER, MAP, STALE, MIXED -> false;
        };
    }

    /// Whether its bits, seen as a number, would tell where something lies in memory.
    public boolean isPointer() {
        return switch (this) {
            case CONTEXT, PACKET, STACK, MAP_VALUE, MAP, STALE, MIXED -> true;
            case UNREADABLE, NUMBER -> false;
        };
    }
}
