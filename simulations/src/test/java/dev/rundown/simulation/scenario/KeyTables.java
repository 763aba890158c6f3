package dev.rundown.simulation.scenario;

import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The table of keys as a JSON Schema and as a document.
final class KeyTables {
    private static final JsonMapper JSON = new JsonMapper();

    private KeyTables() {}

    /// The JSON Schema, as it ships.
    static String schema() {
        var root = JSON.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "A scenario of Rundown, format " + Keys.VERSION);
        root.setAll(schema(Keys.SCENARIO));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode schema(Shape shape) {
        var node = JSON.createObjectNode();
        switch (shape) {
            case Shape.Text _ -> node.put("type", "string");
            case Shape.Form it -> node.put("type", "string").put("pattern", whole(it.regex()));
            case Shape.Digits it -> {
                node.putArray("type").add("string").add("number");
                node.put("pattern", whole(it.regex()));
            }
            case Shape.Word it -> {
                var words = node.putArray("enum");
                it.words().forEach(words::add);
            }
            case Shape.Count it ->
                node.put("type", "integer").put("minimum", it.least()).put("maximum", it.most());
            case Shape.Items it -> node.put("type", "array").set("items", schema(it.each()));
            case Shape.Named it -> {
                node.put("type", "object");
                node.putObject("propertyNames").put("pattern", whole(Shape.NAME));
                node.set("additionalProperties", schema(it.each()));
            }
            case Shape.Either it -> {
                var any = node.putArray("anyOf");
                alternatives(it).map(KeyTables::schema).forEach(any::add);
            }
            case Fields it -> fields(node, it);
        }
        return node;
    }

    private static void fields(ObjectNode node, Fields shape) {
        node.put("type", "object");
        var properties = node.putObject("properties");
        for (var key : shape.keys()) {
            properties.set(key.name(), schema(key.shape()).put("description", key.about()));
        }
        if (shape.keys().stream().anyMatch(Key::required)) {
            var required = node.putArray("required");
            shape.keys().stream().filter(Key::required).map(Key::name).forEach(required::add);
        }
        if (shape.presence() != Presence.ANY) {
            node.put("minProperties", 1);
        }
        if (shape.presence() == Presence.EXACTLY_ONE) {
            node.put("maxProperties", 1);
        }
        node.put("additionalProperties", false);
    }

    /// The tables of the document, one for each mapping with known keys, in reading order.
    static String document() {
        var out = new StringBuilder();
        document("the file", Keys.SCENARIO, out, new LinkedHashSet<>());
        return out.toString();
    }

    private static void document(String path, Shape shape, StringBuilder out, SequencedSet<Shape> seen) {
        switch (shape) {
            case Fields it -> {
                if (seen.add(it)) {
                    table(path, it, out);
                    it.keys().forEach(key -> document(below(path, key.name()), key.shape(), out, seen));
                }
            }
            case Shape.Named it -> document(below(path, it.what().toUpperCase(Locale.ROOT)), it.each(), out, seen);
            case Shape.Items it -> document(path, it.each(), out, seen);
            case Shape.Either it -> alternatives(it).forEach(each -> document(path, each, out, seen));
            case Shape.Text _, Shape.Form _, Shape.Digits _, Shape.Word _, Shape.Count _ -> {}
        }
    }

    private static String below(String path, String name) {
        return path.equals("the file") ? name : path + "." + name;
    }

    private static void table(String path, Fields shape, StringBuilder out) {
        out.append("\n### ")
                .append(path.equals("the file") ? "The file" : "`" + path + "`")
                .append("\n\n");
        if (shape.presence() == Presence.EXACTLY_ONE) {
            out.append("Exactly one of:\n\n");
        }
        out.append("| ").append(shape.each()).append(" | value | what it means | example |\n");
        out.append("| --- | --- | --- | --- |\n");
        for (var key : shape.keys()) {
            String name = "`" + key.name() + "`" + (key.required() ? " (required)" : "");
            String example = "`" + key.name() + ": " + key.example() + "`";
            out.append("| %s | %s | %s | %s |\n".formatted(name, key.shape().inWords(), key.about(), example));
        }
    }

    private static Stream<Shape> alternatives(Shape.Either shape) {
        return Stream.of(shape.scalar(), shape.list(), shape.mapping()).flatMap(Optional::stream);
    }

    private static String whole(String regex) {
        return "^(?:" + regex + ")$";
    }
}
