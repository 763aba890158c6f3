package dev.rundown.simulation.strategy;

import java.util.random.RandomGenerator;

/// Takes any choice, each as likely as the others. The base line: what it finds is not deep.
public record RandomWalk() implements Strategy {
    @Override
    public String name() {
        return "random";
    }

    @Override
    public Decider begin(RandomGenerator random, Extent extent) {
        return fork -> random.nextInt(fork.count());
    }
}
