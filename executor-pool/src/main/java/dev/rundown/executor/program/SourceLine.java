package dev.rundown.executor.program;

/// Where an instruction comes from, as `.BTF.ext` has it.
///
/// @param file   as the compiler was given it
/// @param line   from 1
/// @param column from 1; 0 when unknown
/// @param text   the line itself, without indentation; empty when the object does not have it
public record SourceLine(String file, int line, int column, String text) {
    /// As error messages name places: `drop.c:41:9`.
    @Override
    public String toString() {
        return "%s:%d:%d".formatted(file.substring(file.lastIndexOf('/') + 1), line, column);
    }
}
