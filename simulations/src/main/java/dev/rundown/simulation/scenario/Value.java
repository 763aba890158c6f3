package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A piece of a file after its shape was checked. What was wrong is [Broken], so that a name which is there but wrongly
/// described is still known to be there.
sealed interface Value {
    /// Where it begins.
    Place place();

    /// A scalar, as typed, that matches its shape.
    record Scalar(Place place, String text) implements Value {
        Placed<String> placed() {
            return new Placed<>(text, place);
        }
    }

    /// A list.
    record Items(Place place, List<Value> items) implements Value {}

    /// Something wrong that was already reported.
    record Broken(Place place) implements Value {}

    /// A mapping in the order of the file; the keys are known or given by the user.
    record Fields(Place place, SequencedMap<String, Field> fields) implements Value {
        public Fields {
            fields = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fields));
        }

        boolean has(String key) {
            return fields.containsKey(key);
        }

        /// The place of the key, or of the mapping when the key is not there.
        Place placeOf(String key) {
            var field = fields.get(key);
            return field == null ? place : field.key().place();
        }

        Optional<Placed<String>> text(String key) {
            return Optional.ofNullable(fields.get(key)).map(Field::value).flatMap(Value::scalar);
        }

        Optional<Placed<Long>> number(String key) {
            return text(key).map(it -> new Placed<>(Long.parseLong(it.value()), it.place()));
        }

        int count(String key, int otherwise) {
            return number(key).map(it -> Math.toIntExact(it.value())).orElse(otherwise);
        }

        /// Empty when the key is not there or its value is not a sound mapping.
        Optional<Fields> mapping(String key) {
            return Optional.ofNullable(fields.get(key)).map(Field::value).flatMap(Value::asMapping);
        }

        /// The sound or broken items; empty when the key is not there.
        List<Value> list(String key) {
            return Optional.ofNullable(fields.get(key))
                    .map(it -> it.value() instanceof Items(var _, var items) ? items : List.<Value>of())
                    .orElse(List.of());
        }
    }

    /// One entry of a mapping.
    record Field(Placed<String> key, Value value) {}

    /// The text, if this is a sound scalar.
    default Optional<Placed<String>> scalar() {
        return this instanceof Scalar it ? Optional.of(it.placed()) : Optional.empty();
    }

    /// The mapping, if this is a sound one.
    default Optional<Fields> asMapping() {
        return this instanceof Fields it ? Optional.of(it) : Optional.empty();
    }
}
