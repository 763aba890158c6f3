package dev.rundown.executor.elf;

import dev.rundown.executor.program.ImportedFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which function calls which, found from calls inside a section and from relocations of calls.
final class CallGraph {
    private static final int CALL = 0x85;
    private static final int CALL_LOCAL = 1;

    private final ElfFile elf;
    private final Functions functions;
    private final Map<Integer, SortedMap<Long, Relocation>> relocations;
    private final Imports imports;
    private final Map<Function, SortedMap<Integer, Function>> calls = new HashMap<>();
    private final Map<Function, SortedMap<Integer, ImportedFunction>> imported = new HashMap<>();

    CallGraph(
            ElfFile elf, Functions functions, Map<Integer, SortedMap<Long, Relocation>> relocations, Imports imports) {
        this.elf = elf;
        this.functions = functions;
        this.relocations = relocations;
        this.imports = imports;
    }

    /// The functions of the object that `function` calls, by the slot of the call in the section.
    SortedMap<Integer, Function> callsOf(Function function) {
        find(function);
        return calls.getOrDefault(function, new TreeMap<>());
    }

    /// The functions of other modules that `function` calls, by the slot of the call in the section.
    SortedMap<Integer, ImportedFunction> importsOf(Function function) {
        find(function);
        return imported.getOrDefault(function, new TreeMap<>());
    }

    private void find(Function function) {
        if (calls.containsKey(function)) {
            return;
        }
        var local = new TreeMap<Integer, Function>();
        var others = new TreeMap<Integer, ImportedFunction>();
        var code = function.section().contents();
        for (int slot = function.first(); slot < function.first() + function.count(); slot++) {
            if (code.u8(slot * 8L) == CALL && code.u8(slot * 8L + 1) >> 4 == CALL_LOCAL) {
                var undefined = undefined(function, slot);
                if (undefined.isPresent()) {
                    others.put(slot, imports.named(undefined.get().name(), function.place(slot)));
                } else {
                    local.put(slot, callee(function, slot));
                }
            }
        }
        calls.put(function, local);
        imported.put(function, others);
    }

    /// What the call at `slot` means, if that is defined nowhere in the object.
    private Optional<Symbol> undefined(Function caller, int slot) {
        return Optional.ofNullable(relocations
                        .getOrDefault(caller.section().index(), new TreeMap<>())
                        .get(slot * 8L))
                .filter(it -> it.type() == Relocation.R_BPF_64_32)
                .map(Relocation::symbol)
                .filter(Symbol::isUndefined);
    }

    /// `entry` and all that it reaches, nearest first.
    ///
    /// @throws ElfException that prints the cycle, if there is one
    List<Function> reachedFrom(Function entry) {
        var callers = new LinkedHashMap<Function, Integer>();
        callers.put(entry, 0);
        var reached = new ArrayList<>(List.of(entry));
        for (int next = 0; next < reached.size(); next++) {
            for (var callee : callsOf(reached.get(next)).values()) {
                if (callers.merge(callee, 1, Integer::sum) == 1 && !callee.equals(entry)) {
                    reached.add(callee);
                }
            }
        }
        refuseCycles(callers);
        return reached;
    }

    /// Takes away, again and again, a function that nobody calls any more. What cannot be taken away is on a cycle,
    /// or behind one.
    private void refuseCycles(Map<Function, Integer> callers) {
        var free = new ArrayList<Function>();
        callers.forEach((function, count) -> {
            if (count == 0) {
                free.add(function);
            }
        });
        for (int next = 0; next < free.size(); next++) {
            callers.remove(free.get(next));
            for (var callee : callsOf(free.get(next)).values()) {
                if (callers.merge(callee, -1, Integer::sum) == 0) {
                    free.add(callee);
                }
            }
        }
        if (!callers.isEmpty()) {
            throw cycle(callers);
        }
    }

    private ElfException cycle(Map<Function, Integer> stuck) {
        var path = new ArrayList<Function>();
        var function = stuck.keySet().iterator().next();
        // Walk against the calls: each stuck function has a stuck caller, so the walk ends on a cycle.
        while (!path.contains(function)) {
            path.add(function);
            var callee = function;
            function = stuck.keySet().stream()
                    .filter(it -> callsOf(it).containsValue(callee))
                    .findFirst()
                    .orElseThrow();
        }
        var cycle = new ArrayList<>(
                path.subList(path.indexOf(function), path.size()).reversed());
        cycle.add(cycle.getFirst());
        var names = String.join(" -> ", cycle.stream().map(Function::name).toList());
        return new ElfException(
                elf.name(),
                "section %s".formatted(function.section().name()),
                "functions call themselves: %s".formatted(names),
                "Write a loop instead: eBPF has no recursion");
    }

    private Function callee(Function caller, int slot) {
        int immediate = caller.section().contents().s32(slot * 8L + 4);
        var relocation = relocations
                .getOrDefault(caller.section().index(), new TreeMap<>())
                .get(slot * 8L);
        if (relocation == null) {
            return beginningAt(caller, slot, caller.section().index(), slot + 1L + immediate);
        }
        var symbol = relocation.symbol();
        if (relocation.type() != Relocation.R_BPF_64_32) {
            throw new ElfException(
                    elf.name(),
                    caller.place(slot),
                    "a call has relocation type %d, %d is expected"
                            .formatted(relocation.type(), Relocation.R_BPF_64_32),
                    Advice.COMPILE);
        }
        long target = symbol.value() / 8 + (symbol.isSection() ? immediate + 1L : 0);
        return beginningAt(caller, slot, symbol.section(), target);
    }

    private Function beginningAt(Function caller, int slot, int section, long target) {
        var callee = functions.byStart().getOrDefault(section, Map.of()).get((int) target);
        if (callee == null || target != (int) target) {
            throw new ElfException(
                    elf.name(),
                    caller.place(slot),
                    "calls slot %d of section %d, where no function begins".formatted(target, section),
                    Advice.DAMAGED);
        }
        return callee;
    }
}
