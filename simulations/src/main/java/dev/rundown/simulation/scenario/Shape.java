package dev.rundown.simulation.scenario;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What may stand at one place of a scenario file. The reader checks it, the JSON Schema and the document print it.
sealed interface Shape {
    /// What a name may be: it becomes part of an actor's name and of a file's.
    String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,63}";

    /// Any text on one or more lines.
    record Text(String expected) implements Shape {}

    /// Text of a certain form.
    ///
    /// @param expected says the form to a person
    /// @param regex    says it to a machine; the whole text must match
    record Form(String expected, String regex) implements Shape {
        static Form anyName(String expected) {
            return new Form(expected, NAME);
        }
    }

    /// Text or a number of a certain form, such as a seed.
    record Digits(String expected, String regex) implements Shape {}

    /// One of a few words.
    record Word(String expected, List<String> words) implements Shape {}

    /// A whole number, both ends included.
    record Count(String expected, long least, long most) implements Shape {}

    /// A mapping with known keys.
    ///
    /// @param expected what the mapping is
    /// @param each     what one of its keys is called: `key`, `fault kind`
    /// @param keys     in reading order
    /// @param presence how many of the keys must be there
    record Fields(String expected, String each, List<Key> keys, Presence presence) implements Shape {
        /// How many of the keys must be there, besides the required ones.
        enum Presence {
            ANY,
            EXACTLY_ONE,
            AT_LEAST_ONE
        }
    }

    /// A mapping whose keys are names that the user gives.
    ///
    /// @param what what is named, `program`
    record Named(String what, Shape each) implements Shape {}

    /// A list.
    record Items(String expected, Shape each) implements Shape {}

    /// One of several, told apart by whether it is a scalar, a list or a mapping.
    record Either(Optional<Shape> scalar, Optional<Shape> list, Optional<Shape> mapping) implements Shape {}

    /// What may stand here, for a person: the words themselves where there are few, else what is expected.
    default String inWords() {
        return switch (this) {
            case Text it -> it.expected();
            case Form it -> it.expected();
            case Digits it -> it.expected();
            case Word it -> String.join(", ", it.words());
            case Count it when it.least() == it.most() -> String.valueOf(it.least());
            case Count it -> "%s from %,d to %,d".formatted(it.expected(), it.least(), it.most());
            case Fields it ->
                "a mapping with " + it.keys().stream().map(Key::name).collect(joining(", "));
            case Named it -> "a mapping from the name of each %s to what it is".formatted(it.what());
            case Items it -> it.expected();
            case Either it ->
                Stream.of(it.scalar(), it.list(), it.mapping())
                        .flatMap(Optional::stream)
                        .map(Shape::inWords)
                        .collect(joining(", or "));
        };
    }
}
