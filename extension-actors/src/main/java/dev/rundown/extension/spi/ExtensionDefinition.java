package dev.rundown.extension.spi;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// All that an extension has to say: a program type with its helper functions, and the hooks to which programs of that
/// type can be attached. Implementations are found through [java.util.ServiceLoader].
public interface ExtensionDefinition {
    /// By which a scenario asks for it.
    String name();

    /// The program type: its context and its GUID.
    ProgramTypeDescriptor programType();

    /// The helper functions of the program type, with ids above 65535, and those general ones that it gives its
    /// programs in
    /// its own way, under their general ids.
    List<HelperFunction> helpers();

    /// The hooks, one for each attach type, at least one; no two have one name. The first is what a scenario means by
    /// `hook`.
    List<HookDefinition> hooks();

    /// The ELF sections that programs of this type stand in, and the name of the hook that each is meant for.
    SortedMap<String, String> sections();

    /// The map types that it brings; their numbers are those of no other extension.
    default List<MapTypeDefinition> mapTypes() {
        return List.of();
    }

    /// The functions that it lets programs call by module and name.
    default Optional<FunctionModule> functions() {
        return Optional.empty();
    }

    /// The hook called `hook`; empty when there is none.
    default Optional<HookDefinition> hook(String hook) {
        return hooks().stream().filter(it -> it.name().equals(hook)).findFirst();
    }

    /// The module that provides the program information.
    default ModuleId programTypeModule() {
        return new ModuleId(programType().programType().toString());
    }
}
