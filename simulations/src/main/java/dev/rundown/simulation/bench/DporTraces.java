package dev.rundown.simulation.bench;

import dev.rundown.simulation.dpor.Dpor;
import java.util.ArrayList;

/// Whether partial order reduction visits every trace once and begins nothing in vain.
record DporTraces() implements Row {
    private static final int MOST_STEPS = 100;

    @Override
    public String name() {
        return "dpor.traces";
    }

    @Override
    public String unit() {
        return "traces";
    }

    @Override
    public String about() {
        return "schedules that dpor visits of small programs; baseline: their Mazurkiewicz traces, counted by trying"
                + " every schedule";
    }

    @Override
    public Measurement measure(Setting setting) {
        long visited = 0;
        long blocked = 0;
        long traces = 0;
        long byFormula = 0;
        var wrong = new ArrayList<String>();
        for (var program : SmallProgram.all()) {
            var figures = new Dpor<>(program, MOST_STEPS).visit(program.start(), (_, _, _) -> true);
            int counted = program.tracesByBruteForce().size();
            visited += figures.traces();
            blocked += figures.blocked();
            traces += counted;
            byFormula += program.traces();
            if (figures.traces() != counted || counted != program.traces()) {
                wrong.add("%s: %d visited, %d counted, %d by formula"
                        .formatted(program.name(), figures.traces(), counted, program.traces()));
            }
        }
        return Measurement.of(this, (double) visited, (double) traces)
                .with("goal", "a ratio of 1, nothing blocked")
                .with("blocked", blocked)
                .with("programs", SmallProgram.all().size())
                .with("traces by formula", byFormula)
                .with("differ", wrong);
    }
}
