package dev.rundown.executor.elf;

import dev.rundown.executor.program.ImportedFunction;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The functions of other modules that an object declares. Its header puts each into the BTF section `.ksyms` and tags
/// it with the module (`docs/BtfResolvedFunctions.md` of eBPF for Windows, 3.1):
///
/// ```c
/// extern int f(int) __attribute__((section(".ksyms"))) __attribute__((btf_decl_tag("module_id:{GUID}")));
/// ```
///
/// @param elf   the object
/// @param types of its `.BTF`; of an object without, no types
record Imports(ElfFile elf, BtfTypes types) {
    private static final String SECTION = ".ksyms";
    private static final String PREFIX = "module_id:";
    private static final Pattern GUID = Pattern.compile("\\{(\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12})\\}");
    private static final String DECLARE = "Declare it as: extern int %s(...) __attribute__((section(\".ksyms\"))) "
            + "__attribute__((btf_decl_tag(\"module_id:{GUID}\")));";

    /// The function that the undefined symbol `name` means.
    ///
    /// @param place of the call, for error texts
    /// @throws ElfException when the object does not say of which module it is
    ImportedFunction named(String name, String place) {
        long function = types.members(SECTION).stream()
                .filter(it -> types.type(it).kind() == BtfType.FUNC
                        && types.type(it).name().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(
                        place,
                        "the function %s is defined nowhere in this object".formatted(name),
                        "Define it, call a helper by its number, or say which module has it. "
                                + DECLARE.formatted(name)));
        var tags = types.tagsOf(function).stream()
                .filter(it -> it.startsWith(PREFIX))
                .map(it -> module(it.substring(PREFIX.length()), name, place))
                .distinct()
                .toList();
        return new ImportedFunction(onlyOne(tags, name, place), name);
    }

    private String onlyOne(List<String> modules, String name, String place) {
        if (modules.size() == 1) {
            return modules.getFirst();
        }
        var problem = modules.isEmpty()
                ? "the function %s stands in .ksyms but names no module".formatted(name)
                : "the function %s names %d modules: %s".formatted(name, modules.size(), String.join(", ", modules));
        throw wrong(place, problem, DECLARE.formatted(name));
    }

    private String module(String text, String name, String place) {
        var guid = GUID.matcher(text);
        if (guid.matches()) {
            return guid.group(1).toLowerCase(Locale.ROOT);
        }
        throw wrong(
                place,
                "the module of function %s is \"%s\", which is no GUID in braces".formatted(name, text),
                "Write: module_id:{12345678-1234-1234-1234-123456789abc}");
    }

    private ElfException wrong(String place, String problem, String advice) {
        return new ElfException(elf.name(), place, problem, advice);
    }
}
