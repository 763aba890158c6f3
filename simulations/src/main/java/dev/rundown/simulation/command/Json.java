package dev.rundown.simulation.command;

import tools.jackson.databind.json.JsonMapper;

/// The documents of `--json`.
final class Json {
    private Json() {}

    /// `document`, a record, on one line.
    static String text(Object document) {
        return JsonMapper.builder().build().writeValueAsString(document);
    }
}
