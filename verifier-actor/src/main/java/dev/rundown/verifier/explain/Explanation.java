package dev.rundown.verifier.explain;

import dev.rundown.executor.program.SourceLine;
import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.PathStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One finding as text.
public final class Explanation {
    private static final int LABEL = 9;
    private static final int HEADLINE = 88;

    private Explanation() {}

    /// Code and headline in one line.
    public static String headline(Finding finding) {
        return "%s  %s".formatted(finding.code(), finding.problem().headline());
    }

    /// All of it, a line each, with the place, what is known, what was needed, the path and what to do.
    public static String of(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add("%s  %s".formatted(padded(headline(finding), HEADLINE), finding.confidence()));
        if (!finding.instruction().isEmpty() && !concernsAll(finding.code())) {
            lines.add("  " + place(finding.line(), finding.slot(), finding.instruction()));
        }
        label(lines, "known", finding.problem().known());
        label(lines, "needed", List.of(finding.problem().needed()));
        label(lines, "path", finding.path().stream().map(Explanation::step).toList());
        label(lines, "fix", List.of(finding.problem().fix()));
        return String.join("\n", lines);
    }

    private static boolean concernsAll(FindingCode code) {
        return code == FindingCode.INFO_BAD_CONTEXT
                || code == FindingCode.INFO_BAD_PROTOTYPE
                || code == FindingCode.INTERNAL;
    }

    private static String place(Optional<SourceLine> line, int slot, String instruction) {
        var where = "instruction %d: %s".formatted(slot, instruction);
        return line.map(it -> "%s:%d      %s    %s".formatted(file(it), it.line(), it.text(), where))
                .orElse(where);
    }

    private static String file(SourceLine line) {
        return line.file().substring(line.file().lastIndexOf('/') + 1);
    }

    private static String step(PathStep step) {
        var outcome = step.taken() ? "taken" : "not taken";
        return step.line()
                .map(it -> "line %d  %s    (instruction %d: %s) %s"
                        .formatted(it.line(), it.text(), step.slot(), step.instruction(), outcome))
                .orElse("instruction %d: %s    %s".formatted(step.slot(), step.instruction(), outcome));
    }

    private static void label(List<String> lines, String name, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            lines.add("  " + padded(i == 0 ? name : "", LABEL) + texts.get(i));
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
