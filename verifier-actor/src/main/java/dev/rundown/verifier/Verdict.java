package dev.rundown.verifier;

import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.fixpoint.Certificate;
import dev.rundown.verifier.fixpoint.Stats;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The verifier's answer.
public sealed interface Verdict {
    /// What the analysis cost.
    Stats stats();

    /// The program cannot fault, and ends. A second, small checker has re-checked the proof.
    ///
    /// @param stats           what it cost
    /// @param informationHash of what the program depends on; with another one this verdict is void
    /// @param helpers         ids of the helpers it may call
    /// @param answer          what it may return; empty if no run ends
    /// @param certificate     the proof
    record Accepted(
            Stats stats,
            String informationHash,
            SortedSet<Integer> helpers,
            Optional<AnswerRange> answer,
            Certificate certificate)
            implements Verdict {
        public Accepted {
            helpers = Collections.unmodifiableSortedSet(new TreeSet<>(helpers));
        }
    }

    /// The program may not run.
    ///
    /// @param kind     what sort of reason
    /// @param findings at most twenty, in program order
    /// @param count    how many there are
    /// @param stats    what it cost
    record Rejected(Kind kind, List<Finding> findings, int count, Stats stats) implements Verdict {
        public Rejected {
            findings = List.copyOf(findings);
        }
    }

    /// Why a program was rejected.
    enum Kind {
        /// Some path is in danger for sure.
        UNSAFE,
        /// No proof was found; the program may be right.
        NOT_PROVED,
        /// The image is no program, or the program information contradicts itself.
        MALFORMED,
        /// The limit of work was reached.
        BUDGET,
        /// Our bug. The program does not run.
        INTERNAL
    }
}
