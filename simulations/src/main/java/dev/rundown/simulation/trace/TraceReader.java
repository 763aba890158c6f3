package dev.rundown.simulation.trace;

import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Place;
import dev.rundown.simulation.trace.TraceLine.Header;
import dev.rundown.simulation.trace.TraceLine.Step;
import dev.rundown.simulation.trace.TraceLine.Verdict;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads a trace and says which line of it is wrong.
public final class TraceReader {
    /// A larger file is no trace of ours.
    private static final long MOST_BYTES = 256L << 20;

    private static final String AGAIN = "Record it again: rundown check SCENARIO";
    /// How Jackson says that a key is not there, or null.
    private static final Pattern MISSING = Pattern.compile("creator property '(\\w+)'");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private final Path file;
    private final List<String> lines;

    private TraceReader(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /// Reads a trace.
    ///
    /// @throws InputException when it is not there or not a whole trace; it says which line is wrong
    public static TraceFile read(Path file) {
        return new TraceReader(file, lines(file)).read();
    }

    private TraceFile read() {
        if (lines.isEmpty()) {
            throw new InputException(Place.of(file.toString()), "is empty, so it is no trace. " + AGAIN);
        }
        var header = header();
        if (lines.size() < 2) {
            throw cutOff();
        }
        var steps = new ArrayList<Step>();
        for (int line = 2; line < lines.size(); line++) {
            steps.add(step(line));
        }
        return new TraceFile(header, steps, verdict(steps.size()));
    }

    private Header header() {
        var header = parse(1, Header.class);
        if (header.rundown() != Header.VERSION) {
            throw wrong(
                    1,
                    "version %d of the trace format; this engine reads version %d"
                            .formatted(header.rundown(), Header.VERSION));
        }
        if (!header.sha256().equals(sha256(header.text()))) {
            throw wrong(1, "the scenario's text was changed: its hash is not the one of the trace. " + AGAIN);
        }
        return header;
    }

    private Step step(int line) {
        var step = parse(line, Step.class);
        if (step.i() != line - 1) {
            throw wrong(line, "step %d stands where step %d belongs. %s".formatted(step.i(), line - 1, AGAIN));
        }
        if (step.pick() < 0
                || step.pick() >= step.of().size()
                || !step.of().get(step.pick()).equals(step.msg())) {
            throw wrong(line, "\"msg\" is not number \"pick\" of \"of\". " + AGAIN);
        }
        return step;
    }

    private Verdict verdict(int steps) {
        int line = lines.size();
        var last = lines.getLast();
        if (last.startsWith("{\"i\":") && !last.contains("\"kind\":\"verdict\"")) {
            throw cutOff();
        }
        var verdict = parse(line, Verdict.class);
        if (!verdict.kind().equals("verdict") || verdict.i() != steps) {
            throw wrong(line, "this is not the verdict after step %d. %s".formatted(steps, AGAIN));
        }
        return verdict;
    }

    private <T> T parse(int line, Class<T> type) {
        try {
            return JSON.readValue(lines.get(line - 1), type);
        } catch (JacksonException e) {
            throw new InputException(
                    new Place(file.toString(), line, Math.max(1, e.getLocation().getColumnNr())),
                    "not the %s of a trace: %s. %s"
                            .formatted(type.getSimpleName().toLowerCase(Locale.ROOT), reason(e), AGAIN));
        }
    }

    private static String reason(JacksonException e) {
        if (e instanceof StreamReadException) {
            return "this is no JSON";
        }
        var missing = MISSING.matcher(String.valueOf(e.getOriginalMessage()));
        if (missing.find()) {
            return "\"%s\" is missing".formatted(missing.group(1));
        }
        var names = e.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
        return names.isEmpty() ? "it is no object" : "\"%s\" has a value of another type".formatted(names);
    }

    private InputException cutOff() {
        return wrong(
                lines.size(),
                "the trace is cut off: its last line is not the verdict. Copy the whole file, or " + lowered());
    }

    private static String lowered() {
        return "r" + AGAIN.substring(1);
    }

    private InputException wrong(int line, String sentence) {
        return new InputException(new Place(file.toString(), line, 1), sentence);
    }

    private static List<String> lines(Path file) {
        var place = Place.of(file.toString());
        try {
            if (Files.isDirectory(file)) {
                throw new InputException(place, "is a folder; name a trace in it, such as 1.trace.jsonl");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InputException(place, "has %,d bytes; that is no trace".formatted(Files.size(file)));
            }
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new InputException(place, "there is no such file. Traces are in rundown-out/NAME/latest/");
        } catch (CharacterCodingException e) {
            throw new InputException(place, "is no text in UTF-8, so it is no trace. " + AGAIN);
        } catch (IOException e) {
            throw new InputException(place, "cannot be read: " + e.getMessage());
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
