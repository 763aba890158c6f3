package dev.rundown.executor.program;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The map types that an object may use besides the built-in ones.
///
/// @param byNumber each under its own number
public record CustomMapTypes(SortedMap<Integer, CustomMapType> byNumber) {
    /// No others.
    public static final CustomMapTypes NONE = new CustomMapTypes(new TreeMap<>());

    public CustomMapTypes {
        byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
    }

    /// A table of `types`.
    ///
    /// @throws IllegalArgumentException when two have one number
    public static CustomMapTypes of(List<CustomMapType> types) {
        var byNumber = new TreeMap<Integer, CustomMapType>();
        for (var type : types) {
            var other = byNumber.put(type.number(), type);
            if (other != null) {
                throw new IllegalArgumentException("map types \"%s\" and \"%s\" have one number, %d"
                        .formatted(other.name(), type.name(), type.number()));
            }
        }
        return new CustomMapTypes(byNumber);
    }

    /// The type with this number; empty when there is none.
    public Optional<CustomMapType> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }
}
