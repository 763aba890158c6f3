package dev.rundown.simulation.driver;

import dev.rundown.actor.ContentValue;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gives every value a digest by what it holds: records, enums, strings, numbers, booleans, `Optional`, lists and
/// sorted collections of such. Whatever else is there is refused with the path to it, because equal content would
/// have different digests on two machines, or one digest would stand for different content.
///
/// The encoding is prefix-free: each value begins with a tag, each sequence with its length. The digest is the first
/// half of SHA-256, so that two values never share one by accident.
final class ContentHash {
    private static final ClassValue<Method[]> ACCESSORS = new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
            var components = type.getRecordComponents();
            var accessors = new Method[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = accessor(components[i]);
            }
            return accessors;
        }
    };

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private ContentHash() {}

    /// The digest of `value` in the place called `place`: equal values in different places have unrelated digests.
    ///
    /// @throws NotAValueException when something in it has no canonical form
    static Digest of(String place, Object value) {
        try {
            var hash = new ContentHash();
            hash.text(place);
            hash.encode(value, new Path(place, null));
            var digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(hash.bytes.toByteArray()));
            return new Digest(digest.getLong(), digest.getLong());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Where we are inside a value, from the inside out.
    private record Path(String name, @Nullable Path outer) {
        Path then(String component) {
            return new Path(component, this);
        }

        @Override
        public String toString() {
            return outer == null ? name : outer + "." + name;
        }
    }

    private void encode(@Nullable Object value, Path path) throws IOException {
        switch (value) {
            case String it -> {
                out.writeByte('S');
                text(it);
            }
            case Integer it -> {
                out.writeByte('I');
                out.writeInt(it);
            }
            case Long it -> {
                out.writeByte('J');
                out.writeLong(it);
            }
            case Boolean it -> {
                out.writeByte('Z');
                out.writeBoolean(it);
            }
            case Short it -> {
                out.writeByte('H');
                out.writeShort(it);
            }
            case Byte it -> {
                out.writeByte('B');
                out.writeByte(it);
            }
            case Character it -> {
                out.writeByte('C');
                out.writeChar(it);
            }
            case Enum<?> it -> {
                out.writeByte('E');
                text(it.getDeclaringClass().getName());
                text(it.name());
            }
            case UUID it -> {
                out.writeByte('U');
                out.writeLong(it.getMostSignificantBits());
                out.writeLong(it.getLeastSignificantBits());
            }
            case Optional<?> it -> {
                out.writeByte('O');
                out.writeBoolean(it.isPresent());
                if (it.isPresent()) {
                    encode(it.get(), path.then("get"));
                }
            }
            case ContentValue it -> {
                out.writeByte('V');
                text(it.getClass().getName());
                text(it.content());
            }
            case Record it -> record(it, path);
            case List<?> it -> sequence('L', it, path);
            case SortedSet<?> it -> sequence('T', naturallySorted(it, it.comparator(), path), path);
            case SortedMap<?, ?> it -> map(it, path);
            case null -> throw refused("null", path);
            default -> throw refused("a " + value.getClass().getName(), path);
        }
    }

    private void record(Record value, Path path) throws IOException {
        var type = value.getClass();
        out.writeByte('R');
        text(type.getName());
        for (var accessor : ACCESSORS.get(type)) {
            encode(read(accessor, value), path.then(accessor.getName()));
        }
    }

    private void sequence(char tag, SequencedCollection<?> values, Path path) throws IOException {
        out.writeByte(tag);
        out.writeInt(values.size());
        int index = 0;
        for (var value : values) {
            encode(value, path.then("[" + index++ + "]"));
        }
    }

    private void map(SortedMap<?, ?> map, Path path) throws IOException {
        out.writeByte('M');
        out.writeInt(naturallySorted(map, map.comparator(), path).size());
        for (var entry : map.entrySet()) {
            encode(entry.getKey(), path.then("key"));
            encode(entry.getValue(), path.then("[" + entry.getKey() + "]"));
        }
    }

    /// A comparator of its own may take different elements for equal.
    private static <T> T naturallySorted(T collection, @Nullable Comparator<?> comparator, Path path) {
        if (comparator != null && !comparator.equals(Comparator.naturalOrder())) {
            throw refused("a collection sorted by a comparator of its own", path);
        }
        return collection;
    }

    private void text(String text) throws IOException {
        var encoded = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    private static NotAValueException refused(String what, Path path) {
        return new NotAValueException(
                ("%s holds %s. What actors remember and say must be values: records, enums, strings, numbers,"
                                + " Optional, lists, and sorted sets and maps in natural order.")
                        .formatted(path, what));
    }

    private static Method accessor(RecordComponent component) {
        var accessor = component.getAccessor();
        accessor.setAccessible(true); // A record inside a package is a value as well.
        return accessor;
    }

    private static Object read(Method accessor, Record value) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read %s of %s".formatted(accessor, value), e);
        }
    }
}
