package dev.rundown.simulation.scenario;

import java.util.Comparator;

/// Where something stands in a file that a user wrote.
///
/// @param file   as the user named it; `@name` for a bundled scenario
/// @param line   from 1, or 0 when the file as a whole is meant
/// @param column from 1, or 0 when the file as a whole is meant
public record Place(String file, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingInt(Place::column);

    /// The file as a whole.
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
