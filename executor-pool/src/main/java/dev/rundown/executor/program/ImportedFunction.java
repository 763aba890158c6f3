package dev.rundown.executor.program;

import java.util.Comparator;

/// A function that a program calls in another module: eBPF for Windows finds it by the module's GUID and its name
/// (`btf_resolved_function_entry_t`). It has no number of its own.
///
/// @param module the GUID, in lower case and without braces
/// @param name   as C has it
public record ImportedFunction(String module, String name) implements Comparable<ImportedFunction> {
    private static final Comparator<ImportedFunction> ORDER =
            Comparator.comparing(ImportedFunction::module).thenComparing(ImportedFunction::name);

    /// By module, then by name.
    @Override
    public int compareTo(ImportedFunction other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%s of module {%s}".formatted(name, module);
    }
}
