package dev.rundown.extension.sockaddr;

import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.program.Bytes;
import dev.rundown.extension.spi.HookEvent;
import java.util.Optional;

/// The connections that are made. Event i is a TCP connection from port 40,000 + i mod 1,000 to port 80 if i is even,
/// else 443, in network compartment i mod 2 + 1.
final class Connections {
    static final int CONTEXT_BYTES = 64;

    private static final int FAMILY = 0;
    private static final int MSG_SRC_IP = 4;
    private static final int MSG_SRC_PORT = 20;
    private static final int USER_IP = 24;
    private static final int USER_PORT = 40;
    private static final int PROTOCOL = 44;
    private static final int COMPARTMENT_ID = 48;

    /// As Windows numbers them.
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 23;
    private static final int TCP = 6;
    private static final int COMPARTMENTS = 2;

    private static final Bytes CLIENT4 = Bytes.ofHex("0a000002");
    private static final Bytes SERVER4 = Bytes.ofHex("0a000001");
    private static final Bytes CLIENT6 = Bytes.ofHex("fd000000000000000000000000000002");
    private static final Bytes SERVER6 = Bytes.ofHex("fd000000000000000000000000000001");

    /// One end of a connection.
    private record End(Bytes address, int port) {}

    private static final End NOBODY = new End(Bytes.EMPTY, 0);

    private Connections() {}

    /// Seen from the client and from the server the source is the client (`copy_wfp_connection_fields` of
    /// `net_ebpf_ext_sock_addr.c`; the comment in `ebpf_nethooks.h` says otherwise of what is accepted).
    static HookEvent connect4(int number) {
        return event(AF_INET, client(CLIENT4, number), server(SERVER4, number), number);
    }

    static HookEvent connect6(int number) {
        return event(AF_INET6, client(CLIENT6, number), server(SERVER6, number), number);
    }

    /// Nothing but the address that is bound to is known.
    static HookEvent bind4(int number) {
        return event(AF_INET, NOBODY, server(SERVER4, number), number);
    }

    static HookEvent bind6(int number) {
        return event(AF_INET6, NOBODY, server(SERVER6, number), number);
    }

    /// Both ends are the address that is listened at.
    static HookEvent listen4(int number) {
        return event(AF_INET, server(SERVER4, number), server(SERVER4, number), number);
    }

    static HookEvent listen6(int number) {
        return event(AF_INET6, server(SERVER6, number), server(SERVER6, number), number);
    }

    private static End client(Bytes address, int number) {
        return new End(address, 40_000 + number % 1_000);
    }

    private static End server(Bytes address, int number) {
        return new End(address, number % 2 == 0 ? 80 : 443);
    }

    private static HookEvent event(int family, End messageSource, End user, int number) {
        long compartment = 1L + number % COMPARTMENTS;
        var context = Bytes.zeros(CONTEXT_BYTES)
                .with(FAMILY, 4, family)
                .with(PROTOCOL, 4, TCP)
                .with(COMPARTMENT_ID, 4, compartment);
        context = with(context, MSG_SRC_IP, MSG_SRC_PORT, messageSource);
        context = with(context, USER_IP, USER_PORT, user);
        return new HookEvent(context, Bytes.EMPTY, Optional.of(compartment));
    }

    private static Bytes with(Bytes context, int ip, int port, End end) {
        var changed = context;
        for (int at = 0; at < end.address().size(); at += 4) {
            changed = changed.with(ip + at, 4, end.address().number(at, 4));
        }
        return changed.with(port, 2, Short.reverseBytes((short) end.port()));
    }

    /// The process and the thread that make a connection, in the upper and the lower half: each compartment has one
    /// process, with a thread on each CPU.
    static long process(HelperCall in, long context) {
        long process = 4_000 + in.read(context + COMPARTMENT_ID, 4);
        return (process << 32) | in.cpu();
    }

    /// The logon session of the process: one for each compartment.
    static long logon(HelperCall in, long context) {
        return in.read(context + COMPARTMENT_ID, 4);
    }

    /// The first compartment is the administrator's.
    static long isAdmin(HelperCall in, long context) {
        return in.read(context + COMPARTMENT_ID, 4) == 1 ? 1 : 0;
    }

    /// What tells this socket from others: its family and its ports.
    static long cookie(HelperCall in, long context) {
        return in.read(context + FAMILY, 4) << 32
                | in.read(context + MSG_SRC_PORT, 2) << 16
                | in.read(context + USER_PORT, 2);
    }
}
