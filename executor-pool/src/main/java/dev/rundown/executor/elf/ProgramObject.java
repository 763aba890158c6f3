package dev.rundown.executor.elf;

import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.ProgramImage;
import java.util.List;
import java.util.Optional;

/// One loaded object file.
///
/// @param file     as the caller named it
/// @param programs in the order of the sections and, within one, of their offsets
/// @param maps     declared maps in the order of their declaration, then global data by section; every image of this
///                 object refers to them by their index in this list
/// @param license  what the section `license` says; empty without one
public record ProgramObject(String file, List<ProgramImage> programs, List<MapDefinition> maps, String license) {
    public ProgramObject {
        programs = List.copyOf(programs);
        maps = List.copyOf(maps);
    }

    /// The program of this name; empty when the object has none.
    public Optional<ProgramImage> program(String name) {
        return programs.stream().filter(it -> it.name().equals(name)).findFirst();
    }
}
