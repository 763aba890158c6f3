package dev.rundown.simulation.stage;

import dev.rundown.actor.Address;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.simulation.driver.Ensemble;
import dev.rundown.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A scenario with everything that it asks for at hand.
///
/// @param scenario what was asked for
/// @param ensemble what the drivers run
/// @param programs the programs by their names in the cast
/// @param rejections why the verifier refuses a program, by the program's name; empty when it accepts all
public record Staged(
        Scenario scenario,
        Ensemble ensemble,
        SortedMap<String, ProgramImage> programs,
        SortedMap<String, String> rejections) {
    public Staged {
        programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
        rejections = Collections.unmodifiableSortedMap(new TreeMap<>(rejections));
    }

    /// The CPUs of the pool, in the order of their numbers.
    public List<Address> cpus() {
        return IntStream.range(0, scenario.cast().pool().cpus())
                .mapToObj(Stage::cpu)
                .toList();
    }

    /// The ensemble with a longer play: at its end whatever the scenario leaves attached or loaded is taken down.
    public Ensemble takenDown() {
        var play = new ArrayList<>(ensemble.play());
        play.addAll(Play.takeDown(scenario, it -> CastPrograms.before(scenario, programs, it)));
        return new Ensemble(ensemble.actors(), ensemble.rules(), ensemble.goals(), play);
    }

    /// The hash of each program, by its name in the cast.
    public SortedMap<String, String> hashes() {
        var hashes = new TreeMap<String, String>();
        programs.forEach((name, image) -> hashes.put(name, image.hash()));
        return hashes;
    }
}
