package dev.rundown.verifier.fixpoint;

import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Normalization;
import dev.rundown.verifier.domain.NumberSet;
import dev.rundown.verifier.domain.Shape;
import dev.rundown.verifier.domain.StateJoin;
import dev.rundown.verifier.finding.FindingCode;
import dev.rundown.verifier.finding.Problem;
import dev.rundown.verifier.transfer.ProgramModel;
import dev.rundown.verifier.transfer.Successor;
import dev.rundown.verifier.transfer.Transfer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Level A: positions in order, each visited once when all that can arrive has arrived. What arrives is
/// joined with what has the same shape. A jump backwards cannot be part of such an order: it is reported and
/// not followed.
public final class Engine {
    private static final int SHAPES = 16;

    private final ProgramModel model;
    private final ControlFlow flow;
    private final Budget budget;
    private final Liveness liveness;
    private final Findings findings;
    private final Transfer transfer;
    private final TreeMap<Position, List<AbstractState>> waiting = new TreeMap<>();
    private final TreeMap<Position, List<AbstractState>> stored = new TreeMap<>();
    private Optional<NumberSet> answer = Optional.empty();
    private long steps;
    private int states;
    private int joins;
    private long bytes;
    private int maxDepth = 1;

    public Engine(ProgramModel model, ControlFlow flow, Budget budget) {
        this.model = model;
        this.flow = flow;
        this.budget = budget;
        this.liveness = new Liveness(model.image(), model.information());
        this.findings = new Findings(model.image());
        this.transfer = new Transfer(model, findings);
    }

    /// Analyses the program.
    ///
    /// @throws OverBudget when it is more work than allowed
    public Result run() {
        arrive(model.entry(), 0);
        while (!waiting.isEmpty()) {
            var first = waiting.pollFirstEntry();
            int slot = first.getKey().slot();
            var merged = merge(first.getValue());
            stored.put(first.getKey(), merged);
            states += merged.size();
            for (var state : merged) {
                follow(state.copy(), slot);
            }
        }
        return new Result(findings, new Certificate(stored), transfer.helpersCalled(), answer, stats());
    }

    /// What was spent so far.
    public Stats stats() {
        return new Stats(steps, states, joins, bytes, maxDepth, maxDepth * AbstractState.FRAME_BYTES);
    }

    public Findings findings() {
        return findings;
    }

    private void arrive(AbstractState state, int slot) {
        liveness.forgetDead(state, slot);
        Normalization.apply(state);
        bytes += state.bytes();
        var position = flow.position(state, slot);
        var there = waiting.computeIfAbsent(position, it -> new ArrayList<>());
        there.add(state);
        if (bytes > budget.bytes() || states + there.size() > budget.states()) {
            throw new OverBudget(FindingCode.BUDGET_STATES, slot, "too many different states meet here");
        }
    }

    /// From a meeting point to the next ones, over everything between that only one way leads to.
    private void follow(AbstractState from, int start) {
        var open = new ArrayDeque<Successor>();
        open.add(new Successor(start, from));
        while (!open.isEmpty()) {
            var at = open.removeLast();
            if (++steps > budget.steps(model.image().size())) {
                throw new OverBudget(
                        FindingCode.BUDGET_STEPS,
                        at.slot(),
                        "%d instructions were simulated without an end".formatted(steps - 1));
            }
            int depth = at.state().depth();
            var here = flow.position(at.state(), at.slot());
            for (var next : transfer.step(at.state(), at.slot())) {
                maxDepth = Math.max(maxDepth, next.state().depth());
                if (flow.position(next.state(), next.slot()).compareTo(here) <= 0) {
                    loop(next, at.slot());
                } else if (flow.isMeeting(next.slot(), next.state().depth() < depth)) {
                    arrive(next.state(), next.slot());
                } else {
                    open.add(next);
                }
            }
            if (depth == 1 && model.image().at(at.slot()) instanceof Exit) {
                var result = at.state().value(at.state().register(0));
                answer = Optional.of(answer.map(it -> it.join(result)).orElse(result));
            }
        }
    }

    private void loop(Successor next, int from) {
        findings.report(
                next.state(),
                from,
                FindingCode.LOOP_NOT_PROVED,
                new Problem(
                        "jumps back to instruction %d: this loop is not proved to end".formatted(next.slot()),
                        List.of("instructions %d..%d repeat, back edge at %d".formatted(next.slot(), from, from)),
                        "no jump backwards: loops are not judged yet",
                        "let the compiler unroll the loop:   #pragma unroll   before a loop with a constant bound"));
    }

    /// Joins what has the same shape; if that leaves too many, by a coarser one.
    private List<AbstractState> merge(List<AbstractState> arrived) {
        for (var shape : Shape.IN_ORDER) {
            var byShape = new LinkedHashMap<String, List<AbstractState>>();
            for (var state : arrived) {
                byShape.computeIfAbsent(shape.key(state), it -> new ArrayList<>())
                        .add(state);
            }
            if (byShape.size() <= SHAPES) {
                return byShape.values().stream().map(this::joined).toList();
            }
        }
        throw new IllegalStateException("the coarsest shape is the same for all states");
    }

    private AbstractState joined(List<AbstractState> alike) {
        var result = alike.getFirst();
        for (var other : alike.subList(1, alike.size())) {
            result = StateJoin.of(result, other);
            joins++;
        }
        if (alike.size() > 1) {
            Normalization.apply(result);
        }
        return result;
    }
}
