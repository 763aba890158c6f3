package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.simulation.Generated;
import dev.rundown.simulation.driver.Stepped;
import dev.rundown.simulation.oracle.PlainModule.Attach;
import dev.rundown.simulation.oracle.PlainModule.Detach;
import dev.rundown.simulation.oracle.PlainModule.Manner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every cell of the table, by modules that keep the contract, modules that lie, and a rogue.
class CoverageTest {
    private static final BindingHandle B = binding("p.hook");
    private static final BindingHandle UNKNOWN = binding("nobody");

    private static BindingHandle binding(String provider) {
        return new BindingHandle(
                new RegistrationHandle(new Address("c"), 1), new RegistrationHandle(new Address(provider), 1));
    }

    private static PlainCast cast(
            ActorLogic<RegistrarState, RegistrarMessage> registrar, Attach client, Detach detach) {
        return PlainCast.of(registrar)
                .module("p.hook", Role.PROVIDER, new Manner(Attach.ACCEPT_OR_REFUSE, detach))
                .module("c", Role.CLIENT, new Manner(client, detach))
                .actor("rogue", new Rogue(List.of(B, binding("q.hook"), UNKNOWN)));
    }

    /// By modules that keep the contract, modules that lie, and a rogue: each cell from each side. The build prints
    /// the table.
    @Test
    void every_cell_is_met_and_is_as_the_table_says() throws IOException {
        var coverage = new Coverage();
        var may = Knobs.DEFAULT.with(Knob.DETACH_BEFORE_ATTACH_RETURNED, "may");
        for (var attach : List.of(Attach.ACCEPT_OR_REFUSE, Attach.LIE, Attach.CONTRADICT)) {
            everything(cast(new CheckedRegistrar(coverage), attach, Detach.EITHER));
        }
        for (var attach : List.of(Attach.ACCEPT, Attach.CONTRADICT)) {
            everything(cast(new CheckedRegistrar(coverage, may), attach, Detach.SUCCESS));
        }
        for (var leaver : List.of("q.hook leaves", "c leaves")) { // A client with one binding still to be proposed.
            cast(new CheckedRegistrar(coverage), Attach.ACCEPT, Detach.SUCCESS)
                    .module("q.hook", Role.PROVIDER, new Manner(Attach.ACCEPT, Detach.SUCCESS))
                    .together("p.hook registers")
                    .together("q.hook registers")
                    .together("c registers", leaver, "rogue misbehaves")
                    .search();
        }

        var matrix = coverage.matrix();
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("registrar-coverage.txt"), matrix);
        System.out.println(matrix);

        assertThat(coverage.missing()).isEmpty();
        assertThat(coverage.missingRows()).isEmpty();
    }

    private static void everything(PlainCast cast) {
        // Unjudged, or what comes after a breach would not be looked at.
        cast.unjudged()
                .together("p.hook registers", "c registers", "p.hook leaves", "c leaves", "rogue misbehaves")
                .search();
    }

    static LongStream seeds() {
        var given = Long.getLong("rundown.seed");
        return given != null ? LongStream.of(given) : LongStream.range(0, 40);
    }

    @ParameterizedTest(name = "-Drundown.seed={0}")
    @MethodSource("seeds")
    void a_rogue_that_goes_on_and_on_corrupts_nothing(long seed) {
        var random = new SplittableRandom(seed);
        var cast = cast(new CheckedRegistrar(new Coverage()), Attach.ACCEPT, Detach.EITHER)
                .together("p.hook registers", "rogue misbehaves")
                .together("c registers", "rogue misbehaves");
        for (int i = 0; i < 10; i++) {
            cast.together("rogue misbehaves", "p.hook invokes");
        }
        cast.together("p.hook leaves", "rogue misbehaves", "c leaves");
        var world = new Stepped(cast.ensemble()).initial();

        while (!world.enabled().isEmpty()) {
            var enabled = world.enabled();
            world = world.apply(enabled.get(random.nextInt(enabled.size())));
        }

        assertThat(world.underWay()).isEmpty();
    }

    @Test
    void the_model_is_written_down() throws IOException {
        Generated.verify(Path.of("../docs/model.md"), Model.text());
    }

    @Test
    void every_row_has_a_source() {
        var sources = Stream.concat(
                Arrays.stream(Row.values()).map(it -> it.mark() + " " + it.source()),
                Arrays.stream(RegistrationRow.values()).map(it -> it.mark() + " " + it.source()));

        assertThat(sources).allMatch(it -> it.matches("[DSMEIG] \\S.*"));
    }
}
