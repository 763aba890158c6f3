package dev.rundown.simulation.stage;

import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionHeader.Generation;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Words;
import java.util.Optional;

/// The headers that a scenario has its modules write.
final class Headers {
    private Headers() {}

    /// The header of `structure` as the word says; without one, as the present declarations say.
    static ExtensionHeader of(Optional<Placed<String>> word, ExtensionStructure structure) {
        return word.map(Headers::generation).orElse(Generation.CURRENT).of(structure);
    }

    private static Generation generation(Placed<String> word) {
        return switch (word.value()) {
            case "older" -> Generation.OLDER;
            case "current" -> Generation.CURRENT;
            case "newer" -> Generation.NEWER;
            case "sizeof" -> Generation.SIZEOF;
            case "next-version" -> Generation.NEXT_VERSION;
            default -> throw Unbuilt.value(word, "header", Words.HEADER);
        };
    }
}
