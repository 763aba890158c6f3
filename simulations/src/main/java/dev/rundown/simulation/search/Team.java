package dev.rundown.simulation.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;

/// Some threads that do the same kind of work at the same time; the caller is one of them.
final class Team implements AutoCloseable {
    private final int size;
    private final ExecutorService others;

    /// @param size how many threads, the caller's included
    Team(int size) {
        this.size = size;
        others = Executors.newFixedThreadPool(Math.max(1, size - 1), work -> {
            var thread = new Thread(work, "search");
            thread.setDaemon(true);
            return thread;
        });
    }

    int size() {
        return size;
    }

    /// Has every member do `work`, each with its own number from 0. What each does happens before this returns.
    void all(IntConsumer work) {
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            int member = i;
            done.add(CompletableFuture.runAsync(() -> work.accept(member), others));
        }
        work.accept(0);
        try {
            done.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) { // A full heap is full for whoever met it.
                throw error;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        others.shutdownNow();
    }
}
