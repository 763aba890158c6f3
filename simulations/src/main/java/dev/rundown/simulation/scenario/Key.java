package dev.rundown.simulation.scenario;

/// One key of a mapping.
///
/// @param name     as it is typed
/// @param shape    of its value
/// @param required whether the mapping is wrong without it
/// @param about    what it means, and the default where there is one
/// @param example  a value that could be typed
record Key(String name, Shape shape, boolean required, String about, String example) {
    static Key required(String name, Shape shape, String about, String example) {
        return new Key(name, shape, true, about, example);
    }

    static Key optional(String name, Shape shape, String about, String example) {
        return new Key(name, shape, false, about, example);
    }
}
