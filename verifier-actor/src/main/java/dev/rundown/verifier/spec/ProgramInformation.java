package dev.rundown.verifier.spec;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.ImportedFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// All that an extension says of a program type: `ebpf_program_info_t` of eBPF for Windows.
///
/// @param type     the program type
/// @param specific helpers of this type; they win over general ones with the same id
/// @param global   helpers of all types
/// @param functions of other modules, which programs call by module and name
public record ProgramInformation(
        ProgramTypeDescriptor type,
        List<HelperPrototype> specific,
        List<HelperPrototype> global,
        SortedMap<ImportedFunction, ResolvedFunction> functions) {
    private static final int MOST_ARGUMENTS = 5;

    public ProgramInformation {
        specific = List.copyOf(specific);
        global = List.copyOf(global);
        functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
    }

    /// Where no other module offers a function.
    public ProgramInformation(
            ProgramTypeDescriptor type, List<HelperPrototype> specific, List<HelperPrototype> global) {
        this(type, specific, global, new TreeMap<>());
    }

    /// The same with these functions of other modules.
    public ProgramInformation with(SortedMap<ImportedFunction, ResolvedFunction> offered) {
        return new ProgramInformation(type, specific, global, offered);
    }

    /// The helper with this id; empty when there is none.
    public Optional<HelperPrototype> helper(int id) {
        return find(specific, id).or(() -> find(global, id));
    }

    /// The function that `imported` names; empty when its module does not offer it.
    public Optional<ResolvedFunction> function(ImportedFunction imported) {
        return Optional.ofNullable(functions.get(imported));
    }

    private static Optional<HelperPrototype> find(List<HelperPrototype> prototypes, int id) {
        return prototypes.stream().filter(it -> it.id() == id).findFirst();
    }

    /// The hash of what a program depends on that calls no functions of other modules.
    public Optional<String> informationHash(SortedSet<Integer> usedHelpers) {
        return informationHash(usedHelpers, List.of());
    }

    /// SHA-256 of what a program depends on that calls `usedHelpers` and `usedFunctions`, in hexadecimal. What it does
    /// not call may change freely. Empty when something that it calls is not there.
    public Optional<String> informationHash(
            SortedSet<Integer> usedHelpers, Collection<ImportedFunction> usedFunctions) {
        var hash = new InformationHash();
        hash.text(type.name());
        var context = type.context();
        for (int number : new int[] {context.size(), context.data(), context.end(), context.meta()}) {
            hash.number(number);
        }
        hash.guid(type.programType());
        hash.number(type.bpfProgType());
        hash.flag(type.isPrivileged());
        hash.count(usedHelpers.size());
        for (int id : usedHelpers) {
            var prototype = helper(id);
            if (prototype.isEmpty()) {
                return Optional.empty();
            }
            hash.helper(prototype.get());
        }
        if (usedFunctions.isEmpty()) {
            return Optional.of(hash.hexadecimal());
        }
        hash.count(usedFunctions.size());
        for (var imported : new TreeSet<>(usedFunctions)) {
            var prototype = function(imported);
            if (prototype.isEmpty()) {
                return Optional.empty();
            }
            hash.function(UUID.fromString(imported.module()), prototype.get());
        }
        return Optional.of(hash.hexadecimal());
    }

    /// What is wrong with the prototypes, as sentences; empty if nothing is. For those of
    /// [ContextDescriptor] ask it.
    public List<String> problems() {
        return Stream.concat(
                        Stream.of(specific, global).flatMap(it -> problems(it).stream()),
                        functions.values().stream().flatMap(it -> problem(it).stream()))
                .toList();
    }

    /// What is wrong with the prototype of a function of another module; empty if nothing is.
    public static Optional<String> problem(ResolvedFunction function) {
        var named = "function %s: ".formatted(function.name());
        return function.flags() == 0
                ? problem(function.shape()).map(named::concat)
                : Optional.of(named + "has flags 0x%x; none is defined".formatted(function.flags()));
    }

    /// What is wrong with the `prototypes` of one provider, as sentences; empty if nothing is.
    public static List<String> problems(List<HelperPrototype> prototypes) {
        var problems = new ArrayList<String>();
        var seen = new HashMap<Integer, HelperPrototype>();
        for (var prototype : prototypes) {
            var first = seen.putIfAbsent(prototype.id(), prototype);
            if (first != null && !first.equals(prototype)) {
                problems.add("helper id %d is both %s and another %s"
                        .formatted(prototype.id(), first.name(), prototype.name()));
            }
            problem(prototype).ifPresent(it -> problems.add(named(prototype) + ": " + it));
        }
        return problems;
    }

    private static String named(HelperPrototype prototype) {
        return "helper %d (%s)".formatted(prototype.id(), prototype.name());
    }

    private static Optional<String> problem(HelperPrototype prototype) {
        var arguments = prototype.arguments();
        if (arguments.size() > MOST_ARGUMENTS) {
            return Optional.of("has %d arguments; there are registers for five".formatted(arguments.size()));
        }
        boolean ended = false;
        boolean map = false;
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (ended && argument != ArgumentType.DONTCARE) {
                return Optional.of("argument %d follows one that ends the list".formatted(i + 1));
            }
            ended |= argument == ArgumentType.DONTCARE;
            map |= isMap(argument);
            if (needsMap(argument) && !map) {
                return Optional.of("argument %d is of a map, but no map stands before it".formatted(i + 1));
            }
            if (isSize(argument) && (i == 0 || !needsSize(arguments.get(i - 1)))) {
                return Optional.of("argument %d is a size, but no memory stands before it".formatted(i + 1));
            }
            if (needsSize(argument) && (i + 1 == arguments.size() || !isSize(arguments.get(i + 1)))) {
                return Optional.of("argument %d is memory, but no size follows it".formatted(i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean isMap(ArgumentType type) {
        return type == ArgumentType.PTR_TO_MAP
                || type == ArgumentType.CONST_PTR_TO_MAP
                || type == ArgumentType.PTR_TO_MAP_OF_PROGRAMS;
    }

    private static boolean needsMap(ArgumentType type) {
        return type == ArgumentType.PTR_TO_MAP_KEY
                || type == ArgumentType.PTR_TO_MAP_VALUE
                || type == ArgumentType.PTR_TO_UNINIT_MAP_VALUE;
    }

    private static boolean isSize(ArgumentType type) {
        return type == ArgumentType.CONST_SIZE || type == ArgumentType.CONST_SIZE_OR_ZERO;
    }

    private static boolean needsSize(ArgumentType type) {
        return type == ArgumentType.PTR_TO_READABLE_MEM
                || type == ArgumentType.PTR_TO_READABLE_MEM_OR_NULL
                || type == ArgumentType.PTR_TO_READONLY_MEM
                || type == ArgumentType.PTR_TO_READONLY_MEM_OR_NULL
                || type == ArgumentType.PTR_TO_WRITABLE_MEM
                || type == ArgumentType.PTR_TO_WRITABLE_MEM_OR_NULL;
    }
}
