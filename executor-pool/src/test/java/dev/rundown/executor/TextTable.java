package dev.rundown.executor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The text tables of `src/test/resources/dev/rundown/executor/vectors`: a row a line, cells between `|`, and lines
/// that
/// begin with `#` for remarks.
public final class TextTable {
    private TextTable() {}

    /// The rows of a table, each as its cells.
    public static Stream<List<String>> rows(String table) {
        return new String(Samples.resource("vectors/" + table), StandardCharsets.UTF_8)
                .lines()
                .filter(it -> !it.startsWith("#"))
                .map(it -> Arrays.stream(it.split("\\|", -1)).map(String::strip).toList());
    }
}
