package dev.rundown.verifier.certificate;

import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Normalization;
import dev.rundown.verifier.domain.StateCover;
import dev.rundown.verifier.fixpoint.Certificate;
import dev.rundown.verifier.fixpoint.ControlFlow;
import dev.rundown.verifier.transfer.ProgramModel;
import dev.rundown.verifier.transfer.Successor;
import dev.rundown.verifier.transfer.Transfer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Re-checks a certificate in one pass.
///
/// Why a pass without complaint is a proof: the entry state is covered by a stored one, and whatever a
/// stored state leads to, over any number of instructions whose obligations all hold, is covered by a stored
/// state at the first stored position on the way. So by induction every state that a run can be in is
/// allowed by a state that was stepped here. And every step leads to a higher position, of which there are
/// finitely many, so every run ends.
public final class CertificateChecker {
    private final ProgramModel model;
    private final ControlFlow flow;
    private final Certificate certificate;
    private final List<String> complaints = new ArrayList<>();
    private final Transfer transfer;
    private long stepsLeft;

    private CertificateChecker(ProgramModel model, ControlFlow flow, Certificate certificate, long steps) {
        this.model = model;
        this.flow = flow;
        this.certificate = certificate;
        this.stepsLeft = steps;
        this.transfer = new Transfer(
                model,
                (state, slot, code, problem) ->
                        complaints.add("instruction %d: %s: %s".formatted(slot, code, problem.headline())));
    }

    /// The first complaint; empty if the certificate proves the program.
    ///
    /// @param steps how many instructions may be simulated
    public static Optional<String> check(ProgramModel model, Certificate certificate, long steps) {
        var flow = new ControlFlow(model.image());
        if (flow.malformed().isPresent()) {
            return Optional.of(flow.malformed().get().why());
        }
        return new CertificateChecker(model, flow, certificate, steps).run();
    }

    private Optional<String> run() {
        arrive(model.entry(), 0);
        for (var position : certificate.states().entrySet()) {
            for (var stored : position.getValue()) {
                if (complaints.isEmpty()) {
                    follow(stored.copy(), position.getKey().slot());
                }
            }
        }
        return complaints.stream().findFirst();
    }

    private void arrive(AbstractState state, int slot) {
        Normalization.apply(state);
        var there = certificate.states().getOrDefault(flow.position(state, slot), List.of());
        if (there.stream().noneMatch(it -> StateCover.covers(it, state))) {
            complaints.add("instruction %d: a state arrives that none covers".formatted(slot));
        }
    }

    private void follow(AbstractState from, int start) {
        var open = new ArrayDeque<Successor>();
        open.add(new Successor(start, from));
        while (!open.isEmpty() && complaints.isEmpty()) {
            var at = open.removeLast();
            if (--stepsLeft < 0) {
                complaints.add("instruction %d: the check takes too long".formatted(at.slot()));
                return;
            }
            var here = flow.position(at.state(), at.slot());
            for (var next : transfer.step(at.state(), at.slot())) {
                var there = flow.position(next.state(), next.slot());
                if (there.compareTo(here) <= 0) {
                    complaints.add("instruction %d: goes back to %d".formatted(at.slot(), next.slot()));
                } else if (certificate.states().containsKey(there)) {
                    arrive(next.state(), next.slot());
                } else {
                    open.add(next);
                }
            }
        }
    }
}
