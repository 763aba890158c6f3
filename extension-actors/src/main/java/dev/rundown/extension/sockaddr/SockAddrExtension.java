package dev.rundown.extension.sockaddr;

import static dev.rundown.executor.helper.ArgumentType.CONST_SIZE;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_CTX;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_READABLE_MEM;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_WRITABLE_MEM;
import static dev.rundown.executor.helper.ReturnType.INTEGER;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.program.Bytes;
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
/// The ten attach types are those of `ebpf_program_attach_type_guids.h`, their policies and the verdicts that end a
/// chain
/// those of `net_ebpf_ext_sock_addr.c`, the helper functions those of `net_ebpf_ext_program_info.h` (eBPF for Windows,
/// `0be2d1c3f`). There a program at `connect` that redirects the connection ends the chain too, whatever its verdict;
/// here
/// only the verdict does.
public final class SockAddrExtension implements ExtensionDefinition {
    private static final int PROCEED_SOFT = 1;
    private static final int PROCEED_HARD = 2;
    private static final int NETWORK_CONTEXT_BYTES = 32;
    private static final int NETWORK_CONTEXT_VERSION = 1;
    private static final int UNAVAILABLE = -1;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "sock_addr",
            ContextDescriptor.plain(Connections.CONTEXT_BYTES),
            UUID.fromString("92ec8e39-aeec-11ec-9a30-18602489beee"),
            3,
            false);

    private static final List<HookDefinition> HOOKS = List.of(
            many("connect4", "a82e37b1-aee7-11ec-9a30-18602489beee", Connections::connect4),
            many("connect6", "a82e37b2-aee7-11ec-9a30-18602489beee", Connections::connect6),
            many("connect_authorization4", "6076c13a-f04f-4ff8-8380-908553f22276", Connections::connect4),
            many("connect_authorization6", "54b0b6ed-432a-4674-8b27-8d9f5b40c675", Connections::connect6),
            many("bind4", "0d7ce21a-7773-405c-93b6-d5bfb92e74bc", Connections::bind4),
            many("bind6", "81de64c0-2973-468d-8382-6769f033d759", Connections::bind6),
            one("recv_accept4", "a82e37b3-aee7-11ec-9a30-18602489beee", Connections::connect4),
            one("recv_accept6", "a82e37b4-aee7-11ec-9a30-18602489beee", Connections::connect6),
            one("listen4", "e1b0cb3d-d70c-4ee2-b23a-0742bedb06d6", Connections::listen4),
            one("listen6", "4e72f92e-5ed0-4fe5-b851-b124fe14074d", Connections::listen6));

    /// A general helper function, which this program type answers from its context.
    private static final HelperPrototype PID_TGID =
            new HelperPrototype(19, "bpf_get_current_pid_tgid", INTEGER, List.of(), false, true);

    private static final HelperPrototype LOGON_ID =
            HelperPrototype.of(20, "bpf_get_current_logon_id", INTEGER, PTR_TO_CTX);

    private static final HelperPrototype IS_ADMIN = HelperPrototype.of(21, "bpf_is_current_admin", INTEGER, PTR_TO_CTX);

    private static final HelperPrototype SOCKET_COOKIE =
            HelperPrototype.of(26, "bpf_get_socket_cookie", INTEGER, PTR_TO_CTX);

    private static final HelperPrototype SET_REDIRECT_CONTEXT = HelperPrototype.of(
            65537, "bpf_sock_addr_set_redirect_context", INTEGER, PTR_TO_CTX, PTR_TO_READABLE_MEM, CONST_SIZE);

    private static final HelperPrototype NETWORK_CONTEXT = HelperPrototype.of(
            65538, "bpf_sock_addr_get_network_context", INTEGER, PTR_TO_CTX, PTR_TO_WRITABLE_MEM, CONST_SIZE);

    private static HookDefinition many(String name, String attachType, IntFunction<HookEvent> events) {
        return hook(name, attachType, AttachPolicy.MULTI_ATTACH_WITH_WILDCARD, events);
    }

    private static HookDefinition one(String name, String attachType, IntFunction<HookEvent> events) {
        return hook(name, attachType, AttachPolicy.SINGLE_ATTACH_PER_HOOK, events);
    }

    /// What is no verdict counts as a rejection.
    private static HookDefinition hook(
            String name, String attachType, AttachPolicy policy, IntFunction<HookEvent> events) {
        return new HookDefinition(
                name,
                new ModuleId(attachType),
                policy,
                verdict -> verdict != PROCEED_SOFT && verdict != PROCEED_HARD,
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
                HelperFunction.of(PID_TGID, (in, _, _, _, _, _) -> Connections.process(in, in.contextAddress())),
                HelperFunction.of(LOGON_ID, (in, context, _, _, _, _) -> Connections.logon(in, context)),
                HelperFunction.of(IS_ADMIN, (in, context, _, _, _, _) -> Connections.isAdmin(in, context)),
                HelperFunction.of(SOCKET_COOKIE, (in, context, _, _, _, _) -> Connections.cookie(in, context)),
                HelperFunction.of(SET_REDIRECT_CONTEXT, SockAddrExtension::setRedirectContext),
                HelperFunction.of(NETWORK_CONTEXT, SockAddrExtension::networkContext));
    }

    /// Who accepts the redirected connection could ask for these bytes; nobody here does, so they are read and
    /// forgotten.
    private static long setRedirectContext(
            HelperCall in, long context, long data, long size, long unused, long unusedToo) {
        in.read(data, new byte[(int) size]);
        return 0;
    }

    /// `bpf_sock_addr_network_context_t`, of which nothing is available here but its version.
    private static long networkContext(
            HelperCall in, long context, long target, long size, long unused, long unusedToo) {
        if (size < NETWORK_CONTEXT_BYTES) {
            return -1;
        }
        var answer = Bytes.zeros(NETWORK_CONTEXT_BYTES)
                .with(0, 4, NETWORK_CONTEXT_VERSION)
                .with(4, 4, UNAVAILABLE)
                .with(8, 4, UNAVAILABLE);
        in.write(target, answer.toArray());
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
