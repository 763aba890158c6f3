package dev.rundown.extension.spi;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.List;

/// All that an extension has to say: a program type with its helper functions, and a hook to which programs of that
/// type can be attached. Implementations are found through [java.util.ServiceLoader].
public interface ExtensionDefinition {
    /// By which a scenario asks for it.
    String name();

    /// The program type: its context and its GUID.
    ProgramTypeDescriptor programType();

    /// The helper functions of the program type, with ids above 65535.
    List<HelperFunction> helpers();

    /// The attach type of the hook.
    ModuleId attachType();

    /// The event that occurs as number `number` of a run, from 0. The same number is the same event.
    HookEvent event(int number);

    /// The module that provides the program information.
    default ModuleId programTypeModule() {
        return new ModuleId(programType().programType().toString());
    }
}
