package dev.rundown.simulation.driver;

/// Something that may happen next. It has not happened: [World#apply] makes it so.
///
/// @param index      its place among the choices of its world, in canonical order, from 0
/// @param label      by content, the same on every machine and unique in its world
/// @param occurrence what it does
/// @param move       its number in the engine that found it
public record Choice(int index, String label, Occurrence occurrence, int move) {
    @Override
    public String toString() {
        return label;
    }
}
