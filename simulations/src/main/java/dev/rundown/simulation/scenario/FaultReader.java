package dev.rundown.simulation.scenario;

import dev.rundown.simulation.scenario.FaultPlan.Action;
import dev.rundown.simulation.scenario.FaultPlan.At;
import dev.rundown.simulation.scenario.FaultPlan.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// From the checked value of `faults` to plans.
final class FaultReader {
    /// The kinds of which one action has exactly one; `complete` may go with `return`, `restart` goes with `crash`.
    private static final List<String> KINDS =
            List.of("return", "skip", "crash", "spin", "leak", "underflow", "re-enter", "level", "drop", "duplicate");

    private final Vocabulary vocabulary;
    private final CastNames names;
    private final Problems problems;

    FaultReader(Vocabulary vocabulary, CastNames names, Problems problems) {
        this.vocabulary = vocabulary;
        this.names = names;
        this.problems = problems;
    }

    List<FaultPlan> read(List<Value> faults) {
        var mappings = faults.stream().flatMap(it -> it.asMapping().stream()).toList();
        namesOnce(mappings.stream().flatMap(it -> it.text("name").stream()).toList());
        return mappings.stream().flatMap(it -> plan(it).stream()).toList();
    }

    private void namesOnce(List<Placed<String>> faults) {
        var seen = new TreeMap<String, Place>();
        for (var fault : faults) {
            var earlier = seen.putIfAbsent(fault.value(), fault.place());
            if (earlier != null) {
                problems.add(
                        fault.place(),
                        "the fault on line %d is called \"%s\" too; choose another name"
                                .formatted(earlier.line(), fault));
            }
        }
    }

    private Optional<FaultPlan> plan(Value.Fields fault) {
        var at = fault.text("at").map(this::at);
        var when = when(fault);
        var action = fault.mapping("do").flatMap(this::action);
        return fault.text("name")
                .flatMap(name -> at.flatMap(
                        where -> when.flatMap(moment -> action.map(what -> new FaultPlan(name, where, moment, what)))));
    }

    private At at(Placed<String> text) {
        int slash = text.value().indexOf('/');
        var start = text.place();
        var actor = new Placed<>(text.value().substring(0, slash), start);
        var point = new Placed<>(
                text.value().substring(slash + 1), new Place(start.file(), start.line(), start.column() + slash + 1));
        names.expectActor(actor);
        var points = new ArrayList<>(vocabulary.points());
        points.addAll(FaultPoints.WHOLE);
        if (!points.contains(point.value())) {
            problems.add(
                    point.place(),
                    "unknown fault point \"%s\"%s See: rundown faults"
                            .formatted(
                                    point,
                                    Nearest.to(point.value(), points)
                                            .map("; did you mean \"%s\"?"::formatted)
                                            .orElse(";")));
        }
        return new At(actor, point);
    }

    private Optional<When> when(Value.Fields fault) {
        var place = fault.placeOf("when");
        if (fault.text("when").isPresent()) {
            return Optional.of(new When.Explore(place, fault.count("max", 1)));
        }
        if (fault.has("max") && fault.mapping("when").isPresent()) {
            problems.add(fault.placeOf("max"), "\"max\" goes with \"when: explore\" only; delete it");
        }
        return fault.mapping("when")
                .map(it -> it.has("nth")
                        ? new When.Nth(place, it.count("nth", 1))
                        : new When.Probability(
                                place,
                                Double.parseDouble(
                                        it.text("p").map(Placed::value).orElse("1"))));
    }

    private Optional<Action> action(Value.Fields fields) {
        var kinds = KINDS.stream().filter(fields::has).toList();
        if (kinds.size() > 1) {
            problems.add(
                    fields.placeOf(kinds.get(1)),
                    "a fault has one kind, found %s; make a second fault of the other"
                            .formatted(String.join(" and ", kinds)));
            return Optional.empty();
        }
        alone(fields, "restart", List.of("crash"));
        if (kinds.isEmpty()) {
            var place = fields.placeOf("complete");
            return fields.text("complete").map(it -> new Action.Complete(place, it));
        }
        alone(fields, "complete", List.of("return"));
        var place = fields.placeOf(kinds.getFirst());
        var argument = fields.text(kinds.getFirst());
        return argument.map(it -> action(kinds.getFirst(), place, it, fields));
    }

    private Action action(String kind, Place place, Placed<String> argument, Value.Fields fields) {
        return switch (kind) {
            case "return" -> returned(place, argument, fields.text("complete"));
            case "skip" -> new Action.Skip(place, argument);
            case "crash" -> new Action.Crash(place, argument, restart(fields));
            case "spin" ->
                new Action.Spin(
                        place,
                        argument.value().equals("forever")
                                ? Optional.empty()
                                : Optional.of(Integer.valueOf(argument.value())));
            case "leak" -> new Action.Leak(place, argument);
            case "underflow" -> new Action.Underflow(place, argument);
            case "re-enter" -> new Action.ReEnter(place, argument);
            case "level" -> new Action.Level(place, argument);
            case "drop" -> new Action.Drop(place, argument);
            case "duplicate" -> new Action.Duplicate(place, argument);
            default -> throw new IllegalStateException("the table of fault kinds has one that nobody reads: " + kind);
        };
    }

    private void alone(Value.Fields fields, String key, List<String> companions) {
        if (fields.has(key) && companions.stream().noneMatch(fields::has)) {
            problems.add(
                    fields.placeOf(key),
                    "\"%s\" goes with \"%s\" only; delete it or add that".formatted(key, companions.getFirst()));
        }
    }

    private Action returned(Place place, Placed<String> status, Optional<Placed<String>> complete) {
        if (!vocabulary.statuses().contains(status.value())) {
            problems.add(
                    status.place(),
                    "unknown status \"%s\"%s".formatted(status, Nearest.hint(status.value(), vocabulary.statuses())));
        } else if (!status.value().equals("STATUS_PENDING")) {
            complete.filter(it -> !it.value().equals("after-success"))
                    .ifPresent(it -> problems.add(
                            it.place(), "only STATUS_PENDING is completed later; %s is final".formatted(status)));
        }
        return new Action.Return(place, status, complete);
    }

    private static Optional<Placed<Span>> restart(Value.Fields fields) {
        return fields.mapping("restart")
                .flatMap(it -> it.text("after"))
                .flatMap(it -> Span.parse(it.value()).map(span -> new Placed<>(span, it.place())));
    }
}
