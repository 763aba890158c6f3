package dev.rundown.executor.interpreter;

import static dev.rundown.executor.program.EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD;
import static dev.rundown.executor.program.EbpfResult.EBPF_OPERATION_NOT_SUPPORTED;
import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;

import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.EbpfResult;

/// Operations on maps whose type an extension brings: enter the extension, ask it, do what the base map does, leave.
/// While the extension is not there every operation fails, and no value is given out.
///
/// Nothing is undone when an operation is broken off by the end of a slice: the next slice goes the same way again.
final class CustomMapCall {
    private final Machine machine;
    private final GuestCall base;

    CustomMapCall(Machine machine, GuestCall base) {
        this.machine = machine;
        this.base = base;
    }

    long lookup(int map, MapProvider provider, byte[] key) {
        if (provider.updatesOriginalValue() || !machine.shared.enter(map)) {
            return 0;
        }
        long address = base.find(map, key);
        boolean isGiven = address != 0 && provider.find(Bytes.of(key), () -> value(map, address)) == EBPF_SUCCESS;
        return leave(map, isGiven ? address : 0);
    }

    private Bytes value(int map, long address) {
        var value = new byte[machine.definition(map).valueSize()];
        base.read(address, value);
        return Bytes.of(value);
    }

    long update(int map, MapProvider provider, byte[] key, byte[] value, long flags) {
        if (provider.updatesOriginalValue()) {
            return EBPF_OPERATION_NOT_SUPPORTED.asHelperResult();
        }
        if (!machine.shared.enter(map)) {
            return EBPF_EXTENSION_FAILED_TO_LOAD.asHelperResult();
        }
        var allowed = provider.update(Bytes.of(key), Bytes.of(value));
        return leave(map, allowed == EBPF_SUCCESS ? base.put(map, key, value, flags) : refused(allowed));
    }

    long delete(int map, MapProvider provider, byte[] key) {
        if (provider.updatesOriginalValue()) {
            return EBPF_OPERATION_NOT_SUPPORTED.asHelperResult();
        }
        if (!machine.shared.enter(map)) {
            return EBPF_EXTENSION_FAILED_TO_LOAD.asHelperResult();
        }
        var allowed = provider.delete(Bytes.of(key));
        return leave(map, allowed == EBPF_SUCCESS ? base.take(map, key) : refused(allowed));
    }

    private static long refused(EbpfResult why) {
        return why.asHelperResult();
    }

    private long leave(int map, long result) {
        machine.shared.leave(map);
        return result;
    }
}
