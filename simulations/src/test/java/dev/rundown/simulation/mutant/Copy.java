package dev.rundown.simulation.mutant;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// All classes of this project once more, from the same files except for those of one source that was changed.
final class Copy extends ClassLoader {
    private static final String OURS = "dev.rundown.";

    /// Classes that were compiled from the changed source; empty when nothing was changed.
    private final Optional<Path> changed;

    private Copy(Optional<Path> changed) {
        super("copy", Copy.class.getClassLoader());
        this.changed = changed;
    }

    static Copy unchanged() {
        return new Copy(Optional.empty());
    }

    /// @param folder empty; it gets what is compiled
    static Copy with(Mutant mutant, Path folder) {
        compile(mutant, folder);
        return new Copy(Optional.of(folder));
    }

    private static void compile(Mutant mutant, Path folder) {
        var said = new StringWriter();
        var name = mutant.file().getFileName().toString();
        var source = new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return mutant.source();
            }
        };
        var options = List.of(
                "-proc:none", "-implicit:none", "-parameters", "-nowarn", "-d", folder.toString(), "-cp", classPath());
        boolean isCompiled = ToolProvider.getSystemJavaCompiler()
                .getTask(said, null, null, options, null, List.of(source))
                .call();
        if (!isCompiled) {
            throw new AssertionError("mutant \"%s\" does not compile:%n%s".formatted(mutant.name(), said));
        }
    }

    private static String classPath() {
        if (Copy.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var known = findLoadedClass(name);
            return known != null ? known : findClass(name);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = bytes(name.replace('.', '/') + ".class").orElseThrow(() -> new ClassNotFoundException(name));
        return defineClass(name, bytes, 0, bytes.length);
    }

    private Optional<byte[]> bytes(String file) {
        try {
            var replaced = changed.map(it -> it.resolve(file)).filter(Files::exists);
            if (replaced.isPresent()) {
                return Optional.of(Files.readAllBytes(replaced.get()));
            }
            try (var original = getParent().getResourceAsStream(file)) {
                return original == null ? Optional.empty() : Optional.of(original.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
