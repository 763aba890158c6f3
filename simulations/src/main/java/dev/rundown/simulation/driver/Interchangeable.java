package dev.rundown.simulation.driver;

import dev.rundown.actor.Envelope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Guesses which members of a cast could be exchanged for each other without anybody noticing. Only a guess: [Symmetry]
/// checks it on every step that is ever taken.
final class Interchangeable {
    private final Ensemble ensemble;
    private final List<Item> ahead;
    private final Set<String> words = new TreeSet<>();

    private Interchangeable(Ensemble ensemble, List<Item> ahead) {
        this.ensemble = ensemble;
        this.ahead = ahead;
        ensemble.actors().keySet().forEach(it -> words.addAll(words(it.name())));
        ahead.forEach(
                item -> item.first().forEach(it -> words.addAll(words(it.lane().name()))));
    }

    /// Exchanges of two members, or of two with all that belongs to them.
    ///
    /// @param start of the search
    static List<Renaming> in(Ensemble ensemble, World start) {
        var play = ensemble.play();
        var guess = new Interchangeable(ensemble, play.subList(start.itemsBegun(), play.size()));
        return guess.exchanges(start);
    }

    private List<Renaming> exchanges(World start) {
        var candidates = new ArrayList<Renaming>();
        for (var item : ahead) {
            var first = item.first();
            for (int i = 0; i < first.size(); i++) {
                for (int j = i + 1; j < first.size(); j++) {
                    unify(first.get(i), first.get(j), new TreeMap<>()).ifPresent(candidates::add);
                }
            }
        }
        var actors = List.copyOf(ensemble.actors().keySet());
        for (int i = 0; i < actors.size(); i++) {
            for (int j = i + 1; j < actors.size(); j++) {
                var names = new TreeMap<String, String>();
                if (isSameKind(i, j) && pair(actors.get(i).name(), actors.get(j).name(), names)) {
                    unify(start.state(actors.get(i)), start.state(actors.get(j)), names)
                            .ifPresent(candidates::add);
                }
            }
        }
        return candidates.stream().distinct().filter(this::isPlausible).toList();
    }

    private boolean isSameKind(int one, int other) {
        var actors = List.copyOf(ensemble.actors().values());
        return actors.get(one).logic().getClass() == actors.get(other).logic().getClass();
    }

    /// The exchange that makes one of two values the other.
    private Optional<Renaming> unify(Object one, Object other, SortedMap<String, String> names) {
        return pair(one.toString(), other.toString(), names) && !names.isEmpty()
                ? Optional.of(new Renaming(names))
                : Optional.empty();
    }

    private boolean pair(String one, String other, Map<String, String> names) {
        var these = words(one);
        var those = words(other);
        if (these.size() != those.size()) {
            return false;
        }
        for (int i = 0; i < these.size(); i++) {
            var a = these.get(i);
            var b = those.get(i);
            if (!a.equals(b)) {
                boolean fits = words.contains(a)
                        && words.contains(b)
                        && names.getOrDefault(a, b).equals(b)
                        && names.getOrDefault(b, a).equals(a);
                if (!fits) {
                    return false;
                }
                names.put(a, b);
                names.put(b, a);
            }
        }
        return true;
    }

    private static List<String> words(String text) {
        var found = new ArrayList<String>();
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isInside = i < text.length() && Renaming.isOfWord(text.charAt(i));
            if (isInside && from < 0) {
                from = i;
            } else if (!isInside && from >= 0) {
                found.add(text.substring(from, i));
                from = -1;
            }
        }
        return found;
    }

    /// The cast and what is still to be played are the same afterwards.
    private boolean isPlausible(Renaming renaming) {
        var kinds = new HashMap<String, Class<?>>();
        ensemble.actors()
                .forEach((address, actor) ->
                        kinds.put(address.name(), actor.logic().getClass()));
        boolean sameCast =
                kinds.entrySet().stream().allMatch(it -> it.getValue().equals(kinds.get(renaming.of(it.getKey()))));
        return sameCast && ahead.stream().allMatch(it -> isSame(renaming, it));
    }

    /// Whether an item of the play is the same after an exchange.
    static boolean isSame(Renaming renaming, Item item) {
        var before = new HashMap<Envelope, Integer>();
        var after = new HashMap<Envelope, Integer>();
        for (var envelope : item.first()) {
            before.merge(envelope, 1, Integer::sum);
            after.merge((Envelope) renaming.of((Object) envelope), 1, Integer::sum);
        }
        return before.equals(after);
    }
}
