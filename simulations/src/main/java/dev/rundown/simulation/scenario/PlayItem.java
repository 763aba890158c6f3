package dev.rundown.simulation.scenario;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing that is done. It ends when nothing more can happen because of it.
public sealed interface PlayItem {
    /// Where the item stands.
    Place place();

    /// The same without planted mistakes.
    default PlayItem repaired() {
        return this;
    }

    /// Loads an extension (its modules register) or a program (it registers for its program information).
    record Load(Place place, Placed<String> name) implements PlayItem {}

    /// Unloads an extension (deregister, wait, run down, leave memory) or a program.
    record Unload(Place place, Placed<String> name) implements PlayItem {}

    /// Makes a link between a program and a hook.
    ///
    /// @param link    the link's name; it becomes an actor of its own
    /// @param program of the cast
    /// @param hook    address of a hook, `sample.hook`
    /// @param onDetach how it answers its detach callback: one of [Words#LINK_ON_DETACH]
    /// @param parameter of which of the hook's objects the link wants the events; empty for all
    /// @param header  how the header of what it says is filled in: one of [Words#HEADER]
    /// @param defect  a mistake planted in the link: one of [Words#LINK_DEFECT]
    record Attach(
            Place place,
            Placed<String> link,
            Placed<String> program,
            Placed<String> hook,
            Optional<Placed<String>> onDetach,
            Optional<Placed<Long>> parameter,
            Optional<Placed<String>> header,
            Optional<Placed<String>> defect)
            implements PlayItem {
        @Override
        public Attach repaired() {
            return new Attach(place, link, program, hook, onDetach, parameter, header, Optional.empty());
        }
    }

    /// Has a user read the information that a program runs with.
    record GetInformation(Place place, Placed<String> program) implements PlayItem {}

    /// Takes a link away again.
    record Detach(Place place, Placed<String> link) implements PlayItem {}

    /// Closes the handle of a link, which may be the last reference to it.
    record Close(Place place, Placed<String> link) implements PlayItem {}

    /// Lets events arrive at a hook: number i goes to CPU i mod n.
    record Fire(Place place, Placed<String> hook, int times) implements PlayItem {}

    /// Several lanes at the same time. Order inside a lane is kept; no lane holds a further `together`.
    ///
    /// @param lanes by name
    record Together(Place place, SortedMap<String, List<PlayItem>> lanes) implements PlayItem {
        /// A copy that nobody can change.
        public Together {
            lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
        }

        @Override
        public Together repaired() {
            var sound = new TreeMap<String, List<PlayItem>>();
            lanes.forEach((lane, items) ->
                    sound.put(lane, items.stream().map(PlayItem::repaired).toList()));
            return new Together(place, sound);
        }
    }
}
