package dev.rundown.simulation.scenario;

import static java.util.stream.Collectors.joining;

import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Compares the nodes of a file with the table of keys and reports every difference.
final class ShapeCheck {
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);

    private final String file;
    private final Problems problems;

    ShapeCheck(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// The value of `node`, in which whatever differs from `shape` is [Value.Broken] or left out.
    Value check(Node node, Shape shape) {
        if (node.getAnchor().isPresent()) {
            return broken(node, "anchors and aliases are not used in scenarios; write the value again");
        }
        if (!PLAIN_TAGS.contains(node.getTag())) {
            return broken(node, "tags such as %s are not used in scenarios; delete it".formatted(node.getTag()));
        }
        return switch (shape) {
            case Shape.Fields it -> fields(node, it);
            case Shape.Named it -> named(node, it);
            case Shape.Items it -> items(node, it);
            case Shape.Either it -> either(node, it);
            case Shape.Text it -> text(node, it);
            case Shape.Form it -> form(node, it, it.regex(), Set.of(Tag.STR));
            case Shape.Digits it -> form(node, it, it.regex(), Set.of(Tag.STR, Tag.INT, Tag.FLOAT));
            case Shape.Word it -> word(node, it);
            case Shape.Count it -> count(node, it);
        };
    }

    private Value either(Node node, Shape.Either shape) {
        var fits = switch (node) {
            case MappingNode _ -> shape.mapping();
            case SequenceNode _ -> shape.list();
            default -> shape.scalar();
        };
        var fallback = shape.scalar().or(shape::mapping).orElseThrow();
        return fits.map(it -> check(node, it)).orElseGet(() -> wrong(node, expected(fallback)));
    }

    private Value fields(Node node, Shape.Fields shape) {
        if (!(node instanceof MappingNode mapping)) {
            return wrong(node, expected(shape));
        }
        var names = shape.keys().stream().map(Key::name).toList();
        var found = new LinkedHashMap<String, Value.Field>();
        // A key with a typing mistake stands, broken, for the one that was meant: one mistake is reported once.
        entries(mapping, shape.each()).forEach((key, value) -> {
            var known = shape.keys().stream()
                    .filter(it -> it.name().equals(key.value()))
                    .findFirst();
            if (known.isPresent()) {
                found.put(
                        key.value(),
                        new Value.Field(key, check(value, known.orElseThrow().shape())));
            } else {
                unknown(key, shape, names);
                Nearest.to(key.value(), names)
                        .ifPresent(it -> found.putIfAbsent(it, new Value.Field(key, new Value.Broken(key.place()))));
            }
        });
        required(mapping, shape, found.keySet());
        number(mapping, shape, found.keySet());
        return new Value.Fields(place(node), found);
    }

    private void unknown(Placed<String> key, Shape.Fields shape, List<String> names) {
        problems.add(
                key.place(),
                "unknown %s \"%s\"%s See: %s"
                        .formatted(
                                shape.each(),
                                shorten(key.value()),
                                Nearest.to(key.value(), names)
                                        .map("; did you mean \"%s\"?"::formatted)
                                        .orElse("; expected one of: " + String.join(", ", names) + "."),
                                shape.each().equals("fault kind") ? "rundown faults" : "docs/scenarios.md"));
    }

    private void required(MappingNode node, Shape.Fields shape, Set<String> found) {
        for (var key : shape.keys()) {
            if (key.required() && !found.contains(key.name())) {
                problems.add(
                        place(node),
                        "missing key \"%s\" in %s; add for example  %s: %s"
                                .formatted(key.name(), shape.expected(), key.name(), key.example()));
            }
        }
    }

    private void number(MappingNode node, Shape.Fields shape, Set<String> found) {
        if (shape.presence() != Presence.ANY && node.getValue().isEmpty()) {
            String names = shape.keys().stream().map(Key::name).collect(joining(", "));
            problems.add(
                    place(node),
                    "expected %s, found an empty mapping; give one of: %s".formatted(shape.expected(), names));
        }
        if (shape.presence() == Presence.EXACTLY_ONE && found.size() > 1) {
            problems.add(
                    place(node),
                    "expected one %s in %s, found %d: %s; put each in an entry of its own"
                            .formatted(shape.each(), shape.expected(), found.size(), String.join(", ", found)));
        }
    }

    private Value named(Node node, Shape.Named shape) {
        if (!(node instanceof MappingNode mapping)) {
            return node instanceof SequenceNode
                    ? broken(
                            node,
                            "expected %s, found a list; give each %s a name, for example  %s1: ..."
                                    .formatted(expected(shape), shape.what(), shape.what()))
                    : wrong(node, expected(shape));
        }
        var found = new LinkedHashMap<String, Value.Field>();
        entries(mapping, shape.what()).forEach((key, value) -> {
            if (!key.value().matches(Shape.NAME)) {
                problems.add(
                        key.place(),
                        "\"%s\" cannot be the name of a %s: a name begins with a letter and has letters, digits, - and _ only"
                                .formatted(shorten(key.value()), shape.what()));
            }
            found.put(key.value(), new Value.Field(key, check(value, shape.each())));
        });
        return new Value.Fields(place(node), found);
    }

    /// The entries whose keys are text and stand there for the first time.
    private SequencedMap<Placed<String>, Node> entries(MappingNode mapping, String what) {
        var first = new LinkedHashMap<String, Place>();
        var entries = new LinkedHashMap<Placed<String>, Node>();
        for (NodeTuple tuple : mapping.getValue()) {
            var place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                problems.add(place, "expected a %s, found %s".formatted(what, kind(tuple.getKeyNode())));
                continue;
            }
            String key = scalar.getValue();
            var earlier = first.putIfAbsent(key, place);
            if (earlier == null) {
                entries.put(new Placed<>(key, place), tuple.getValueNode());
            } else {
                problems.add(
                        place,
                        "%s \"%s\" stands here a second time (first on line %d); keep one of them"
                                .formatted(what, shorten(key), earlier.line()));
            }
        }
        return entries;
    }

    private Value items(Node node, Shape.Items shape) {
        if (!(node instanceof SequenceNode sequence)) {
            return wrong(node, expected(shape));
        }
        var items = new ArrayList<Value>();
        sequence.getValue().forEach(it -> items.add(check(it, shape.each())));
        return new Value.Items(place(node), List.copyOf(items));
    }

    private Value text(Node node, Shape.Text shape) {
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.STR)) {
            return wrong(node, shape.expected());
        }
        return new Value.Scalar(place(node), scalar.getValue().strip());
    }

    private Value form(Node node, Shape shape, String regex, Set<Tag> tags) {
        boolean fits = node instanceof ScalarNode scalar
                && tags.contains(scalar.getTag())
                && scalar.getValue().matches(regex);
        return fits ? new Value.Scalar(place(node), ((ScalarNode) node).getValue()) : wrong(node, expected(shape));
    }

    private Value word(Node node, Shape.Word shape) {
        if (!(node instanceof ScalarNode scalar)) {
            return wrong(node, expected(shape));
        }
        String word = scalar.getValue();
        if (shape.words().contains(word)) {
            return new Value.Scalar(place(node), word);
        }
        return Nearest.to(word, shape.words())
                .map(it -> broken(
                        node,
                        "expected %s, found %s; did you mean \"%s\"?".formatted(shape.expected(), kind(node), it)))
                .orElseGet(() -> wrong(node, expected(shape)));
    }

    private Value count(Node node, Shape.Count shape) {
        String expected = expected(shape);
        if (!(node instanceof ScalarNode scalar) || !scalar.getTag().equals(Tag.INT)) {
            return wrong(node, expected);
        }
        String digits = scalar.getValue();
        boolean fits = digits.length() < 19
                && Long.parseLong(digits) >= shape.least()
                && Long.parseLong(digits) <= shape.most();
        return fits ? new Value.Scalar(place(node), digits) : wrong(node, expected);
    }

    private static String expected(Shape shape) {
        return switch (shape) {
            case Shape.Word it
            when it.words().size() > 1 -> it.expected() + ", one of: " + String.join(", ", it.words());
            case Shape.Word it -> it.expected();
            case Shape.Form it
            when it.regex().equals(Shape.NAME) -> it.expected() + " (a letter, then letters, digits, - and _)";
            case Shape.Fields it -> it.expected() + " as " + it.inWords();
            case Shape.Either it -> expected(it.scalar().or(it::mapping).orElseThrow());
            case Shape.Text _, Shape.Form _, Shape.Digits _, Shape.Count _, Shape.Named _, Shape.Items _ ->
                shape.inWords();
        };
    }

    private Value wrong(Node node, String expected) {
        String hint = node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL) && scalar.isPlain()
                ? "; something is missing after the colon or dash"
                : "";
        return broken(node, "expected %s, found %s%s".formatted(expected, kind(node), hint));
    }

    private Value broken(Node node, String sentence) {
        problems.add(place(node), sentence);
        return new Value.Broken(place(node));
    }

    private static String kind(Node node) {
        return switch (node) {
            case MappingNode _ -> "a mapping";
            case SequenceNode _ -> "a list";
            case ScalarNode it when it.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode it when it.getTag().equals(Tag.STR) -> "\"" + shorten(it.getValue()) + "\"";
            case ScalarNode it ->
                "the %s %s".formatted(it.getTag().equals(Tag.BOOL) ? "truth value" : "number", shorten(it.getValue()));
            default -> "something else";
        };
    }

    private static String shorten(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 60 ? line.substring(0, 57) + "..." : line;
    }

    private Place place(Node node) {
        return node.getStartMark()
                .map(it -> new Place(file, it.getLine() + 1, it.getColumn() + 1))
                .orElse(Place.of(file));
    }
}
