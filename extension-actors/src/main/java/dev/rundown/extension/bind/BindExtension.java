package dev.rundown.extension.bind;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.program.Bytes;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.extension.spi.HookEvent;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// The bind extension. Its context is `bind_md_t`, whose packet is the name of the application:
///
/// ```c
/// struct { uint8_t* app_id_start; uint8_t* app_id_end; uint64_t process_id; uint8_t socket_address[16];
///          uint8_t socket_address_length; bind_operation_t operation; uint8_t protocol; }
/// ```
public final class BindExtension implements ExtensionDefinition {
    private static final int BIND_PERMIT = 0;

    private static final int PROCESS_ID = 16;
    private static final int SOCKET_ADDRESS = 24;
    private static final int PORT = SOCKET_ADDRESS + 2;
    private static final int IP4 = SOCKET_ADDRESS + 4;
    private static final int SOCKET_ADDRESS_LENGTH = 40;
    private static final int PROTOCOL = 48;
    private static final int CONTEXT_BYTES = 56;

    private static final int AF_INET = 2;
    private static final int TCP = 6;
    private static final int LOCALHOST = 0x0100_007f;
    private static final int FIRST_PORT = 8080;
    private static final int PROCESSES = 3;

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "bind",
            new ContextDescriptor(CONTEXT_BYTES, 0, 8, ContextDescriptor.ABSENT),
            UUID.fromString("608c517c-6c52-4a26-b677-bb1c34425adf"),
            2,
            false);

    private static final HookDefinition HOOK = new HookDefinition(
            "hook",
            new ModuleId("b9707e04-8127-4c72-833e-05b1fb439496"),
            AttachPolicy.SINGLE_ATTACH,
            verdict -> verdict != BIND_PERMIT,
            BindExtension::event);

    /// For the [java.util.ServiceLoader].
    public BindExtension() {}

    @Override
    public String name() {
        return "bind";
    }

    @Override
    public ProgramTypeDescriptor programType() {
        return PROGRAM_TYPE;
    }

    @Override
    public List<HelperFunction> helpers() {
        return List.of();
    }

    @Override
    public List<HookDefinition> hooks() {
        return List.of(HOOK);
    }

    @Override
    public SortedMap<String, String> sections() {
        return new TreeMap<>(Map.of("bind", HOOK.name()));
    }

    /// In event i process 4 (i mod 3 + 1) binds a TCP socket to port 8080 + i mod 5 of the local host.
    private static HookEvent event(int number) {
        int process = number % PROCESSES;
        var context = Bytes.zeros(CONTEXT_BYTES)
                .with(PROCESS_ID, 8, 4L * (process + 1))
                .with(SOCKET_ADDRESS, 2, AF_INET)
                .with(PORT, 2, Short.reverseBytes((short) (FIRST_PORT + number % 5)))
                .with(IP4, 4, LOCALHOST)
                .with(SOCKET_ADDRESS_LENGTH, 1, 16)
                .with(PROTOCOL, 1, TCP);
        var application = "app%d.exe".formatted(process).getBytes(StandardCharsets.UTF_16LE);
        return new HookEvent(context, Bytes.of(application));
    }
}
