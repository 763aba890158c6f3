package dev.rundown.extension.spi;

import java.util.Collections;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/// The extensions that can be asked for, by name.
///
/// @param byName each under its own name
public record Extensions(SortedMap<String, ExtensionDefinition> byName) {
    public Extensions {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /// Those that are on the class path.
    ///
    /// @throws IllegalStateException when two have one name
    public static Extensions onClassPath() {
        var found = new TreeMap<String, ExtensionDefinition>();
        for (var definition : ServiceLoader.load(ExtensionDefinition.class)) {
            var other = found.put(definition.name(), definition);
            if (other != null) {
                throw new IllegalStateException("two extensions are called \"%s\": %s and %s"
                        .formatted(
                                definition.name(),
                                other.getClass().getName(),
                                definition.getClass().getName()));
            }
        }
        return new Extensions(found);
    }

    /// The extension called `name`.
    public Optional<ExtensionDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
