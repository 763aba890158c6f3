package dev.rundown.simulation.stage;

import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.simulation.scenario.InformationChange;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an extension says of its program type, as it ships and as a scenario has it say.
final class Information {
    private Information() {}

    static ProgramInformationCharacteristics of(ExtensionDefinition definition) {
        return new ProgramInformationCharacteristics(
                Optional.of(definition.programType()),
                definition.helpers().stream().map(it -> it.prototype()).toList());
    }

    /// The same with `change`.
    ///
    /// @throws InputException for a helper function that is to be changed or removed and is not there
    static ProgramInformationCharacteristics changed(ProgramInformationCharacteristics told, InformationChange change) {
        var helpers = new ArrayList<>(told.helpers());
        change.change().ifPresent(id -> helpers.set(index(helpers, id), otherwise(helpers.get(index(helpers, id)))));
        change.remove().ifPresent(id -> helpers.remove(index(helpers, id)));
        change.add().ifPresent(id -> helpers.add(HelperPrototype.of(id.value(), "added", ReturnType.INTEGER)));
        var type = change.context()
                .map(size -> told.type().map(it -> ofSize(it, size.value())))
                .orElse(told.type());
        return new ProgramInformationCharacteristics(type, helpers).with(told.header());
    }

    private static int index(List<HelperPrototype> helpers, Placed<Integer> id) {
        for (int i = 0; i < helpers.size(); i++) {
            if (helpers.get(i).id() == id.value()) {
                return i;
            }
        }
        throw new InputException(
                id.place(),
                "this program type has no helper function %d; its own are %s"
                        .formatted(
                                id.value(),
                                helpers.stream().map(HelperPrototype::id).toList()));
    }

    private static HelperPrototype otherwise(HelperPrototype prototype) {
        var returns = prototype.returns() == ReturnType.INTEGER
                ? ReturnType.INTEGER_OR_NO_RETURN_IF_SUCCEED
                : ReturnType.INTEGER;
        return new HelperPrototype(
                prototype.id(),
                prototype.name(),
                returns,
                prototype.arguments(),
                prototype.reallocatePacket(),
                prototype.implicitContext());
    }

    private static ProgramTypeDescriptor ofSize(ProgramTypeDescriptor type, int size) {
        var context = type.context();
        return new ProgramTypeDescriptor(
                type.name(),
                new ContextDescriptor(size, context.data(), context.end(), context.meta()),
                type.programType(),
                type.bpfProgType(),
                type.isPrivileged());
    }
}
