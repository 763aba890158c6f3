package dev.rundown.verifier.transfer;

import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.MapType;
import dev.rundown.verifier.domain.Cell;
import dev.rundown.verifier.domain.CellKind;
import dev.rundown.verifier.finding.FindingCode;
import java.util.List;
import java.util.OptionalInt;

/// Calls of helper functions: what a prototype demands of `r1` to `r5`, and what the call does to the state.
final class HelperCalls {
    private HelperCalls() {}

    static void call(Execution e, int id) {
        e.model.information().helper(id).ifPresentOrElse(prototype -> call(e, prototype), () -> unknown(e, id));
    }

    private static void unknown(Execution e, int id) {
        e.report(
                FindingCode.HELPER_UNKNOWN,
                "calls helper %d, which programs of type %s do not have"
                        .formatted(id, e.model.information().type().name()),
                List.of("no prototype with id %d is registered for this type or for all types".formatted(id)),
                "a helper of this program type",
                "check the program type of the section, or register an extension that supplies the helper");
        finish(e, Execution.unknown(e.state));
    }

    private static void call(Execution e, HelperPrototype prototype) {
        e.calls(prototype.id());
        judge(e, prototype);
    }

    /// A function of another module is called as a helper is; only its name is longer.
    static void callFunction(Execution e, int index) {
        var imported = e.model.image().imported(index);
        imported.flatMap(e.model.information()::function)
                .ifPresentOrElse(
                        it -> judge(e, it.shape()),
                        () -> unknownFunction(
                                e,
                                imported.map(ImportedFunction::toString).orElse("number %d by BTF".formatted(index))));
    }

    private static void unknownFunction(Execution e, String name) {
        e.report(
                FindingCode.FUNCTION_UNKNOWN,
                "calls function %s, which nobody offers".formatted(name),
                List.of("no module that is there has a prototype of it"),
                "a function that its module offers",
                "load the extension that owns the module first, or correct the function's name");
        finish(e, Execution.unknown(e.state));
    }

    private static void judge(Execution e, HelperPrototype prototype) {
        var arguments = new HelperArguments(e, prototype);
        arguments.check();
        if (prototype.reallocatePacket()) {
            e.state.reallocatePacket(e.model.hasMetadata());
        }
        finish(e, result(e, prototype, arguments.map()));
    }

    private static void finish(Execution e, Cell result) {
        e.state.clobberArguments();
        e.state.setRegister(0, result);
    }

    /// A tail call that succeeds does not come back; where it does, `r0` is an error code.
    private static Cell result(Execution e, HelperPrototype prototype, OptionalInt map) {
        return switch (prototype.returns()) {
            case INTEGER, INTEGER_OR_NO_RETURN_IF_SUCCEED -> Execution.unknown(e.state);
            case PTR_TO_MAP_VALUE_OR_NULL -> found(e, prototype, map);
            case UNSUPPORTED,
                    PTR_TO_SOCK_COMMON_OR_NULL,
                    PTR_TO_SOCKET_OR_NULL,
                    PTR_TO_TCP_SOCKET_OR_NULL,
                    PTR_TO_ALLOC_MEM_OR_NULL,
                    PTR_TO_BTF_ID_OR_NULL,
                    PTR_TO_MEM_OR_BTF_ID_OR_NULL,
                    PTR_TO_BTF_ID,
                    PTR_TO_MEM_OR_BTF_ID -> {
                unsupported(e, prototype, "its result is " + prototype.returns());
                yield Execution.unknown(e.state);
            }
        };
    }

    private static Cell found(Execution e, HelperPrototype prototype, OptionalInt map) {
        if (map.isEmpty()) {
            unsupported(e, prototype, "its result is a map's value, but no argument says of which map");
            return Execution.unknown(e.state);
        }
        var type = e.map(map.getAsInt()).type();
        if (type == MapType.ARRAY_OF_MAPS || type == MapType.HASH_OF_MAPS) {
            unsupported(e, prototype, "map %s holds maps".formatted(e.model.mapName(map.getAsInt())));
            return Execution.unknown(e.state);
        }
        return e.state.lookUp(map.getAsInt(), e.slot);
    }

    static void unsupported(Execution e, HelperPrototype prototype, String why) {
        e.report(
                FindingCode.HELPER_UNSUPPORTED,
                "calls %s, which the verifier cannot judge yet".formatted(prototype.name()),
                List.of(why),
                "a helper with numbers, memory with a size, the context, maps, keys and values",
                "do without this helper for now");
    }

    /// `callx`: the register must hold one known number.
    static void callRegister(Execution e, int register) {
        var target = e.number(register, "calls the helper numbered in");
        var set = e.state.value(target);
        if (target.is(CellKind.NUMBER) && set.isConstant() && set.smin() >= 0 && set.smin() <= Integer.MAX_VALUE) {
            call(e, (int) set.smin());
            return;
        }
        e.report(
                FindingCode.HELPER_UNKNOWN,
                "calls a helper whose number is not known",
                List.of("r%d = %s".formatted(register, e.describe(target))),
                "exactly one number in r%d".formatted(register),
                "call helpers by name, or put a constant into the register");
        finish(e, Execution.unknown(e.state));
    }
}
