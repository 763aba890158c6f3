package dev.rundown.extension.xdp;

import dev.rundown.executor.program.Bytes;
import dev.rundown.extension.spi.HookEvent;
import java.util.Optional;

/// The packets that arrive: IPv4 in Ethernet frames.
final class Packets {
    static final int CONTEXT_BYTES = 32;

    private static final int INGRESS_IFINDEX = 24;
    private static final int INTERFACES = 2;

    private static final int ETHERNET = 14;
    private static final int IP4 = 20;
    private static final int PORTS = ETHERNET + IP4;
    private static final int UDP = PORTS + 8;
    private static final int PAYLOAD = 4;

    private static final int PROTOCOL_TCP = 6;
    private static final int PROTOCOL_UDP = 17;
    private static final int FIRST_PORT = 50;
    private static final int SOURCE_PORT = 40_000;

    private Packets() {}

    /// Event i arrives on interface i mod 2 + 1. Of each eight, numbers 0 to 5 are UDP datagrams to port 50 + i mod 8,
    /// number 6 goes to port 53 by TCP, and number 7 is cut off behind its Ethernet header.
    static HookEvent event(int number) {
        long networkInterface = 1L + number % INTERFACES;
        var context = Bytes.zeros(CONTEXT_BYTES).with(INGRESS_IFINDEX, 4, networkInterface);
        var packet = switch (number % 8) {
            case 6 -> packet(PROTOCOL_TCP, FIRST_PORT + 3);
            case 7 -> packet(PROTOCOL_UDP, FIRST_PORT + 3).slice(0, ETHERNET);
            default -> packet(PROTOCOL_UDP, FIRST_PORT + number % 8);
        };
        return new HookEvent(context, packet, Optional.of(networkInterface));
    }

    private static Bytes packet(int protocol, int port) {
        var bytes = Bytes.zeros(UDP + PAYLOAD)
                .with(12, 2, bigEndian(0x0800))
                .with(ETHERNET, 1, 0x45)
                .with(ETHERNET + 2, 2, bigEndian(IP4 + 8 + PAYLOAD))
                .with(ETHERNET + 8, 1, 64)
                .with(ETHERNET + 9, 1, protocol)
                .with(ETHERNET + 12, 4, 0x0100_000a)
                .with(ETHERNET + 16, 4, 0x0200_000a);
        return bytes.with(PORTS, 2, bigEndian(SOURCE_PORT))
                .with(PORTS + 2, 2, bigEndian(port))
                .with(PORTS + 4, 2, bigEndian(8 + PAYLOAD));
    }

    private static long bigEndian(int number) {
        return Short.reverseBytes((short) number);
    }
}
