package dev.rundown.executor.interpreter;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.map.MapUpdate;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.memory.ExecutionFault.Kind;
import dev.rundown.executor.memory.LittleEndian;
import dev.rundown.executor.program.EbpfResult;
import java.util.Arrays;

/// What a helper may do to the machine that called it. One object a machine, used again for each call.
final class GuestCall implements HelperCall {
    private final Machine machine;
    private final byte[][] keys;
    private final byte[][] values;
    private final CustomMapCall custom;

    GuestCall(Machine machine) {
        this.machine = machine;
        int maps = machine.code.image.maps().size();
        keys = new byte[maps][0];
        values = new byte[maps][0];
        custom = new CustomMapCall(machine, this);
    }

    @Override
    public long read(long address, int size) {
        check(address, size, false);
        return machine.load(address, size);
    }

    @Override
    public void write(long address, int size, long value) {
        check(address, size, true);
        machine.store(address, size, value);
    }

    @Override
    public void read(long address, byte[] target) {
        for (int at = 0, size; at < target.length; at += size) {
            size = wordSize(target.length - at);
            LittleEndian.store(target, at, size, read(address + at, size));
        }
    }

    @Override
    public void write(long address, byte[] source) {
        for (int at = 0, size; at < source.length; at += size) {
            size = wordSize(source.length - at);
            write(address + at, size, LittleEndian.load(source, at, size));
        }
    }

    private static int wordSize(int left) {
        return Math.min(Long.BYTES, Integer.highestOneBit(left));
    }

    /// Checks before each access, because a failed check of the JVM inside a helper could be the helper's own bug.
    private void check(long address, int size, boolean isWrite) {
        int region = Address.region(address);
        int offset = Address.offset(address);
        boolean isPrivate = region >= 0 && region < Address.FIRST_MAP;
        boolean isAllowed = isPrivate
                ? offset >= 0 && offset <= machine.regions[region].length - size
                : machine.isInMap(address, size, isWrite);
        if (!isAllowed) {
            throw machine.faults.memory(machine.slot, address, size, isWrite);
        }
    }

    @Override
    public long contextAddress() {
        return Address.ofContext();
    }

    @Override
    public long lookup(long mapHandle, long keyAddress) {
        int map = map(mapHandle);
        var key = key(map, keyAddress);
        var provider = machine.code.providers[map];
        return provider == null ? find(map, key) : custom.lookup(map, provider, key);
    }

    /// The address of a value of the base map, or 0.
    long find(int map, byte[] key) {
        int offset = machine.shared.lookup(map, key);
        return offset < 0 ? 0 : Address.ofMapValue(map, offset);
    }

    @Override
    public long update(long mapHandle, long keyAddress, long valueAddress, long flags) {
        int map = writableMap(mapHandle);
        var key = key(map, keyAddress);
        var value = scratch(values, map, machine.definition(map).valueSize());
        read(valueAddress, value);
        var provider = machine.code.providers[map];
        return provider == null ? put(map, key, value, flags) : custom.update(map, provider, key, value, flags);
    }

    /// Replaces a value of the base map.
    long put(int map, byte[] key, byte[] value, long flags) {
        return MapUpdate.isOneOperation(machine.definition(map))
                ? machine.shared.update(map, key, value, flags)
                : replace(map, key, value, flags);
    }

    @Override
    public long delete(long mapHandle, long keyAddress) {
        int map = writableMap(mapHandle);
        var key = key(map, keyAddress);
        var provider = machine.code.providers[map];
        return provider == null ? take(map, key) : custom.delete(map, provider, key);
    }

    /// Takes a value of the base map away.
    long take(int map, byte[] key) {
        if (MapUpdate.isOneOperation(machine.definition(map))) {
            return machine.shared.delete(map, key);
        }
        var zeros = scratch(values, map, machine.definition(map).valueSize());
        Arrays.fill(zeros, (byte) 0);
        return replace(map, key, zeros, MapUpdate.ANY);
    }

    /// Word by word, as [MapUpdate#steps] does it.
    private long replace(int map, byte[] key, byte[] value, long flags) {
        int index = (int) LittleEndian.load(key, 0, Integer.BYTES);
        int offset = MapUpdate.offset(machine.definition(map), index, flags);
        if (offset < 0) {
            return EbpfResult.EBPF_INVALID_ARGUMENT.asHelperResult();
        }
        write(Address.ofMapValue(map, offset), value);
        return EbpfResult.EBPF_SUCCESS.asHelperResult();
    }

    private byte[] key(int map, long address) {
        var key = scratch(keys, map, machine.definition(map).keySize());
        read(address, key);
        return key;
    }

    private static byte[] scratch(byte[][] of, int map, int size) {
        if (of[map].length != size) {
            of[map] = new byte[size];
        }
        return of[map];
    }

    private int writableMap(long handle) {
        int map = map(handle);
        if (machine.definition(map).readOnly()) {
            throw machine.faults.ended(
                    machine.slot,
                    Kind.HELPER_ARGUMENT,
                    "map %s may only be read".formatted(machine.definition(map).name()));
        }
        return map;
    }

    private int map(long handle) {
        int map = Address.FIRST_HANDLE - Address.region(handle);
        if (map < 0 || map >= keys.length || Address.offset(handle) != 0) {
            throw machine.faults.ended(machine.slot, Kind.HELPER_ARGUMENT, "0x%x is no map".formatted(handle));
        }
        return map;
    }

    /// Looks for the address of the imported function of this index before it is called.
    void reach(int function) {
        if (!machine.shared.reach(function)) {
            throw machine.faults.ended(
                    machine.slot,
                    Kind.FUNCTION_GONE,
                    "%s has no address".formatted(machine.code.image.imports().get(function)));
        }
    }

    @Override
    public long nanos() {
        return machine.shared.nanos();
    }

    @Override
    public int random() {
        return machine.shared.random();
    }

    @Override
    public int cpu() {
        return machine.shared.cpu();
    }
}
