package dev.rundown.simulation.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Files that are no traces, or no longer.
final class WrongTraces {
    private WrongTraces() {}

    /// By name; each made from the lines of a good trace.
    static SortedMap<String, byte[]> of(List<String> good) {
        var wrong = new TreeMap<String, byte[]>();
        wrong.put("empty", new byte[0]);
        wrong.put("binary", new byte[] {0x7F, 'E', 'L', 'F', (byte) 0xFF, (byte) 0xFE, 0, 10, 3});
        wrong.put("text", text(List.of("hello", "world")));
        wrong.put("a-scenario", text(List.of("rundown: 1", "name: race")));
        wrong.put("json-of-something-else", text(List.of("{\"name\":\"x\"}", "{\"version\":3}")));
        wrong.put("an-array", text(List.of("[1,2,3]", "[]")));
        wrong.put("header-only", text(good.subList(0, 1)));
        wrong.put("without-header", text(good.subList(1, good.size())));
        wrong.put("without-verdict", text(good.subList(0, good.size() - 1)));
        wrong.put("cut-inside-a-line", cut(good));
        wrong.put("without-a-step", text(dropped(good, 5)));
        wrong.put("a-step-twice", text(doubled(good, 5)));
        wrong.put("steps-swapped", text(swapped(good, 5)));
        wrong.put("two-traces", text(twice(good)));
        wrong.put("version-2", changed(good, 0, it -> it.replace("{\"rundown\":1", "{\"rundown\":2")));
        wrong.put("another-scenario", changed(good, 0, it -> it.replace("attach:", "Attach:")));
        wrong.put("header-without-text", changed(good, 0, it -> it.replaceAll(",\"text\":.*", "}")));
        wrong.put("text-is-null", changed(good, 0, it -> it.replaceAll("\"text\":.*", "\"text\":null}")));
        wrong.put("set-up-too-long", changed(good, 0, it -> it.replace("\"setUp\":4", "\"setUp\":400")));
        wrong.put("another-program", changed(good, 0, it -> it.replace("{\"drop\":\"", "{\"drop\":\"00")));
        wrong.put("pick-beyond-of", changed(good, 5, it -> it.replace("\"pick\":0", "\"pick\":9")));
        wrong.put("message-not-picked", changed(good, 5, it -> it.replaceFirst("\"msg\":\"", "\"msg\":\"x")));
        wrong.put("step-without-state", changed(good, 5, it -> it.replaceAll(",\"state\":.*", "}")));
        wrong.put("step-number-is-a-word", changed(good, 5, it -> it.replace("{\"i\":5", "{\"i\":\"five\"")));
        wrong.put("unknown-rule", changed(good, good.size() - 1, it -> it.replace("NMR008", "NMR999")));
        wrong.put(
                "verdict-after-another-step",
                changed(good, good.size() - 1, it -> it.replaceFirst("\"i\":\\d+", "\"i\":7")));
        return wrong;
    }

    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] cut(List<String> good) {
        var lines = new ArrayList<>(good.subList(0, 8));
        lines.set(7, lines.get(7).substring(0, 60));
        return text(lines);
    }

    private static byte[] changed(List<String> good, int line, UnaryOperator<String> change) {
        var lines = new ArrayList<>(good);
        lines.set(line, change.apply(lines.get(line)));
        return text(lines);
    }

    private static List<String> dropped(List<String> good, int line) {
        var lines = new ArrayList<>(good);
        lines.remove(line);
        return lines;
    }

    private static List<String> doubled(List<String> good, int line) {
        var lines = new ArrayList<>(good);
        lines.add(line, good.get(line));
        return lines;
    }

    private static List<String> swapped(List<String> good, int line) {
        var lines = new ArrayList<>(good);
        lines.add(line, lines.remove(line + 1));
        return lines;
    }

    private static List<String> twice(List<String> good) {
        var lines = new ArrayList<>(good);
        lines.addAll(good);
        return lines;
    }
}
