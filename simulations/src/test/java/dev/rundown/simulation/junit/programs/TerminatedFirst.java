package dev.rundown.simulation.junit.programs;

import dev.rundown.simulation.controlled.Probe;
import dev.rundown.simulation.controlled.Sim;
import dev.rundown.simulation.junit.RaceTest;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A report is complete when its worker has ended; but the worker's lines take a way round by a formatter.
class TerminatedFirst {
    sealed interface Report {
        record Line(String text) implements Report {}

        record NoMoreLines() implements Report {}
    }

    /// Passes everything on, upper case.
    static Behavior<Report> formatter(ActorRef<Report> report) {
        return Behaviors.receiveMessage(message -> {
            switch (message) {
                case Report.Line(var text) -> report.tell(new Report.Line(text.toUpperCase(java.util.Locale.ROOT)));
                case Report.NoMoreLines end -> report.tell(end);
            }
            return Behaviors.same();
        });
    }

    static Behavior<Report> worker(ActorRef<Report> formatter, boolean saysThatItEnds) {
        return Behaviors.setup(_ -> {
            formatter.tell(new Report.Line("one"));
            formatter.tell(new Report.Line("two"));
            if (saysThatItEnds) {
                formatter.tell(new Report.NoMoreLines());
            }
            return Behaviors.stopped();
        });
    }

    static Behavior<Report> report(ActorRef<List<String>> printer, boolean waitsForTheWord) {
        return Behaviors.setup(context -> {
            var lines = new ArrayList<String>();
            var formatter = context.spawn(formatter(context.getSelf()), "formatter");
            var worker = context.spawn(worker(formatter, waitsForTheWord), "worker");
            context.watch(worker);
            return Behaviors.receive(Report.class)
                    .onMessage(Report.Line.class, line -> {
                        lines.add(line.text());
                        return Behaviors.same();
                    })
                    .onMessage(Report.NoMoreLines.class, _ -> print(lines, printer))
                    .onSignal(Terminated.class, _ -> waitsForTheWord ? Behaviors.same() : print(lines, printer))
                    .build();
        });
    }

    private static Behavior<Report> print(List<String> lines, ActorRef<List<String>> printer) {
        printer.tell(List.copyOf(lines));
        return Behaviors.stopped();
    }

    @RaceTest
    void bug(Sim sim) {
        printed(sim, false);
    }

    @RaceTest
    void repaired(Sim sim) {
        printed(sim, true);
    }

    private static void printed(Sim sim, boolean waitsForTheWord) {
        Probe<List<String>> printer = sim.probe("printer");
        sim.spawn("report", report(printer.ref(), waitsForTheWord));

        sim.eventually("the whole report is printed", () -> printer.received().contains(List.of("ONE", "TWO")));
    }
}
