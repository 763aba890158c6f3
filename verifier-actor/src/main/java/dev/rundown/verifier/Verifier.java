package dev.rundown.verifier;

import dev.rundown.executor.isa.Disassembler;
import dev.rundown.executor.isa.Instruction.CallByBtf;
import dev.rundown.executor.isa.Instruction.CallHelper;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.Verdict.Accepted;
import dev.rundown.verifier.Verdict.Kind;
import dev.rundown.verifier.Verdict.Rejected;
import dev.rundown.verifier.certificate.CertificateChecker;
import dev.rundown.verifier.finding.Confidence;
import dev.rundown.verifier.finding.Finding;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.Problem;
import dev.rundown.verifier.fixpoint.ControlFlow;
import dev.rundown.verifier.fixpoint.Engine;
import dev.rundown.verifier.fixpoint.OverBudget;
import dev.rundown.verifier.fixpoint.Result;
import dev.rundown.verifier.fixpoint.Stats;
import dev.rundown.verifier.spec.ProgramInformation;
import dev.rundown.verifier.transfer.ProgramModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Verifies programs: a pure function of the request. It always answers, and accepts nothing without a proof
/// that [CertificateChecker] has re-checked.
public final class Verifier {
    /// The checker does on loop-free programs what the engine did, without joins.
    private static final int CHECK_FACTOR = 4;

    private Verifier() {}

    /// May the program run? Whatever goes wrong in here counts as a bug of ours, and the program does not
    /// run.
    public static Verdict verify(VerificationRequest request) {
        try {
            return judge(request);
        } catch (RuntimeException | StackOverflowError | AssertionError bug) {
            return internal(request.program(), "the verifier failed: " + bug, Stats.NONE);
        }
    }

    private static Verdict judge(VerificationRequest request) {
        var program = request.program();
        var information = informationProblems(program, request.information());
        if (!information.isEmpty()) {
            return new Rejected(Kind.MALFORMED, information, information.size(), Stats.NONE);
        }
        if (program.size() == 0) {
            return malformed(program, FindingCode.MALFORMED_PROGRAM, 0, "a program has at least one instruction");
        }
        var flow = new ControlFlow(program);
        if (flow.malformed().isPresent()) {
            var mistake = flow.malformed().get();
            return malformed(program, mistake.code(), mistake.slot(), mistake.why());
        }
        var model = ProgramModel.of(program, request.information(), request.profile());
        var engine = new Engine(model, flow, request.budget());
        try {
            return conclude(request, model, engine.run());
        } catch (OverBudget limit) {
            var finding = finding(
                    program, limit.code(), limit.slot(), limit.why(), "less work", "split the program by tail calls");
            return new Rejected(Kind.BUDGET, List.of(finding), 1, engine.stats());
        }
    }

    private static Verdict conclude(VerificationRequest request, ProgramModel model, Result result) {
        var findings = result.findings();
        if (findings.count() > 0) {
            boolean unsafe = findings.list().stream().anyMatch(it -> it.confidence() == Confidence.DEFINITE);
            return new Rejected(
                    unsafe ? Kind.UNSAFE : Kind.NOT_PROVED, findings.list(), findings.count(), result.stats());
        }
        var helpers = new TreeSet<>(request.program().helpersUsed());
        helpers.addAll(result.helpers());
        var hash =
                request.information().informationHash(helpers, request.program().imports());
        if (hash.isEmpty()) {
            return unknownCall(request, result.stats());
        }
        long steps = CHECK_FACTOR * request.budget().steps(request.program().size());
        var complaint = CertificateChecker.check(model, result.certificate(), steps);
        if (complaint.isPresent()) {
            return internal(request.program(), "the proof does not hold: " + complaint.get(), result.stats());
        }
        var answer = result.answer().map(it -> new AnswerRange(it.smin(), it.smax()));
        return new Accepted(result.stats(), hash.get(), helpers, answer, result.certificate());
    }

    /// On a path that no run takes; but a loader binds every call there is.
    private static Verdict unknownCall(VerificationRequest request, Stats stats) {
        var program = request.program();
        for (int slot = 0; slot < program.size(); slot++) {
            if (program.at(slot) instanceof CallHelper(int id)
                    && request.information().helper(id).isEmpty()) {
                var finding = finding(
                        program,
                        FindingCode.HELPER_UNKNOWN,
                        slot,
                        "calls helper %d, which programs of type %s do not have"
                                .formatted(id, request.information().type().name()),
                        "a helper of this program type, even where no run gets to",
                        "remove the call");
                return new Rejected(Kind.UNSAFE, List.of(finding), 1, stats);
            }
            if (program.at(slot) instanceof CallByBtf(int index)
                    && program.imported(index)
                            .flatMap(request.information()::function)
                            .isEmpty()) {
                var finding = finding(
                        program,
                        FindingCode.FUNCTION_UNKNOWN,
                        slot,
                        "calls a function of another module that nobody offers",
                        "a function that its module offers, even where no run gets to",
                        "remove the call");
                return new Rejected(Kind.UNSAFE, List.of(finding), 1, stats);
            }
        }
        throw new IllegalStateException("something is missing that no instruction calls");
    }

    private static List<Finding> informationProblems(ProgramImage program, ProgramInformation information) {
        var findings = new ArrayList<Finding>();
        String needed = "program information that does not contradict itself";
        String fix = "correct what the extension registers for program type %s"
                .formatted(information.type().name());
        for (var why : information.type().context().problems()) {
            findings.add(finding(program, FindingCode.INFO_BAD_CONTEXT, 0, why, needed, fix));
        }
        for (var why : information.problems()) {
            findings.add(finding(program, FindingCode.INFO_BAD_PROTOTYPE, 0, why, needed, fix));
        }
        return findings;
    }

    private static Verdict malformed(ProgramImage program, FindingCode code, int slot, String why) {
        var finding = finding(program, code, slot, why, "a program as RFC 9669 has it", "compile it again");
        return new Rejected(Kind.MALFORMED, List.of(finding), 1, Stats.NONE);
    }

    private static Verdict internal(ProgramImage program, String why, Stats stats) {
        var finding = finding(
                program,
                FindingCode.INTERNAL,
                0,
                why,
                "a verifier without this bug",
                "please report it together with the object file; the program was not loaded");
        return new Rejected(Kind.INTERNAL, List.of(finding), 1, stats);
    }

    private static Finding finding(
            ProgramImage program, FindingCode code, int slot, String headline, String needed, String fix) {
        boolean inside = slot < program.size();
        return new Finding(
                code,
                slot,
                inside ? program.lineAt(slot) : Optional.empty(),
                inside ? Disassembler.text(slot, program.at(slot)) : "",
                new Problem(headline, List.of(), needed, fix),
                List.of(),
                Confidence.DEFINITE);
    }
}
