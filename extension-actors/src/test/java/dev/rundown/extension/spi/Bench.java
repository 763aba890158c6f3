package dev.rundown.extension.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Part;
import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.interpreter.SliceResult;
import dev.rundown.executor.interpreter.SliceResult.Exited;
import dev.rundown.executor.interpreter.SliceResult.Running;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.extension.invocation.CpuMessage.Occurrence;
import dev.rundown.extension.invocation.CpuMessage.Run;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.invocation.LoadedPrograms.Loaded;
import dev.rundown.verifier.Verdict;
import dev.rundown.verifier.VerificationRequest;
import dev.rundown.verifier.Verifier;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A bundled program on one hook of its extension, alone: what it answers to events.
final class Bench {
    private static final Address PROGRAM = new Address("program");
    private static final Address HOOK = new Address("extension.hook");

    private final ProgramImage image;
    private final ExtensionDefinition extension;
    private final LoadedPrograms programs;
    private final Map<Cell<?>, Object> cells = new HashMap<>();

    private Bench(ProgramImage image, ExtensionDefinition extension, HookDefinition hook) {
        this.image = image;
        this.extension = extension;
        programs = new LoadedPrograms(
                new TreeMap<>(Map.of(PROGRAM, loaded(image, extension))), new TreeMap<>(Map.of(HOOK, hook)));
    }

    private static Loaded loaded(ProgramImage image, ExtensionDefinition extension) {
        return Loaded.of(
                image, extension, new TreeMap<>(), Extensions.onClassPath().functions());
    }

    static Bench of(String program, String extension, String hook) {
        var object = ObjectLoader.load(BundledPrograms.find(program).orElseThrow(), program + ".o");
        var definition = Extensions.onClassPath().find(extension).orElseThrow();
        return new Bench(
                object.programs().getFirst(), definition, definition.hook(hook).orElseThrow());
    }

    /// What the verifier says of the program, given what its extension says.
    Verdict verdict() {
        var helpers =
                extension.helpers().stream().map(HelperFunction::prototype).toList();
        var information = new ProgramInformation(extension.programType(), helpers, GeneralHelpers.TABLE.prototypes())
                .with(Extensions.onClassPath().prototypes());
        return Verifier.verify(VerificationRequest.of(image, information));
    }

    ProgramImage image() {
        return image;
    }

    int answer(int event) {
        return (int) run(event).r0();
    }

    /// What event `event` leaves in the context.
    Bytes contextAfter(int event) {
        return run(event).state().context();
    }

    private Exited run(int event) {
        var occurrence = new Occurrence(new Address("extension"), HOOK, event);
        SliceResult result = new Running(programs.start(PROGRAM, occurrence));
        while (result instanceof Running(var state)) {
            result = programs.slice(new Run(occurrence, List.of(), PROGRAM, state), 0, new Held());
        }
        assertThat(result).isInstanceOf(Exited.class);
        return (Exited) result;
    }

    /// Cells that keep what is done to them.
    private final class Held implements Cells {
        @Override
        public <V> V read(Part<V> part) {
            throw new UnsupportedOperationException("programs have no parts: " + part);
        }

        @Override
        public int choose(String name, int alternatives) {
            throw new UnsupportedOperationException("programs choose nothing: " + name);
        }

        @Override
        @SuppressWarnings("unchecked") // A cell is only ever given values of its own type.
        public <V, R> R perform(Cell<V> cell, CellOperation<V, R> operation) {
            var outcome = operation.on((V) cells.getOrDefault(cell, cell.initial()));
            cells.put(cell, outcome.value());
            return outcome.result();
        }
    }
}
