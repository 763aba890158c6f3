package dev.rundown.extension.xdp;

import static dev.rundown.executor.helper.ArgumentType.ANYTHING;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_CTX;
import static dev.rundown.executor.helper.ReturnType.INTEGER;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The XDP extension. Its context is `xdp_md_t`:
///
/// ```c
/// struct { void* data; void* data_end; uint64_t data_meta; uint32_t ingress_ifindex; }
/// ```
public final class XdpExtension implements ExtensionDefinition {
    private static final int XDP_PASS = 1;

    private static final int DATA = 0;
    private static final int DATA_END = 8;
    private static final int DATA_META = 16;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "xdp",
            new ContextDescriptor(Packets.CONTEXT_BYTES, DATA, DATA_END, DATA_META),
            UUID.fromString("f1832a85-85d5-45b0-98a0-7069d63013b0"),
            1,
            false);

    private static final HookDefinition HOOK = new HookDefinition(
            "hook",
            new ModuleId("85e0d8ef-579e-4931-b072-8ee226bb2e9d"),
            AttachPolicy.SINGLE_ATTACH_PER_HOOK,
            verdict -> verdict != XDP_PASS,
            Packets::event);

    /// Afterwards the packet's pointers are others than before.
    private static final HelperPrototype ADJUST_HEAD =
            new HelperPrototype(65536, "bpf_xdp_adjust_head", INTEGER, List.of(PTR_TO_CTX, ANYTHING), true, false);

    /// For the [java.util.ServiceLoader].
    public XdpExtension() {}

    @Override
    public String name() {
        return "xdp";
    }

    @Override
    public ProgramTypeDescriptor programType() {
        return PROGRAM_TYPE;
    }

    @Override
    public List<HelperFunction> helpers() {
        return List.of(
                HelperFunction.of(ADJUST_HEAD, (in, context, delta, _, _, _) -> adjustHead(in, context, (int) delta)));
    }

    /// Moves the packet's first byte by `delta`. There is no room before a packet, so it can only become shorter.
    private static long adjustHead(HelperCall in, long context, int delta) {
        long moved = in.read(context + DATA, 8) + delta;
        if (delta < 0 || moved > in.read(context + DATA_END, 8)) {
            return -1;
        }
        in.write(context + DATA, 8, moved);
        in.write(context + DATA_META, 8, moved);
        return 0;
    }

    @Override
    public List<HookDefinition> hooks() {
        return List.of(HOOK);
    }

    @Override
    public SortedMap<String, String> sections() {
        return new TreeMap<>(Map.of("xdp", HOOK.name()));
    }
}
