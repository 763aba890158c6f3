package dev.rundown.simulation.scenario;

import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// From text to nodes of YAML 1.2, each with its place.
final class YamlText {
    /// The longest file that is read, in characters.
    static final int MAX_CHARACTERS = 256 * 1024;

    /// How deep lists and mappings may be nested; a scenario needs nine.
    static final int MAX_DEPTH = 40;

    private static final Pattern TAB_BEFORE_TEXT = Pattern.compile("(?m)^ *\\t");

    private final String file;
    private final String text;
    private final Problems problems;

    private YamlText(String file, String text, Problems problems) {
        this.file = file;
        this.text = text;
        this.problems = problems;
    }

    /// The one document of `text`; throws with every mistake found when it is not YAML.
    static Node parse(String file, String text) {
        var problems = new Problems();
        var node = new YamlText(file, text, problems).parse();
        problems.throwIfAny();
        return node.orElseThrow(() -> new InputException(
                Place.of(file), "is empty; a scenario begins with \"rundown: 1\". See: docs/scenarios.md"));
    }

    private Optional<Node> parse() {
        if (text.length() > MAX_CHARACTERS) {
            problems.add(
                    Place.of(file),
                    "has %,d characters; a scenario may have at most %,d".formatted(text.length(), MAX_CHARACTERS));
            return Optional.empty();
        }
        findTabs();
        findDepth();
        return problems.isEmpty() ? compose() : Optional.empty();
    }

    private void findTabs() {
        var tabs = TAB_BEFORE_TEXT.matcher(text);
        while (tabs.find()) {
            problems.add(
                    placeAt(tabs.end() - 1),
                    "a tab indents this line; YAML allows spaces only: use two for each level");
        }
    }

    /// The parser recurses for each level, so the depth is bounded before it sees the text. Brackets inside quotes and
    /// comments are counted too: a scenario has no use for forty of them.
    private void findDepth() {
        int depth = 0;
        for (int i = -1; i < text.length(); i++) {
            char c = i < 0 ? '\n' : text.charAt(i);
            if (c == '\n') {
                int indent = indentAfter(i);
                if (indent > MAX_DEPTH * 8) {
                    problems.add(
                            placeAt(i + 1 + indent),
                            "is indented by %d columns; at most %d are read".formatted(indent, MAX_DEPTH * 8));
                    return;
                }
            }
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            depth = Math.max(depth, 0);
            if (depth > MAX_DEPTH) {
                problems.add(placeAt(i), "more than %d brackets are open here; close some".formatted(MAX_DEPTH));
                return;
            }
        }
    }

    /// Also counts `- - - -`, which nests without any further column of white space.
    private int indentAfter(int newline) {
        int end = newline + 1;
        while (end < text.length() && " \t-?".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end - newline - 1;
    }

    private Optional<Node> compose() {
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            var place =
                    e.getProblemMark().or(e::getContextMark).map(this::place).orElse(Place.of(file));
            problems.add(place, "this is not YAML: " + sentence(e));
        } catch (ReaderException e) {
            problems.add(
                    placeAt(text.offsetByCodePoints(
                            0, Math.min(e.getPosition(), text.codePointCount(0, text.length())))),
                    "the character U+%04X may not stand in YAML; delete it".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.add(Place.of(file), "this is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static String sentence(MarkedYamlEngineException e) {
        String problem = String.valueOf(e.getProblem()).replaceAll("\\s+", " ");
        String context = e.getContext() == null ? "" : e.getContext();
        if (problem.contains("expected a single document") || context.contains("single document")) {
            return "a second document begins here; a scenario file has one: delete the line \"---\"";
        }
        if (problem.contains("undefined alias") || context.contains("an alias") || context.contains("an anchor")) {
            return "anchors and aliases are not used in scenarios; put a text that begins with & or * in quotes";
        }
        if (problem.contains("'@'") || problem.contains("'`'")) {
            return "a text that begins with @ or ` must be put in quotes";
        }
        String since = e.getContextMark()
                .map(it -> " that begins on line " + (it.getLine() + 1))
                .orElse("");
        return context.isEmpty() ? problem : "%s (%s%s)".formatted(problem, context, since);
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Place placeAt(int offset) {
        int line =
                (int) text.substring(0, offset).chars().filter(it -> it == '\n').count();
        return new Place(file, line + 1, offset - text.lastIndexOf('\n', offset - 1));
    }
}
