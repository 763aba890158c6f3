package dev.rundown.extension.sample;

import static dev.rundown.executor.helper.ArgumentType.CONST_SIZE;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_CTX;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_READABLE_MEM;
import static dev.rundown.executor.helper.ReturnType.INTEGER;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.MapType;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.extension.spi.HookEvent;
import dev.rundown.extension.spi.MapTypeDefinition;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The sample extension. Its context is `sample_program_context_t`:
///
/// ```c
/// struct { uint8_t* data_start; uint8_t* data_end; uint32_t uint32_data; uint16_t uint16_data; }
/// ```
public final class SampleExtension implements ExtensionDefinition {
    private static final int UINT32_DATA = 16;
    private static final int UINT16_DATA = 20;
    private static final int CONTEXT_BYTES = 24;
    private static final int PACKET_BYTES = 8;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "sample",
            new ContextDescriptor(CONTEXT_BYTES, 0, 8, ContextDescriptor.ABSENT),
            UUID.fromString("f788ef4a-207d-4dc3-85cf-0f2ea107213c"),
            999,
            false);

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
                HelperFunction.of(FIND, SampleExtension::find));
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
