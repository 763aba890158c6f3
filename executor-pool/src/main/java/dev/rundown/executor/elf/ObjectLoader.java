package dev.rundown.executor.elf;

import dev.rundown.executor.program.CustomMapTypes;
import dev.rundown.executor.program.ProgramImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Loads what `clang -O2 -g -target bpf -c` writes.
public final class ObjectLoader {
    private static final int MAX_FILE_BYTES = 16 << 20;

    private ObjectLoader() {}

    /// Loads the file `path`, which uses built-in map types only.
    ///
    /// @throws ElfException if it cannot be read or loaded
    public static ProgramObject load(Path path) {
        return load(path, CustomMapTypes.NONE);
    }

    /// Loads the file `path`.
    ///
    /// @param custom the map types that extensions bring
    /// @throws ElfException if it cannot be read or loaded
    public static ProgramObject load(Path path, CustomMapTypes custom) {
        var name = path.toString();
        if (!Files.isRegularFile(path)) {
            var problem = Files.exists(path) ? "this is a folder, an object file is expected" : "there is no such file";
            throw new ElfException(name, "", problem, Advice.COMPILE);
        }
        try {
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw tooLarge(name, Files.size(path));
            }
            return load(Files.readAllBytes(path), name, custom);
        } catch (IOException unreadable) {
            throw new ElfException(
                    name, "", "it cannot be read: %s".formatted(unreadable.getMessage()), "Check who may read it");
        }
    }

    /// Loads `bytes`, which use built-in map types only.
    ///
    /// @param fileName for error texts
    /// @throws ElfException if they cannot be loaded
    public static ProgramObject load(byte[] bytes, String fileName) {
        return load(bytes, fileName, CustomMapTypes.NONE);
    }

    /// Loads `bytes`.
    ///
    /// @param fileName for error texts
    /// @param custom the map types that extensions bring
    /// @throws ElfException if they cannot be loaded
    public static ProgramObject load(byte[] bytes, String fileName, CustomMapTypes custom) {
        if (bytes.length > MAX_FILE_BYTES) {
            throw tooLarge(fileName, bytes.length);
        }
        var elf = ElfFile.of(fileName, bytes);
        var types = elf.section(".BTF").map(it -> BtfTypes.of(it.contents())).orElse(noTypes(fileName));
        var lines = elf.section(".BTF.ext")
                .map(it -> LineTable.of(it.contents(), types))
                .orElse(LineTable.NONE);
        var relocations = elf.relocations();
        var maps = MapTable.of(elf, types, custom, relocations);
        var functions = Functions.of(elf);
        var linker = new Linker(
                elf, new CallGraph(elf, functions, relocations, new Imports(elf, types)), relocations, maps, lines);
        List<ProgramImage> programs = functions.all().stream()
                .filter(Function::isEntry)
                .map(linker::link)
                .toList();
        if (programs.isEmpty()) {
            throw new ElfException(
                    fileName,
                    "",
                    "no program in it: no executable section has a function that is not static",
                    "Write: SEC(\"sample_ext\") int f(void *context) { ... } and " + Advice.COMPILE);
        }
        return new ProgramObject(fileName, programs, maps.definitions(), license(elf));
    }

    private static BtfTypes noTypes(String fileName) {
        var nothing = Span.empty(fileName, ".BTF");
        return new BtfTypes(List.of(), nothing, nothing);
    }

    private static String license(ElfFile elf) {
        return elf.section("license")
                .map(it -> new String(it.contents().copy(), StandardCharsets.UTF_8).replace("\0", ""))
                .orElse("");
    }

    private static ElfException tooLarge(String name, long size) {
        return new ElfException(
                name,
                "",
                "the file has %d bytes, at most %d are read".formatted(size, MAX_FILE_BYTES),
                "Split the object or compile without debug sections: llvm-strip -g x.o");
    }
}
