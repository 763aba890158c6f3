package dev.rundown.simulation.oracle;

import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.UmMock;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.oracle.Comparison.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Compares two flavours on several casts and keeps the shortest difference: one for each documented gap where one of
/// the two is `um-mock`, else one in all.
public final class Differences {
    private final List<Ground> grounds;
    private final long budget;

    /// A cast on which flavours are compared.
    ///
    /// @param name  of the cast or scenario
    /// @param about what happens in it
    /// @param under the cast under a flavour, without rules
    public record Ground(String name, String about, Function<RegistrarFlavor, Ensemble> under) {
        /// The built-in ones.
        public static List<Ground> builtIn() {
            var grounds = new ArrayList<Ground>();
            for (var cast : PlainCasts.values()) {
                grounds.add(new Ground(cast.word(), cast.about(), cast::under));
            }
            return List.copyOf(grounds);
        }
    }

    /// What came of one comparison.
    ///
    /// @param one      the one flavour
    /// @param other    the other
    /// @param gap      the gap that was looked at by itself
    /// @param ground   where the shortest difference is
    /// @param shortest that difference
    /// @param complete no budget was spent
    /// @param worlds   how many were looked at
    public record Compared(
            RegistrarFlavor one,
            RegistrarFlavor other,
            Optional<UmMock.Gap> gap,
            Optional<Ground> ground,
            Optional<Difference> shortest,
            boolean complete,
            long worlds) {}

    /// @param budget the most worlds that one comparison of one cast looks at
    public Differences(List<Ground> grounds, long budget) {
        this.grounds = List.copyOf(grounds);
        this.budget = budget;
    }

    /// Compares.
    public List<Compared> between(RegistrarFlavor one, RegistrarFlavor other) {
        if (other instanceof UmMock mock
                && !(one instanceof UmMock)
                && mock.gaps().size() > 1) {
            return mock.gaps().stream()
                    .map(gap -> compared(one, UmMock.with(gap), Optional.of(gap)))
                    .toList();
        }
        if (one instanceof UmMock mock
                && !(other instanceof UmMock)
                && mock.gaps().size() > 1) {
            return mock.gaps().stream()
                    .map(gap -> compared(UmMock.with(gap), other, Optional.of(gap)))
                    .toList();
        }
        return List.of(compared(one, other, Optional.empty()));
    }

    private Compared compared(RegistrarFlavor one, RegistrarFlavor other, Optional<UmMock.Gap> gap) {
        var best = new Compared(one, other, gap, Optional.empty(), Optional.empty(), true, 0);
        for (var ground : grounds) {
            int bound = best.shortest().map(Difference::length).orElse(Integer.MAX_VALUE);
            var result =
                    new Comparison(ground.under().apply(one), ground.under().apply(other), budget).result(bound);
            boolean isShorter =
                    result.difference().filter(it -> it.length() < bound).isPresent();
            best = new Compared(
                    one,
                    other,
                    gap,
                    isShorter ? Optional.of(ground) : best.ground(),
                    isShorter ? result.difference() : best.shortest(),
                    best.complete() && result.complete(),
                    best.worlds() + result.worlds());
        }
        return best;
    }
}
