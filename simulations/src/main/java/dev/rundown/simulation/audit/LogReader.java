package dev.rundown.simulation.audit;

import dev.rundown.extension.npi.Npis;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads a log, one JSON object a line, and says which line is wrong.
final class LogReader {
    private static final long MOST_BYTES = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> KEYS =
            List.of("event", "name", "client", "provider", "module", "status", "side", "by", "extension", "cleanup");

    private final String file;

    private LogReader(String file) {
        this.file = file;
    }

    /// A line that says something.
    ///
    /// @param number from 1
    record Numbered(int number, LogLine line) {}

    /// @throws InputException when it is not there or a line is wrong
    static List<Numbered> read(Path path) {
        var reader = new LogReader(path.toString());
        var lines = reader.text(path);
        var read = new ArrayList<Numbered>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(new Numbered(i + 1, reader.line(lines.get(i), i + 1)));
            }
        }
        if (read.isEmpty()) {
            throw new InputException(Place.of(reader.file), "says nothing; the format: docs/audit.md");
        }
        return read;
    }

    /// A registration of which the log says nothing but its name.
    static RegistrationInstance nobody(RegistrationHandle registration) {
        return new RegistrationInstance(
                RegistrationInstance.VERSION,
                RegistrationInstance.SIZE,
                Npis.HOOK,
                Npis.GENERAL_HELPERS,
                registration.generation(),
                new Unsaid());
    }

    private record Unsaid() implements NpiSpecificCharacteristics {}

    private List<String> text(Path path) {
        var place = Place.of(file);
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new InputException(place, "has %,d bytes; divide it".formatted(Files.size(path)));
            }
            return Files.readAllLines(path);
        } catch (NoSuchFileException e) {
            throw new InputException(place, "there is no such file; an example: docs/examples/audit.log.jsonl");
        } catch (CharacterCodingException e) {
            throw new InputException(place, "is no text in UTF-8; the format: docs/audit.md");
        } catch (IOException e) {
            throw new InputException(place, "cannot be read: " + e.getMessage());
        }
    }

    private LogLine line(String text, int number) {
        var fields = fields(text, number);
        if (fields.containsKey("rundown")) {
            throw trace(number);
        }
        for (var key : fields.keySet()) {
            if (!KEYS.contains(key)) {
                throw wrong(number, "unknown key \"%s\"%s".formatted(key, Nearest.hint(key, KEYS)));
            }
        }
        var event = one(fields, "event", LogLine.EVENTS, number);
        switch (event) {
            case "registered", "deregistered" -> need(fields, "module", event, number);
            case "enter", "leave", "gone" -> need(fields, "extension", event, number);
            case "callback", "return" -> {
                one(fields, "name", LogLine.CALLBACKS, number);
                binding(fields, event, number);
            }
            case "complete" -> {
                one(fields, "name", LogLine.COMPLETIONS, number);
                binding(fields, event, number);
            }
            default -> binding(fields, event, number);
        }
        if (fields.containsKey("status")) {
            one(
                    fields,
                    "status",
                    Arrays.stream(NtStatus.values()).map(Enum::name).toList(),
                    number);
        }
        if (fields.containsKey("side")) {
            one(fields, "side", List.of("client", "provider"), number);
        }
        if (fields.containsKey("cleanup")) {
            one(fields, "cleanup", LogLine.CLEANUPS, number);
        }
        return new LogLine(
                event,
                get(fields, "name"),
                get(fields, "client"),
                get(fields, "provider"),
                get(fields, "module"),
                get(fields, "status"),
                get(fields, "side"),
                get(fields, "by"),
                get(fields, "extension"),
                get(fields, "cleanup"));
    }

    private Map<String, String> fields(String text, int number) {
        try {
            return JSON.readValue(text, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            if (text.startsWith("{\"rundown\":")) {
                throw trace(number);
            }
            throw new InputException(
                    new Place(file, number, Math.max(1, e.getLocation().getColumnNr())),
                    "no JSON object of strings; a line looks like"
                            + "  {\"event\":\"bound\",\"client\":\"L1\",\"provider\":\"sample.hook\"}");
        }
    }

    private InputException trace(int number) {
        return wrong(number, "this is a trace of rundown; type  rundown replay %s --verify".formatted(file));
    }

    private void binding(Map<String, String> fields, String event, int number) {
        need(fields, "client", event, number);
        need(fields, "provider", event, number);
    }

    private void need(Map<String, String> fields, String key, String event, int number) {
        var value = fields.get(key);
        if (value == null || !value.matches("[^#\\s]+(#[1-9][0-9]{0,5})?")) {
            throw wrong(number, "\"%s\" needs \"%s\", a name such as L1, or L1#2".formatted(event, key));
        }
    }

    private String one(Map<String, String> fields, String key, List<String> words, int number) {
        var value = fields.get(key);
        if (value == null) {
            throw wrong(number, "\"%s\" is missing; it is one of %s".formatted(key, String.join(", ", words)));
        }
        if (!words.contains(value)) {
            throw wrong(number, "unknown %s \"%s\"%s".formatted(key, value, Nearest.hint(value, words)));
        }
        return value;
    }

    private static Optional<String> get(Map<String, String> fields, String key) {
        return Optional.ofNullable(fields.get(key));
    }

    private InputException wrong(int number, String sentence) {
        return new InputException(new Place(file, number, 1), sentence);
    }
}
