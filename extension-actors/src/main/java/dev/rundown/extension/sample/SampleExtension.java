package dev.rundown.extension.sample;

import static dev.rundown.executor.helper.ArgumentType.ANYTHING;
import static dev.rundown.executor.helper.ArgumentType.CONST_SIZE;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_CTX;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_MAP;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_MAP_KEY;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_READABLE_MEM;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_WRITABLE_MEM;
import static dev.rundown.executor.helper.ReturnType.INTEGER;
import static dev.rundown.executor.helper.ReturnType.PTR_TO_MAP_VALUE_OR_NULL;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.MapType;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.FunctionModule;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.extension.spi.HookEvent;
import dev.rundown.extension.spi.MapTypeDefinition;
import dev.rundown.extension.spi.ModuleFunction;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The sample extension. Its context is `sample_program_context_t`:
///
/// ```c
/// struct { uint8_t* data_start; uint8_t* data_end; uint32_t uint32_data; uint16_t uint16_data;
///          uint32_t helper_data_1; uint32_t helper_data_2; }
/// ```
///
/// Context and helper functions are those of `sample_ext_helpers.h` and `sample_ext_program_info.h` (eBPF for Windows,
/// `0be2d1c3f`); of the two general helper functions that upstream's gives its programs, none.
public final class SampleExtension implements ExtensionDefinition {
    private static final int UINT32_DATA = 16;
    private static final int UINT16_DATA = 20;
    private static final int HELPER_DATA_1 = 24;
    private static final int HELPER_DATA_2 = 28;
    private static final int CONTEXT_BYTES = 32;
    private static final int PACKET_BYTES = 8;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "sample",
            new ContextDescriptor(CONTEXT_BYTES, 0, 8, ContextDescriptor.ABSENT),
            UUID.fromString("f788ef4a-207d-4dc3-85cf-0f2ea107213c"),
            999,
            false);

    private static final HelperPrototype REPLACE = HelperPrototype.of(
            65538,
            "sample_ebpf_extension_replace",
            INTEGER,
            PTR_TO_READABLE_MEM,
            CONST_SIZE,
            ANYTHING,
            PTR_TO_READABLE_MEM,
            CONST_SIZE);

    private static final HelperPrototype IMPLICIT_1 =
            new HelperPrototype(65539, "sample_ebpf_extension_helper_implicit_1", INTEGER, List.of(), false, true);

    private static final HelperPrototype IMPLICIT_2 =
            new HelperPrototype(65540, "sample_ebpf_extension_helper_implicit_2", INTEGER, List.of(), false, true);

    private static final HelperPrototype MAP_LOOKUP = new HelperPrototype(
            65541,
            "sample_ext_helper_map_lookup_element",
            PTR_TO_MAP_VALUE_OR_NULL,
            List.of(PTR_TO_MAP, PTR_TO_MAP_KEY),
            false,
            true);

    private static final HelperPrototype MAP_GET_VALUE = new HelperPrototype(
            65542,
            "sample_ext_helper_map_get_value",
            INTEGER,
            List.of(PTR_TO_MAP, PTR_TO_MAP_KEY, PTR_TO_WRITABLE_MEM, CONST_SIZE),
            false,
            true);

    private static final HookDefinition HOOK = new HookDefinition(
            "hook",
            new ModuleId("f788ef4b-207d-4dc3-85cf-0f2ea107213c"),
            AttachPolicy.ONE_PER_PARAMETER,
            _ -> false,
            SampleExtension::event);

    private static final HelperPrototype FUNCTION1 =
            HelperPrototype.of(65536, "sample_ebpf_extension_helper_function1", INTEGER, PTR_TO_CTX);

    private static final HelperPrototype FIND = HelperPrototype.of(
            65537,
            "sample_ebpf_extension_find",
            INTEGER,
            PTR_TO_READABLE_MEM,
            CONST_SIZE,
            PTR_TO_READABLE_MEM,
            CONST_SIZE);

    private static final ResolvedFunction BTF_LOOKUP = new ResolvedFunction(
            "sample_ebpf_extension_btf_lookup", INTEGER, List.of(ANYTHING, PTR_TO_WRITABLE_MEM, CONST_SIZE));

    /// `BPF_MAP_TYPE_SAMPLE_HASH_MAP` of `ebpf_structs.h`, with the provider's GUID of `sample_ext_maps.h`. Upstream's
    /// provider updates the values that it is given, which keeps programs from using such maps; this one lets them.
    private static final MapTypeDefinition HASH_MAP = new MapTypeDefinition(
            new CustomMapType(15, "sample_hash_map", MapType.HASH),
            new ModuleId("f788ef4b-207d-4dc4-85cf-0f2ea107213c"),
            new SampleMaps(PROGRAM_TYPE.programType()));

    /// For the [java.util.ServiceLoader].
    public SampleExtension() {}

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public ProgramTypeDescriptor programType() {
        return PROGRAM_TYPE;
    }

    @Override
    public List<HookDefinition> hooks() {
        return List.of(HOOK);
    }

    /// The module and the function of `sample_ext_helpers.h`.
    @Override
    public Optional<FunctionModule> functions() {
        return Optional.of(new FunctionModule(
                new ModuleId("8f6c1f83-ce4c-4b58-8b91-654a29e23b7c"),
                List.of(new ModuleFunction(BTF_LOOKUP, SampleExtension::btfLookup))));
    }

    /// Writes the key where the value goes, if that has room for it; the sum of key and size.
    private static long btfLookup(HelperCall in, long key, long value, long size, long unused, long unused2) {
        if (size >= Long.BYTES) {
            in.write(value, Long.BYTES, key);
        }
        return key + size;
    }

    @Override
    public List<MapTypeDefinition> mapTypes() {
        return List.of(HASH_MAP);
    }

    @Override
    public SortedMap<String, String> sections() {
        return new TreeMap<>(Map.of("sample_ext", HOOK.name()));
    }

    @Override
    public List<HelperFunction> helpers() {
        return List.of(
                HelperFunction.of(FUNCTION1, (in, context, _, _, _, _) -> in.read(context + UINT32_DATA, 4)),
                HelperFunction.of(FIND, SampleExtension::find),
                HelperFunction.of(REPLACE, SampleExtension::replace),
                HelperFunction.of(IMPLICIT_1, (in, _, _, _, _, _) -> in.read(in.contextAddress() + HELPER_DATA_1, 4)),
                HelperFunction.of(
                        IMPLICIT_2,
                        (in, number, _, _, _, _) ->
                                in.read(in.contextAddress() + HELPER_DATA_2, 4) + (number & 0xffff_ffffL)),
                HelperFunction.of(MAP_LOOKUP, (in, map, key, _, _, _) -> in.lookup(map, key)),
                HelperFunction.of(MAP_GET_VALUE, SampleExtension::mapValue));
    }

    /// Where the bytes at `find` first occur in the bytes at `buffer`; -1 when they do not.
    private static long find(HelperCall in, long buffer, long size, long find, long findSize, long unused) {
        var haystack = new byte[(int) size];
        var needle = new byte[(int) findSize];
        in.read(buffer, haystack);
        in.read(find, needle);
        for (int at = 0; at + needle.length <= haystack.length; at++) {
            if (Arrays.equals(haystack, at, at + needle.length, needle, 0, needle.length)) {
                return at;
            }
        }
        return -1;
    }

    /// Writes the bytes at `source` up to the first zero over those at `position` of `buffer`, whose last byte stays.
    private static long replace(HelperCall in, long buffer, long size, long position, long source, long sourceSize) {
        if (position < 0 || position >= size) {
            return -1;
        }
        long room = Math.min(size - 1 - position, sourceSize);
        for (long at = 0; at < room; at++) {
            long next = in.read(source + at, 1);
            if (next == 0) {
                break;
            }
            in.write(buffer + position + at, 1, next);
        }
        return 0;
    }

    /// Copies the value of a key; -1 when there is none.
    private static long mapValue(HelperCall in, long map, long key, long target, long size, long unused) {
        long address = in.lookup(map, key);
        if (address == 0) {
            return -1;
        }
        var value = new byte[(int) size];
        in.read(address, value);
        in.write(target, value);
        return 0;
    }

    /// Event i has the bytes i, i + 1, ... and says i of itself.
    private static HookEvent event(int number) {
        var packet = new byte[PACKET_BYTES];
        for (int i = 0; i < packet.length; i++) {
            packet[i] = (byte) (number + i);
        }
        var context = Bytes.zeros(CONTEXT_BYTES).with(UINT32_DATA, 4, number).with(UINT16_DATA, 2, PACKET_BYTES);
        return new HookEvent(context, Bytes.of(packet));
    }
}
