package dev.rundown.extension.sockaddr;

import static dev.rundown.executor.helper.ArgumentType.CONST_SIZE;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_CTX;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_READABLE_MEM;
import static dev.rundown.executor.helper.ReturnType.INTEGER;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.extension.spi.HookEvent;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/// The socket address extension. Its context is `bpf_sock_addr_t`, addresses and ports in network byte order:
///
/// ```c
/// struct { uint32_t family; uint32_t msg_src_ip6[4]; uint16_t msg_src_port; uint32_t user_ip6[4];
///          uint16_t user_port; uint32_t protocol; uint32_t compartment_id; uint64_t interface_luid; }
/// ```
///
/// The four attach types are those of `ebpf_program_attach_type_guids.h`.
public final class SockAddrExtension implements ExtensionDefinition {
    private static final int PROCEED = 1;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "sock_addr",
            ContextDescriptor.plain(Connections.CONTEXT_BYTES),
            UUID.fromString("92ec8e39-aeec-11ec-9a30-18602489beee"),
            3,
            false);

    private static final List<HookDefinition> HOOKS = List.of(
            hook("connect4", "a82e37b1-aee7-11ec-9a30-18602489beee", Connections::connect4),
            hook("connect6", "a82e37b2-aee7-11ec-9a30-18602489beee", Connections::connect6),
            hook("recv_accept4", "a82e37b3-aee7-11ec-9a30-18602489beee", Connections::accept4),
            hook("recv_accept6", "a82e37b4-aee7-11ec-9a30-18602489beee", Connections::accept6));

    private static final HelperPrototype PID_TGID =
            HelperPrototype.of(65536, "bpf_sock_addr_get_current_pid_tgid", INTEGER, PTR_TO_CTX);

    private static final HelperPrototype SET_REDIRECT_CONTEXT = HelperPrototype.of(
            65537, "bpf_sock_addr_set_redirect_context", INTEGER, PTR_TO_CTX, PTR_TO_READABLE_MEM, CONST_SIZE);

    private static HookDefinition hook(String name, String attachType, IntFunction<HookEvent> events) {
        return new HookDefinition(
                name,
                new ModuleId(attachType),
                AttachPolicy.MULTI_ATTACH_WITH_WILDCARD,
                verdict -> verdict != PROCEED,
                events);
    }

    /// For the [java.util.ServiceLoader].
    public SockAddrExtension() {}

    @Override
    public String name() {
        return "sock_addr";
    }

    @Override
    public ProgramTypeDescriptor programType() {
        return PROGRAM_TYPE;
    }

    @Override
    public List<HelperFunction> helpers() {
        return List.of(
                HelperFunction.of(PID_TGID, (in, context, _, _, _, _) -> Connections.process(in, context)),
                HelperFunction.of(SET_REDIRECT_CONTEXT, SockAddrExtension::setRedirectContext));
    }

    /// Who accepts the redirected connection could ask for these bytes; nobody here does, so they are read and
    /// forgotten.
    private static long setRedirectContext(
            HelperCall in, long context, long data, long size, long unused, long unusedToo) {
        in.read(data, new byte[(int) size]);
        return 0;
    }

    @Override
    public List<HookDefinition> hooks() {
        return HOOKS;
    }

    @Override
    public SortedMap<String, String> sections() {
        var sections = new TreeMap<String, String>();
        HOOKS.forEach(it -> sections.put("cgroup/" + it.name(), it.name()));
        return sections;
    }
}
