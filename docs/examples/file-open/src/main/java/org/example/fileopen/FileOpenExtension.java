package org.example.fileopen;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperCall;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
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
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Lets programs decide who may open which file. Its context is `file_open_t` of `programs/file_open.h`; the packet is
/// the path:
///
/// ```c
/// struct { uint8_t* path; uint8_t* path_end; uint32_t process_id; uint32_t access; }
/// ```
public final class FileOpenExtension implements ExtensionDefinition {
    private static final int CONTEXT_BYTES = 24;
    private static final int PROCESS_ID = 16;
    private static final int ACCESS = 20;
    private static final int DENY = 1;

    private static final List<String> PATHS = List.of("/etc/hosts", "/home/ann/id.key", "/tmp/a");

    private static final ProgramTypeDescriptor PROGRAM_TYPE = new ProgramTypeDescriptor(
            "file_open",
            new ContextDescriptor(CONTEXT_BYTES, 0, 8, ContextDescriptor.ABSENT),
            UUID.fromString("5b1f2c60-64f7-4a53-9a55-0a6d6f7e1c01"),
            1000,
            false);

    private static final HookDefinition HOOK = new HookDefinition(
            "hook",
            new ModuleId("5b1f2c60-64f7-4a53-9a55-0a6d6f7e1c02"),
            AttachPolicy.MULTI_ATTACH_WITH_WILDCARD,
            verdict -> verdict == DENY,
            FileOpenExtension::event);

    private static final HelperPrototype PATH_ENDS_WITH = HelperPrototype.of(
            65536,
            "file_open_path_ends_with",
            ReturnType.INTEGER,
            ArgumentType.PTR_TO_CTX,
            ArgumentType.PTR_TO_READABLE_MEM,
            ArgumentType.CONST_SIZE);

    private static final MapTypeDefinition QUOTA = new MapTypeDefinition(
            new CustomMapType(1001, "quota", MapType.HASH),
            new ModuleId("5b1f2c60-64f7-4a53-9a55-0a6d6f7e1c03"),
            new Quota());

    /// For the [java.util.ServiceLoader].
    public FileOpenExtension() {}

    @Override
    public String name() {
        return "file_open";
    }

    @Override
    public ProgramTypeDescriptor programType() {
        return PROGRAM_TYPE;
    }

    @Override
    public List<HelperFunction> helpers() {
        return List.of(HelperFunction.of(PATH_ENDS_WITH, FileOpenExtension::endsWith));
    }

    @Override
    public List<HookDefinition> hooks() {
        return List.of(HOOK);
    }

    @Override
    public SortedMap<String, String> sections() {
        return new TreeMap<>(Map.of("file_open", HOOK.name()));
    }

    @Override
    public List<MapTypeDefinition> mapTypes() {
        return List.of(QUOTA);
    }

    /// In event i process i mod 2 + 1 opens the path i mod 3 for reading.
    private static HookEvent event(int number) {
        var path = PATHS.get(number % PATHS.size()).getBytes(StandardCharsets.US_ASCII);
        var context =
                Bytes.zeros(CONTEXT_BYTES).with(PROCESS_ID, 4, number % 2 + 1).with(ACCESS, 4, 1);
        return new HookEvent(context, Bytes.of(path));
    }

    /// `int file_open_path_ends_with(file_open_t*, const void* end, uint32_t size)`: 1 if it does, else 0. The path is
    /// found through the pointers of the context.
    private static long endsWith(HelperCall in, long context, long end, long size, long d, long e) {
        long path = in.read(context, 8);
        long length = in.read(context + 8, 8) - path;
        if (size > length) {
            return 0;
        }
        var wanted = new byte[(int) size];
        var found = new byte[(int) size];
        in.read(end, wanted);
        in.read(path + length - size, found);
        return Arrays.equals(wanted, found) ? 1 : 0;
    }
}
