package dev.rundown.executor.interpreter;

import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.Atomic;
import dev.rundown.executor.isa.Instruction.Load;
import dev.rundown.executor.isa.Instruction.Store;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.ExecutionFault;
import dev.rundown.executor.memory.MemoryFault;
import dev.rundown.executor.memory.MemoryFault.Kind;
import dev.rundown.executor.program.ProgramImage;

/// Says what went wrong in a run: finds out afterwards, so that the fast path only lets the JVM's checks fire.
final class Faults {
    private final Machine machine;

    Faults(Machine machine) {
        this.machine = machine;
    }

    GuestFault ended(int slot, ExecutionFault.Kind kind, String detail) {
        return new GuestFault(new ExecutionFault.Ended(kind, slot, image().lineAt(slot), detail));
    }

    /// What a failed bounds check of the JVM at `slot` means; the check itself if it was not a guest's access.
    RuntimeException ofCheck(int slot, IndexOutOfBoundsException check) {
        return switch (image().at(slot)) {
            case Load(int size, boolean _, int _, int base, int offset) -> access(slot, base, offset, size, false);
            case Store(int size, int base, int offset, var _) -> access(slot, base, offset, size, true);
            case Atomic atomic -> access(slot, atomic.base(), atomic.offset(), atomic.size(), true);
            case Instruction _ -> check;
        };
    }

    private GuestFault access(int slot, int base, int offset, int size, boolean isWrite) {
        return memory(slot, machine.registers[base] + offset, size, isWrite);
    }

    /// A fault of an access that was refused.
    GuestFault memory(int slot, long address, int size, boolean isWrite) {
        var kind = kind(address, size, isWrite);
        return new GuestFault(
                new MemoryFault(kind, slot, image().lineAt(slot), address, size, isWrite, describe(address)));
    }

    private Kind kind(long address, int size, boolean isWrite) {
        int region = Address.region(address);
        int offset = Address.offset(address);
        int map = region - Address.FIRST_MAP;
        if (region == 0) {
            return Kind.NULL;
        }
        if (region > 0 && region < Address.FIRST_MAP) {
            return machine.regions[region].length == 0 && !isNeverAbsent(region) ? Kind.UNMAPPED : Kind.OUT_OF_BOUNDS;
        }
        if (map >= 0 && map < image().maps().size()) {
            boolean isInside = offset >= 0 && offset <= machine.code.mapBytes[map] - size;
            return !isInside
                    ? Kind.OUT_OF_BOUNDS
                    : isWrite && image().maps().get(map).readOnly() ? Kind.READ_ONLY : Kind.MISALIGNED_ATOMIC;
        }
        return isHandle(region) ? Kind.HANDLE : Kind.UNMAPPED;
    }

    private static boolean isNeverAbsent(int region) {
        return region == Address.STACK || region == Address.CONTEXT || region == Address.PACKET;
    }

    private boolean isHandle(int region) {
        return region > Address.FIRST_HANDLE - image().maps().size();
    }

    /// What an address points into, with the offset.
    private String describe(long address) {
        int region = Address.region(address);
        int offset = Address.offset(address);
        int map = region - Address.FIRST_MAP;
        if (region == 0) {
            return "address 0x%x".formatted(address);
        }
        if (region > 0 && region < Address.FIRST_MAP) {
            return "%s %s (of %d bytes)".formatted(privateName(region), signed(offset), machine.regions[region].length);
        }
        if (map >= 0 && map < image().maps().size()) {
            return mapPlace(map, offset);
        }
        if (isHandle(region)) {
            return "handle of map %s"
                    .formatted(image().maps().get(Address.FIRST_HANDLE - region).name());
        }
        return "address 0x%x (no region)".formatted(address);
    }

    private String mapPlace(int map, int offset) {
        var definition = image().maps().get(map);
        if (definition.name().startsWith(".")) {
            return "%s %s (of %d bytes)".formatted(definition.name(), signed(offset), definition.valueSize());
        }
        int stride = definition.stride();
        int last = definition.maxEntries() - 1;
        int slot = Math.clamp(Math.floorDiv(offset, stride), 0, last);
        return "map %s value %d %s (of %d bytes)"
                .formatted(definition.name(), slot, signed(offset - slot * stride), definition.valueSize());
    }

    private String privateName(int region) {
        return switch (region) {
            case Address.STACK -> "stack frame 0 (%s)".formatted(image().name());
            case Address.CONTEXT -> "context";
            case Address.PACKET -> "packet data";
            default -> "stack frame %d".formatted(region - Address.CALLED_STACK + 1);
        };
    }

    private static String signed(int offset) {
        return offset < 0 ? "- %d".formatted(-(long) offset) : "+ %d".formatted(offset);
    }

    private ProgramImage image() {
        return machine.code.image;
    }
}
