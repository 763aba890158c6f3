package dev.rundown.simulation.driver;

import dev.rundown.actor.ContentValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Exchanges some names of a cast for each other, wherever they stand in a value.
///
/// A name is a whole word of letters, digits, `-` and `_`: exchanging `L1` for `L2` turns `R/L1~sample.hook.c` into
/// `R/L2~sample.hook.c` and leaves `L10` alone. Because it only exchanges, it can be undone: two values that differ
/// are different afterwards.
///
/// @param names what becomes of each name that does not stay as it is
record Renaming(SortedMap<String, String> names) {
    static final Renaming NONE = new Renaming(new TreeMap<>());

    Renaming {
        names = Collections.unmodifiableSortedMap(new TreeMap<>(names));
        if (!new TreeSet<>(names.values()).equals(new TreeSet<>(names.keySet()))) {
            throw new IllegalArgumentException("not an exchange of names: " + names);
        }
    }

    /// First this one, then `other`.
    Renaming then(Renaming other) {
        var both = new TreeMap<String, String>();
        var all = new TreeSet<>(names.keySet());
        all.addAll(other.names.keySet());
        for (var name : all) {
            var once = names.getOrDefault(name, name);
            var twice = other.names.getOrDefault(once, once);
            if (!twice.equals(name)) {
                both.put(name, twice);
            }
        }
        return new Renaming(both);
    }

    /// `text` with its words exchanged.
    String of(String text) {
        var renamed = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && isOfWord(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                renamed.append(text.charAt(at++));
            } else {
                var word = text.substring(at, end);
                renamed.append(names.getOrDefault(word, word));
                at = end;
            }
        }
        return renamed.toString();
    }

    static boolean isOfWord(char it) {
        return Character.isLetterOrDigit(it) || it == '-' || it == '_';
    }

    Slot of(Slot slot) {
        return new Slot(slot.kind(), of(slot.name()));
    }

    /// `value` with the words of its texts exchanged; sorted collections are sorted anew.
    ///
    /// @throws NotAValueException for something in it that cannot be made anew
    Object of(Object value) {
        return switch (value) {
            case String it -> of(it);
            case Optional<?> it -> it.map(this::of);
            case ContentValue it -> opaque(it);
            case Record it -> record(it);
            case List<?> it -> list(it);
            case SortedSet<?> it -> {
                var set = new TreeSet<>();
                it.forEach(each -> set.add(of((Object) each)));
                yield Collections.unmodifiableSortedSet(set);
            }
            case SortedMap<?, ?> it -> {
                var map = new TreeMap<>();
                it.forEach((key, each) -> map.put(of((Object) key), of((Object) each)));
                yield Collections.unmodifiableSortedMap(map);
            }
            default -> value; // Numbers and words of our own.
        };
    }

    private List<Object> list(List<?> values) {
        var renamed = new ArrayList<>();
        values.forEach(it -> renamed.add(of((Object) it)));
        return List.copyOf(renamed);
    }

    private Object opaque(ContentValue value) {
        if (!of(value.content()).equals(value.content())) {
            throw new NotAValueException(
                    "a %s mentions a name".formatted(value.getClass().getName()));
        }
        return value;
    }

    private Object record(Record value) {
        var components = value.getClass().getRecordComponents();
        var parts = new Object[components.length];
        boolean isSame = true;
        for (int i = 0; i < components.length; i++) {
            var part = part(components[i], value);
            parts[i] = of(part);
            isSame &= parts[i].equals(part);
        }
        return isSame ? value : made(value, components, parts);
    }

    private static Object part(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true); // A record inside a package is a value as well.
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(component, value), e);
        }
    }

    private static Object made(Record value, RecordComponent[] components, Object[] parts) {
        var types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<?> constructor = value.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (ReflectiveOperationException e) {
            throw new NotAValueException(
                    "cannot make a %s anew: %s".formatted(value.getClass().getName(), e));
        }
    }
}
