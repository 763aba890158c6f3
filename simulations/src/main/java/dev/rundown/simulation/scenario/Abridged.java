package dev.rundown.simulation.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Smaller scenarios: the same text with one thing less. The play is written anew, on one line; a fault is cut out by
/// its lines. All else stays as it was written.
public final class Abridged {
    private final Scenario scenario;
    private final Vocabulary vocabulary;

    /// @param vocabulary that `scenario` was read with
    public Abridged(Scenario scenario, Vocabulary vocabulary) {
        this.scenario = scenario;
        this.vocabulary = vocabulary;
    }

    /// Everything that is smaller by one item of the play, one lane, one event or one fault, what takes away most
    /// first;
    /// what would not be a scenario any more is left out.
    public List<Scenario> smaller() {
        var smaller = new ArrayList<Scenario>();
        for (var fault : scenario.faults()) {
            withoutFault(fault).flatMap(this::read).ifPresent(smaller::add);
        }
        for (var play : without(scenario.play())) {
            withPlay(play).flatMap(this::read).ifPresent(smaller::add);
        }
        return smaller;
    }

    /// How many items of the play, events and faults a scenario has.
    public static int size(Scenario scenario) {
        return scenario.faults().size() + size(scenario.play());
    }

    private static int size(List<PlayItem> items) {
        return items.stream()
                .mapToInt(it -> switch (it) {
                    case PlayItem.Together together ->
                        together.lanes().values().stream()
                                .mapToInt(Abridged::size)
                                .sum();
                    case PlayItem.Fire fire -> fire.times();
                    case PlayItem.Load _,
                            PlayItem.Unload _,
                            PlayItem.Attach _,
                            PlayItem.Detach _,
                            PlayItem.Close _,
                            PlayItem.GetInformation _ -> 1;
                })
                .sum();
    }

    private Optional<Scenario> read(String text) {
        try {
            var smaller = ScenarioFile.read(text, scenario.file(), vocabulary);
            return Optional.of(smaller.under(scenario.registrar().registrarFlavor()));
        } catch (InputException e) {
            return Optional.empty(); // What was taken away is named elsewhere: nothing that can be left out alone.
        }
    }

    private Optional<String> withPlay(List<PlayItem> play) {
        var lines = scenario.text().lines().toList();
        int from = start(lines, "play:");
        if (from < 0) {
            return Optional.empty();
        }
        var rest = new ArrayList<>(lines.subList(0, from));
        rest.add("play: " + text(play));
        rest.addAll(lines.subList(end(lines, from), lines.size()));
        return Optional.of(String.join("\n", rest) + "\n");
    }

    private Optional<String> withoutFault(FaultPlan fault) {
        var lines = scenario.text().lines().toList();
        int section = start(lines, "faults:");
        int from = fault.name().place().line() - 1;
        if (section < 0 || from <= section || !lines.get(from).stripLeading().startsWith("- ")) {
            return Optional.empty();
        }
        int to = from + 1;
        int end = end(lines, section);
        while (to < end && !lines.get(to).stripLeading().startsWith("- ")) {
            to++;
        }
        var rest = new ArrayList<>(lines.subList(0, scenario.faults().size() == 1 ? section : from));
        rest.addAll(lines.subList(to, lines.size()));
        return Optional.of(String.join("\n", rest) + "\n");
    }

    private static int start(List<String> lines, String key) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(key)) {
                return i;
            }
        }
        return -1;
    }

    /// Where the section that begins at `from` ends: at the next key at the margin.
    private static int end(List<String> lines, int from) {
        int to = from + 1;
        while (to < lines.size() && !lines.get(to).matches("[a-z].*")) {
            to++;
        }
        return to;
    }

    private static List<List<PlayItem>> without(List<PlayItem> items) {
        var smaller = new ArrayList<List<PlayItem>>();
        for (int i = 0; i < items.size(); i++) {
            var rest = new ArrayList<>(items);
            rest.remove(i);
            smaller.add(rest);
            for (var item : smaller(items.get(i))) {
                var changed = new ArrayList<>(items);
                changed.set(i, item);
                smaller.add(changed);
            }
        }
        return smaller;
    }

    private static List<PlayItem> smaller(PlayItem item) {
        return switch (item) {
            case PlayItem.Fire it
            when it.times() > 1 -> List.of(new PlayItem.Fire(it.place(), it.hook(), it.times() - 1));
            case PlayItem.Together it -> smaller(it);
            case PlayItem.Fire _,
                    PlayItem.Load _,
                    PlayItem.Unload _,
                    PlayItem.Attach _,
                    PlayItem.Detach _,
                    PlayItem.Close _,
                    PlayItem.GetInformation _ -> List.of();
        };
    }

    private static List<PlayItem> smaller(PlayItem.Together together) {
        var smaller = new ArrayList<PlayItem>();
        together.lanes().forEach((lane, items) -> {
            for (var rest : without(items)) {
                Map<String, List<PlayItem>> lanes = new TreeMap<>(together.lanes());
                if (rest.isEmpty()) {
                    lanes.remove(lane);
                } else {
                    lanes.put(lane, rest);
                }
                if (!lanes.isEmpty()) {
                    smaller.add(new PlayItem.Together(together.place(), new TreeMap<>(lanes)));
                }
            }
        });
        return smaller;
    }

    private static String text(List<PlayItem> play) {
        return play.stream().map(Abridged::text).collect(Collectors.joining(", ", "[ ", " ]"));
    }

    private static String text(PlayItem item) {
        return switch (item) {
            case PlayItem.Load(var _, var name) -> "{ load: %s }".formatted(name);
            case PlayItem.Unload(var _, var name) -> "{ unload: %s }".formatted(name);
            case PlayItem.Detach(var _, var link) -> "{ detach: %s }".formatted(link);
            case PlayItem.GetInformation(var _, var program) -> "{ get-info: %s }".formatted(program);
            case PlayItem.Close(var _, var link) -> "{ close: %s }".formatted(link);
            case PlayItem.Fire(var _, var hook, int times) ->
                "{ fire: { hook: %s, times: %d } }".formatted(hook, times);
            case PlayItem.Attach it ->
                "{ attach: { link: %s, program: %s, to: %s%s%s%s } }"
                        .formatted(
                                it.link(),
                                it.program(),
                                it.hook(),
                                it.parameter().map(", parameter: %s"::formatted).orElse(""),
                                it.onDetach().map(", on-detach: %s"::formatted).orElse(""),
                                it.defect().map(", defect: %s"::formatted).orElse(""));
            case PlayItem.Together(var _, var lanes) ->
                lanes.entrySet().stream()
                        .map(it -> "%s: %s".formatted(it.getKey(), text(it.getValue())))
                        .collect(Collectors.joining(", ", "{ together: { ", " } }"));
        };
    }
}
