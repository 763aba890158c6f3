package dev.rundown.registrar;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Sorted sets as values: every change is a new set.
final class Sorted {
    private Sorted() {}

    static <T extends Comparable<T>> SortedSet<T> empty() {
        return Collections.unmodifiableSortedSet(new TreeSet<>());
    }

    static <T extends Comparable<T>> SortedSet<T> with(SortedSet<T> set, T element) {
        var larger = new TreeSet<>(set);
        larger.add(element);
        return Collections.unmodifiableSortedSet(larger);
    }

    static <T extends Comparable<T>> SortedSet<T> without(SortedSet<T> set, T element) {
        var smaller = new TreeSet<>(set);
        smaller.remove(element);
        return Collections.unmodifiableSortedSet(smaller);
    }
}
