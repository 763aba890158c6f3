package dev.rundown.verifier.fixpoint;

import dev.rundown.executor.isa.Flow;
import dev.rundown.executor.isa.Instruction;
import dev.rundown.executor.isa.Instruction.CallLocal;
import dev.rundown.executor.isa.Instruction.Exit;
import dev.rundown.executor.isa.Instruction.Goto;
import dev.rundown.executor.isa.Instruction.Jump;
import dev.rundown.executor.isa.Instruction.SecondHalf;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.finding.FindingCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// The graph of a program's functions, each with its instructions in reverse postorder. Nothing here
/// recurses: crafted programs are as deep as they like.
public final class ControlFlow {
    private static final int UNREACHED = -1;

    private final ProgramImage image;
    private final int[] rank;
    private final int[] owner;
    private final int[] arrivals;
    private final TreeMap<Integer, TreeSet<Integer>> calls = new TreeMap<>();
    private final List<Malformed> malformed = new ArrayList<>();

    public ControlFlow(ProgramImage image) {
        this.image = image;
        rank = new int[image.size()];
        owner = new int[image.size()];
        arrivals = new int[image.size()];
        Arrays.fill(rank, UNREACHED);
        Arrays.fill(owner, UNREACHED);
        WellFormed.firstMistake(image).ifPresent(malformed::add);
        var waiting = new ArrayDeque<Integer>();
        visit(0, waiting);
        while (!waiting.isEmpty()) {
            visit(waiting.remove(), waiting);
        }
        findRecursion();
    }

    /// What is wrong with the image; empty if nothing is.
    public Optional<Malformed> malformed() {
        return malformed.stream().findFirst();
    }

    private void visit(int function, ArrayDeque<Integer> waiting) {
        if (calls.containsKey(function)) {
            return;
        }
        var called = new TreeSet<Integer>();
        calls.put(function, called);
        if (!isStart(function, function)) {
            return;
        }
        var postorder = new ArrayList<Integer>();
        var stack = new ArrayDeque<int[]>();
        enter(function, function, stack);
        while (!stack.isEmpty()) {
            int[] top = stack.getLast();
            var successors = successors(top[0]);
            if (top[1] == successors.size()) {
                stack.removeLast();
                postorder.add(top[0]);
                continue;
            }
            int next = successors.get(top[1]++);
            if (isStart(next, top[0])) {
                arrivals[next]++;
                enter(next, function, stack);
            }
        }
        for (int i = 0; i < postorder.size(); i++) {
            int slot = postorder.get(i);
            rank[slot] = postorder.size() - i;
            if (image.at(slot) instanceof CallLocal(int target)) {
                called.add(target);
                waiting.add(target);
            }
        }
    }

    private void enter(int slot, int function, ArrayDeque<int[]> stack) {
        if (owner[slot] == UNREACHED) {
            owner[slot] = function;
            stack.addLast(new int[] {slot, 0});
        } else if (owner[slot] != function) {
            wrong(slot, "belongs to two functions, at %d and at %d".formatted(owner[slot], function));
        }
    }

    private boolean isStart(int slot, int from) {
        if (slot < 0 || slot >= image.size()) {
            wrong(from, "leads to slot %d of %d".formatted(slot, image.size()));
            return false;
        }
        if (image.at(slot) instanceof SecondHalf) {
            wrong(from, "leads into the middle of a wide instruction at %d".formatted(slot - 1));
            return false;
        }
        return true;
    }

    private void wrong(int slot, String why) {
        malformed.add(new Malformed(FindingCode.MALFORMED_PROGRAM, Math.max(0, slot), why));
    }

    /// Inside the function: a call goes on after it. The jump comes first, so that in postorder the code
    /// after it keeps the order it is written in.
    private List<Integer> successors(int slot) {
        return switch (image.at(slot)) {
            case Goto(int target) -> List.of(target);
            case Jump jump -> List.of(jump.target(), image.next(slot));
            case Exit _ -> List.of();
            case Instruction other -> Flow.fallsThrough(other) ? List.of(image.next(slot)) : List.of();
        };
    }

    /// Depth-first over functions; a call of one that is still open is a cycle.
    private void findRecursion() {
        var done = new TreeSet<Integer>();
        for (int start : calls.keySet()) {
            var open = new ArrayDeque<Integer>();
            var rest = new ArrayDeque<ArrayDeque<Integer>>();
            open.add(start);
            rest.add(new ArrayDeque<>(calls.getOrDefault(start, new TreeSet<>())));
            while (!open.isEmpty()) {
                var next = rest.getLast().poll();
                if (next == null) {
                    done.add(open.removeLast());
                    rest.removeLast();
                } else if (open.contains(next)) {
                    malformed.add(new Malformed(
                            FindingCode.MALFORMED_RECURSION, next, "the function at %d calls itself".formatted(next)));
                    return;
                } else if (!done.contains(next)) {
                    open.add(next);
                    rest.add(new ArrayDeque<>(calls.getOrDefault(next, new TreeSet<>())));
                }
            }
        }
    }

    /// Whether states are merged before this instruction: several ways lead to it, or a function returns to
    /// it.
    boolean isMeeting(int slot, boolean afterReturn) {
        return afterReturn || arrivals[slot] > 1;
    }

    /// Where a state at `slot` stands in the order. A call counts between its own instruction and the one it
    /// returns to.
    public Position position(AbstractState state, int slot) {
        var keys = new ArrayList<Integer>();
        for (int returnSlot : state.callers()) {
            keys.add(2 * rank[returnSlot] - 1);
        }
        keys.add(2 * rank[slot]);
        return new Position(keys, slot);
    }

    public ProgramImage image() {
        return image;
    }
}
