package dev.rundown.simulation.bench;

import dev.rundown.simulation.live.LivePlays;
import java.time.Duration;

/// The same actors and the same play under each driver: the stepped engine is the baseline of the other two.
final class Drivers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Drivers() {}

    static Measurement controlled(Row row, Setting setting) {
        var ensemble = SteppedSearch.ensemble();
        var meter = new Meter(setting.scale().plays());
        meter.run(sim -> {
            meter.tick();
            var cast = new ControlledCast(ensemble, sim, () -> meter.done(1));
            ensemble.play().forEach(cast::play);
        });
        return Measurement.of(row, meter.perSecond(ensemble.play().size()), SteppedSearch.stepsPerSecond(setting));
    }

    static Measurement live(Row row, Setting setting) {
        int plays = setting.scale().plays();
        var steps = new long[1];
        double seconds;
        try (var live = new LivePlays(SteppedSearch.staged(), PATIENCE)) {
            play(live, Math.max(1, plays / 3));
            seconds = Cpu.secondsOfAll(() -> steps[0] = play(live, plays));
        }
        return Measurement.of(row, steps[0] / seconds, SteppedSearch.stepsPerSecond(setting))
                .with("steps a play", steps[0] / plays)
                .with("plays a second of CPU time", plays / seconds);
    }

    private static long play(LivePlays live, int times) {
        try {
            return live.play(times);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it was measured", e);
        }
    }
}
