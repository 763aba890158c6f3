package dev.rundown.simulation.scenario;

import dev.rundown.registrar.UmMock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads a scenario from YAML. All mistakes of a file are reported in one [InputException].
public final class ScenarioFile {
    private final Problems problems = new Problems();
    private final Vocabulary vocabulary;

    private ScenarioFile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Reads what the user named: `@name` is a bundled scenario, anything else a path.
    ///
    /// @throws InputException when it is not there or is wrong
    public static Scenario open(String nameOrPath, Vocabulary vocabulary) {
        return nameOrPath.startsWith("@")
                ? Bundled.find(nameOrPath).read(vocabulary)
                : read(Path.of(nameOrPath), vocabulary);
    }

    /// Reads a file.
    ///
    /// @throws InputException when it is not there, is no text in UTF-8, or is wrong
    public static Scenario read(Path path, Vocabulary vocabulary) {
        return read(text(path), path.toString(), vocabulary);
    }

    /// Reads a text.
    ///
    /// @param text     the whole file
    /// @param fileName as the user named it; errors begin with it
    /// @throws InputException when it is wrong
    public static Scenario read(String text, String fileName, Vocabulary vocabulary) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ScenarioFile(vocabulary).scenario(plain, fileName);
    }

    /// The sentence that a scenario says about itself, on one line; empty when it says none.
    static String about(String text, String file) {
        var root = new ShapeCheck(file, new Problems()).check(YamlText.parse(file, text), Keys.SCENARIO);
        return root.asMapping()
                .flatMap(it -> it.text("about"))
                .map(it -> it.value().replaceAll("\\s+", " "))
                .orElse("");
    }

    private Scenario scenario(String text, String file) {
        var root = YamlText.parse(file, text);
        refuseOtherVersions(file, root);
        var checked = new ShapeCheck(file, problems).check(root, Keys.SCENARIO);
        var fields = checked.asMapping().orElse(emptyAt(checked.place()));
        var names = CastNames.of(fields, problems);
        var cast = new CastReader(problems).read(fields.mapping("cast").orElse(emptyAt(fields.place())));
        var play = new PlayReader(names, problems).read(fields);
        var faults = new FaultReader(vocabulary, names, problems).read(fields.list("faults"));
        var checks = checks(fields.list("check"));
        var expect = expectation(fields, names);
        var registrar = fields.mapping("registrar").map(this::registrar).orElse(RegistrarChoice.DEFAULT);
        problems.throwIfAny();
        return new Scenario(
                fields.text("name").orElseThrow(),
                fields.text("about").map(Placed::value).orElse(""),
                file,
                sha256(text),
                text,
                cast,
                play,
                faults,
                checks,
                expect,
                registrar,
                fields.mapping("search").map(ScenarioFile::search).orElse(SearchSettings.DEFAULT));
    }

    /// A file of another version may be right in all that this one does not know, so nothing else is reported.
    private static void refuseOtherVersions(String file, Node root) {
        if (root instanceof MappingNode mapping) {
            for (var entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("rundown")
                        && entry.getValueNode() instanceof ScalarNode version
                        && version.getTag().equals(Tag.INT)
                        && !version.getValue().equals(String.valueOf(Keys.VERSION))) {
                    var mark = version.getStartMark().orElseThrow();
                    throw new InputException(
                            new Place(file, mark.getLine() + 1, mark.getColumn() + 1),
                            "unknown version %s of the file format; this program reads version %d. Write  rundown: %d"
                                    .formatted(version.getValue(), Keys.VERSION, Keys.VERSION));
                }
            }
        }
    }

    private static Value.Fields emptyAt(Place place) {
        return new Value.Fields(place, new LinkedHashMap<>());
    }

    private Checks checks(List<Value> check) {
        return check.isEmpty()
                ? Checks.ALL_RULES
                : new Checks(
                        known(check, "always", "rule", vocabulary.rules()),
                        known(check, "eventually", "rule", vocabulary.rules()),
                        known(check, "sometimes", "goal", vocabulary.goals()));
    }

    private List<Placed<String>> known(List<Value> check, String key, String what, List<String> names) {
        return check.stream()
                .flatMap(it -> it.asMapping().stream())
                .flatMap(it -> it.list(key).stream())
                .flatMap(it -> it.scalar().stream())
                .peek(it -> expectKnown(it, what, names))
                .toList();
    }

    private void expectKnown(Placed<String> name, String what, List<String> names) {
        if (!names.contains(name.value())) {
            problems.add(name.place(), "unknown %s \"%s\"%s".formatted(what, name, Nearest.hint(name.value(), names)));
        }
    }

    private Optional<Expectation> expectation(Value.Fields scenario, CastNames names) {
        var place = scenario.placeOf("expect");
        if (scenario.text("expect").isPresent()) {
            return Optional.of(new Expectation.Holds(place));
        }
        return scenario.mapping("expect").flatMap(it -> expectation(place, it, names));
    }

    private Optional<Expectation> expectation(Place place, Value.Fields expect, CastNames names) {
        var rules = oneOrMore(expect, "violated");
        rules.forEach(it -> expectKnown(it, "rule", vocabulary.rules()));
        var blame = oneOrMore(expect, "blame");
        blame.forEach(names::expectParty);
        expect.text("rejected").ifPresent(names::expectProgram);
        if (expect.has("rejected") && expect.has("violated")) {
            problems.add(
                    expect.placeOf("violated"),
                    "a rejected program never runs, so nothing is violated; keep \"rejected\" or \"violated\"");
        }
        if (expect.has("violated") && rules.isEmpty() && expect.list("violated").isEmpty()) {
            problems.add(expect.placeOf("violated"), "no rule is named; to expect none, write  expect: holds");
        }
        if (!expect.has("violated")) {
            for (String key : List.of("kind", "blame")) {
                if (expect.has(key)) {
                    problems.add(expect.placeOf(key), "\"%s\" goes with \"violated\" only".formatted(key));
                }
            }
        }
        return expect.has("rejected")
                ? expect.text("rejected").map(it -> new Expectation.Rejected(place, it))
                : Optional.of(new Expectation.Violated(place, rules, expect.text("kind"), blame));
    }

    private static List<Placed<String>> oneOrMore(Value.Fields fields, String key) {
        return Stream.concat(
                        fields.text(key).stream(), fields.list(key).stream().flatMap(it -> it.scalar().stream()))
                .toList();
    }

    private RegistrarChoice registrar(Value.Fields fields) {
        var knobs = new TreeMap<String, Placed<String>>();
        RegistrarKeys.KNOBS.forEach(it -> fields.text(it.name()).ifPresent(value -> knobs.put(it.name(), value)));
        var gaps = fields.has("um-mock")
                ? Optional.of(fields.list("um-mock").stream()
                        .flatMap(it -> it.scalar().stream())
                        .map(it -> UmMock.Gap.valueOf(it.value()))
                        .toList())
                : Optional.<List<UmMock.Gap>>empty();
        fields.text("flavour")
                .filter(it -> gaps.isPresent() && !it.value().equals("um-mock"))
                .ifPresent(it -> problems.add(
                        it.place(), "\"%s\" has no gaps to choose; keep \"flavour\" or \"um-mock\"".formatted(it)));
        return new RegistrarChoice(fields.text("flavour"), gaps, knobs);
    }

    private static SearchSettings search(Value.Fields fields) {
        return new SearchSettings(
                fields.number("schedules"),
                fields.number("max-steps"),
                fields.text("seed").map(it -> new Placed<>(seed(it.value()), it.place())),
                fields.text("strategy"));
    }

    private static long seed(String text) {
        return text.startsWith("0x") ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseLong(text);
    }

    private static String text(Path path) {
        var place = Place.of(path.toString());
        try {
            if (Files.isDirectory(path)) {
                throw new InputException(place, "is a folder; name one scenario file in it");
            }
            if (Files.size(path) > 4L * YamlText.MAX_CHARACTERS) {
                throw new InputException(place, "has %,d bytes; that is no scenario".formatted(Files.size(path)));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(path)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InputException(place, "is no text in UTF-8; save it in that encoding");
        } catch (NoSuchFileException e) {
            throw new InputException(place, "there is no such file" + similar(path));
        } catch (IOException e) {
            throw new InputException(place, "cannot be read: " + e.getMessage());
        }
    }

    private static String similar(Path path) {
        var folder = Optional.ofNullable(path.toAbsolutePath().getParent()).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return ", and no such folder. Bundled scenarios begin with @. See: rundown list";
        }
        try (var files = Files.list(folder.orElseThrow())) {
            var names = files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".yaml"))
                    .sorted()
                    .toList();
            return Nearest.to(path.getFileName().toString(), names)
                    .map("; did you mean \"%s\"?"::formatted)
                    .orElse(". Bundled scenarios begin with @. See: rundown list");
        } catch (IOException e) {
            return ", and its folder cannot be read: " + e.getMessage();
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
