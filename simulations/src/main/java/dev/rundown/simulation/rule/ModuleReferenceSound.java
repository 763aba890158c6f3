package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.extension.nativemodule.NativeEvent;
import dev.rundown.extension.nativemodule.NativeEvent.ModuleAttached;
import dev.rundown.extension.nativemodule.NativeEvent.ModuleFreed;
import dev.rundown.extension.nativemodule.NativeEvent.ReferenceAcquired;
import dev.rundown.extension.nativemodule.NativeEvent.ReferenceReleased;
import dev.rundown.extension.nativemodule.NativeEvent.UnloadQueued;
import dev.rundown.registrar.RegistrarEvent.Ended;
import java.util.Optional;

/// EBPF010: the duty of whoever counts the references to a native module.
final class ModuleReferenceSound implements Automaton<String, ModuleReferenceSound.Count> {
    /// What is known of the references to one module.
    enum Count {
        NOT_THERE,
        HELD,
        HELD_AND_UNLOAD_QUEUED,
        NONE_LEFT
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case NativeEvent it -> Optional.of(it.module().toString());
            case Ended it -> Optional.of(it.binding().toString());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    @Override
    public Count initial() {
        return Count.NOT_THERE;
    }

    @Override
    public Judgement<Count> next(String key, Count before, Event event) {
        return switch (event) {
            case ModuleAttached _ -> new Judgement.Going<>(Count.HELD);
            case ReferenceAcquired it
            when before == Count.NONE_LEFT ->
                broken(it, "took a reference to the module of %s, of which none was left");
            case ReferenceReleased it when it.left() == 0 -> new Judgement.Going<>(Count.NONE_LEFT);
            case UnloadQueued it
            when before == Count.HELD_AND_UNLOAD_QUEUED -> broken(it, "queued the unload of %s a second time");
            case UnloadQueued _ -> new Judgement.Going<>(Count.HELD_AND_UNLOAD_QUEUED);
            case ModuleFreed it
            when before != Count.NONE_LEFT -> broken(it, "freed the module of %s while it was held");
            case ModuleFreed _, Ended _ -> new Judgement.Going<>(Count.NOT_THERE);
            default -> new Judgement.Going<>(before); // A reference more or less that decides nothing.
        };
    }

    private static Judgement<Count> broken(NativeEvent event, String sentence) {
        return new Judgement.Broken<>(
                event.by(), sentence.formatted(event.module().client().module()));
    }
}
