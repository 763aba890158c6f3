package dev.rundown.executor.pool;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.stream.IntStream;

/// `sched_getaffinity(2)` and `sched_setaffinity(2)` of the calling thread.
final class LinuxAffinity implements CpuAffinity {
    private static final int MASK_BYTES = 128; // As glibc's cpu_set_t: 1,024 CPUs.
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final FunctionDescriptor SIGNATURE = FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);

    private final MethodHandle get;
    private final MethodHandle set;

    private LinuxAffinity(MethodHandle get, MethodHandle set) {
        this.get = get;
        this.set = set;
    }

    @SuppressWarnings("restricted") // Every JVM of ours is started with --enable-native-access.
    static CpuAffinity orElseNone() {
        var linker = Linker.nativeLinker();
        var errno = Linker.Option.captureCallState("errno");
        var library = linker.defaultLookup();
        var get = library.find("sched_getaffinity");
        var set = library.find("sched_setaffinity");
        if (get.isEmpty() || set.isEmpty()) {
            return new None("the C library has no sched_setaffinity");
        }
        return new LinuxAffinity(
                linker.downcallHandle(get.get(), SIGNATURE, errno), linker.downcallHandle(set.get(), SIGNATURE, errno));
    }

    @Override
    public List<Integer> allowed() {
        try (var arena = Arena.ofConfined()) {
            var mask = arena.allocate(MASK_BYTES, Long.BYTES);
            if (call(get, arena, mask) != 0) {
                return List.of();
            }
            return IntStream.range(0, MASK_BYTES * Byte.SIZE)
                    .filter(cpu -> (mask.get(ValueLayout.JAVA_BYTE, cpu / Byte.SIZE) >> (cpu % Byte.SIZE) & 1) != 0)
                    .boxed()
                    .toList();
        }
    }

    @Override
    public Pinning pin(int cpu) {
        if (cpu < 0 || cpu >= MASK_BYTES * Byte.SIZE) {
            return new Pinning.Unpinned("CPU %d is not one of 0 to %d".formatted(cpu, MASK_BYTES * Byte.SIZE - 1));
        }
        try (var arena = Arena.ofConfined()) {
            var mask = arena.allocate(MASK_BYTES, Long.BYTES);
            mask.set(ValueLayout.JAVA_BYTE, cpu / Byte.SIZE, (byte) (1 << (cpu % Byte.SIZE)));
            int errno = call(set, arena, mask);
            return errno == 0
                    ? new Pinning.Pinned(cpu)
                    : new Pinning.Unpinned("sched_setaffinity refused CPU %d: errno %d".formatted(cpu, errno));
        }
    }

    /// Calls for the calling thread (0); answers `errno`, or 0 when it went well.
    private static int call(MethodHandle function, Arena arena, MemorySegment mask) {
        var state = arena.allocate(CALL_STATE);
        try {
            int result = (int) function.invokeExact(state, 0, (long) MASK_BYTES, mask);
            return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
        } catch (Throwable impossible) {
            throw new AssertionError("a C function throws nothing", impossible);
        }
    }
}
