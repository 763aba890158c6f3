package dev.rundown.verifier.fixpoint;

import dev.rundown.executor.isa.Disassembler;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Trail;
import dev.rundown.verifier.finding.Confidence;
import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.PathStep;
import dev.rundown.verifier.finding.Problem;
import dev.rundown.verifier.transfer.ProblemSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What was found so far: one finding for each instruction and code, at most twenty, in program order.
public final class Findings implements ProblemSink {
    /// Nobody reads more.
    public static final int LIMIT = 20;

    /// Branches shown of a path, the last ones.
    private static final int PATH_LIMIT = 12;

    private final ProgramImage image;
    private final TreeMap<Integer, TreeMap<FindingCode, Finding>> found = new TreeMap<>();

    public Findings(ProgramImage image) {
        this.image = image;
    }

    @Override
    public void report(AbstractState state, int slot, FindingCode code, Problem problem) {
        found.computeIfAbsent(slot, it -> new TreeMap<>())
                .computeIfAbsent(code, it -> finding(state.trail(), slot, code, problem));
    }

    private Finding finding(Trail trail, int slot, FindingCode code, Problem problem) {
        return new Finding(
                code, slot, image.lineAt(slot), text(slot), problem, path(trail, slot), confidence(trail, code));
    }

    private String text(int slot) {
        return Disassembler.text(slot, image.at(slot));
    }

    /// The instruction in question is not part of the way to it, even if it is a branch.
    private List<PathStep> path(Trail trail, int end) {
        var steps = new ArrayList<PathStep>();
        for (var at = Optional.of(trail);
                at.isPresent() && steps.size() < PATH_LIMIT;
                at = at.get().before()) {
            int slot = at.get().slot();
            if (slot >= 0 && slot != end) {
                steps.add(new PathStep(
                        slot, image.lineAt(slot), text(slot), at.get().taken()));
            }
        }
        Collections.reverse(steps);
        return steps;
    }

    private static Confidence confidence(Trail trail, FindingCode code) {
        boolean ourLimit = code == FindingCode.LOOP_NOT_PROVED
                || code == FindingCode.HELPER_UNSUPPORTED
                || code == FindingCode.UNSUPPORTED_INSTRUCTION;
        return ourLimit || trail.metOther() ? Confidence.NOT_PROVED : Confidence.DEFINITE;
    }

    /// How many there are, also those that [#list] leaves out.
    public int count() {
        return found.values().stream().mapToInt(TreeMap::size).sum();
    }

    /// The first ones in program order.
    public List<Finding> list() {
        return found.values().stream()
                .flatMap(it -> it.values().stream())
                .limit(LIMIT)
                .toList();
    }
}
