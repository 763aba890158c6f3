package dev.rundown.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperFunction.Body;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.HelperTable;
import dev.rundown.executor.helper.VirtualSources;
import dev.rundown.executor.interpreter.BoundProgram;
import dev.rundown.executor.interpreter.MachineState;
import dev.rundown.executor.interpreter.SliceResult.Exited;
import dev.rundown.executor.interpreter.SliceResult.Faulted;
import dev.rundown.executor.interpreter.SliceResult.Running;
import dev.rundown.executor.isa.Disassembler;
import dev.rundown.executor.map.MapAccess;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.map.MapOperation;
import dev.rundown.executor.memory.Address;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.verifier.Verdict.Accepted;
import dev.rundown.verifier.domain.AbstractState;
import dev.rundown.verifier.domain.Membership;
import dev.rundown.verifier.fixpoint.Certificate;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random programs that are accepted run in the checked interpreter on random inputs. Two things may not
/// happen: a fault, and a state at a meeting point that none of the stored abstract states allows.
///
/// `-Drundown.programs=N` runs N programs for each of the twenty seeds, `-Drundown.seed=S` only those of
/// seed S.
class SoundnessTest {
    private static final int PROGRAMS = Integer.getInteger("rundown.programs", 200);
    private static final int INPUTS = 6;
    private static final ContextDescriptor CONTEXT = new ContextDescriptor(32, 0, 8, -1);
    private static final ProgramInformation INFORMATION = Code.information(CONTEXT, false);
    private static final HelperTable HELPERS = helpers();

    private static HelperTable helpers() {
        var bodies = new TreeMap<Integer, Body>();
        bodies.put(Code.LOOKUP, (in, map, key, c, d, e) -> in.lookup(map, key));
        bodies.put(Code.TIME, (in, a, b, c, d, e) -> in.nanos() * in.random());
        bodies.put(Code.COPY, (in, to, size, c, d, e) -> {
            var bytes = new byte[(int) size];
            Arrays.fill(bytes, (byte) in.random());
            in.write(to, bytes);
            return -in.cpu();
        });
        bodies.put(Code.FILL, (in, to, b, c, d, e) -> {
            in.write(to, 8, in.random() * 0x9e37_79b9_7f4a_7c15L);
            return in.random();
        });
        var functions = new ArrayList<HelperFunction>();
        for (HelperPrototype prototype : Code.HELPERS) {
            functions.add(HelperFunction.of(
                    prototype, bodies.getOrDefault(prototype.id(), (in, a, b, c, d, e) -> in.random())));
        }
        return HelperTable.of(functions);
    }

    static LongStream seeds() {
        var given = Long.getLong("rundown.seed");
        return given == null ? LongStream.range(0, 20) : LongStream.of(given);
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void an_accepted_program_never_faults_and_stays_inside_what_was_proved(long seed) {
        var random = new SplittableRandom(seed);
        int accepted = 0;

        for (int i = 0; i < PROGRAMS; i++) {
            var image = onlyArrays(RandomProgram.of(random).image());
            var verdict = Verifier.verify(VerificationRequest.of(image, INFORMATION));
            if (verdict instanceof Accepted proof) {
                accepted++;
                for (int input = 0; input < INPUTS; input++) {
                    run(image, proof.certificate(), random.split());
                }
            } else if (VerifierAssert.text(verdict).startsWith("INTERNAL")) {
                throw new AssertionError(VerifierAssert.text(verdict) + "\n" + listing(image));
            }
        }

        assertThat(accepted).as("accepted of %d", PROGRAMS).isGreaterThan(PROGRAMS / 4);
    }

    /// The executor has arrays so far, and these programs use no other map.
    private static ProgramImage onlyArrays(ProgramImage image) {
        var maps = image.maps().stream()
                .map(it -> it.type() == MapType.ARRAY ? it : MapDefinition.of(it.name(), MapType.ARRAY, 4, 8, 1))
                .toList();
        return new ProgramImage(image.name(), image.section(), image.slots(), maps, image.lines(), image.functions());
    }

    private static void run(ProgramImage image, Certificate certificate, SplittableRandom random) {
        var bound = BoundProgram.of(image, HELPERS);
        var packet = new byte[random.nextInt(5) == 0 ? random.nextInt(4) : random.nextInt(60)];
        random.nextBytes(packet);
        var context = new byte[CONTEXT.size()];
        random.nextBytes(context);
        var smallNumbers = Bytes.of(context).with(24, 4, random.nextInt(40)).with(20, 1, random.nextInt(30));
        var filled = (random.nextBoolean() ? Bytes.of(context) : smallNumbers)
                .with(0, 8, Address.ofPacket(0))
                .with(8, 8, Address.ofPacket(packet.length));
        var maps = new Maps(image, random.split());
        var sources = new Sources(random.split());
        var stored = bySlot(certificate);
        var state = MachineState.entry(filled, Bytes.of(packet));
        while (true) {
            contained(image, stored, state);
            switch (bound.slice(state, maps, sources, 1)) {
                case Running(MachineState next) -> state = next;
                case Exited _ -> {
                    return;
                }
                case Faulted(var fault) ->
                    throw new AssertionError("%s\npacket of %d bytes, context %s\n%s"
                            .formatted(fault, packet.length, filled, listing(image)));
            }
        }
    }

    private static Map<Integer, List<AbstractState>> bySlot(Certificate certificate) {
        var bySlot = new TreeMap<Integer, List<AbstractState>>();
        certificate
                .states()
                .forEach((position, states) -> bySlot.computeIfAbsent(position.slot(), it -> new ArrayList<>())
                        .addAll(states));
        return bySlot;
    }

    private static void contained(ProgramImage image, Map<Integer, List<AbstractState>> stored, MachineState state) {
        var complaints = new ArrayList<String>();
        for (var candidate : stored.getOrDefault(state.slot(), List.of())) {
            if (Membership.sameCalls(candidate, state)) {
                var why = Membership.complaints(candidate, state, image.maps());
                if (why.isEmpty()) {
                    return;
                }
                complaints.add(why.toString());
            }
        }
        if (!complaints.isEmpty()) {
            throw new AssertionError("at instruction %d no stored state allows %s\n%s\n%s"
                    .formatted(state.slot(), state.registers(), String.join("\n", complaints), listing(image)));
        }
    }

    private static String listing(ProgramImage image) {
        var lines = new StringBuilder();
        for (int slot = 0; slot < image.size(); slot++) {
            lines.append("%4d  %s%n".formatted(slot, Disassembler.text(slot, image.at(slot))));
        }
        return lines.toString();
    }

    /// Maps with random contents, but for those that never change.
    private static final class Maps implements MapAccess {
        private final List<MapContents> contents = new ArrayList<>();

        Maps(ProgramImage image, SplittableRandom random) {
            for (var map : image.maps()) {
                var initial = new byte[(int) map.valueBytes()];
                random.nextBytes(initial);
                contents.add(MapContents.initial(
                        map.readOnly()
                                ? map
                                : new MapDefinition(
                                        map.name(),
                                        map.type(),
                                        map.keySize(),
                                        map.valueSize(),
                                        map.maxEntries(),
                                        Bytes.of(initial),
                                        false)));
            }
        }

        @Override
        public <R> R perform(int mapIndex, MapOperation<R> operation) {
            var outcome = operation.on(contents.get(mapIndex));
            contents.set(mapIndex, outcome.value());
            return outcome.result();
        }
    }

    private record Sources(SplittableRandom choices) implements VirtualSources {
        @Override
        public long nanos() {
            return choices.nextLong();
        }

        @Override
        public int random() {
            return choices.nextInt();
        }

        @Override
        public int cpu() {
            return choices.nextInt(8);
        }
    }
}
