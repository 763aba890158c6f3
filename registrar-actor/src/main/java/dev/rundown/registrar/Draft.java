package dev.rundown.registrar;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Effect;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Part;
import dev.rundown.actor.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of the registrar while it is being made: reads see what the step has written so far.
final class Draft {
    private final Cells cells;
    private final Terms terms;
    private final Lane lane;
    private final Map<String, Effect.Put<?>> written = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    /// @param lane the lane of the delivery
    Draft(Cells cells, Terms terms, Lane lane) {
        this.cells = cells;
        this.terms = terms;
        this.lane = lane;
    }

    Terms terms() {
        return terms;
    }

    Knobs knobs() {
        return terms.knobs();
    }

    boolean does(Duty duty) {
        return terms.does(duty);
    }

    Lane lane() {
        return lane;
    }

    static Part<Optional<Binding>> part(BindingHandle handle) {
        return new Part<>("binding " + handle.client() + "~" + handle.provider(), Optional.empty());
    }

    static Part<Optional<Registration>> part(RegistrationHandle handle) {
        return new Part<>("registration " + handle, Optional.empty());
    }

    private static Part<Npi> part(NpiId npi) {
        return new Part<>("npi " + npi.guid(), Npi.UNUSED);
    }

    /// Empty for a handle that was never given out.
    Optional<Binding> binding(BindingHandle handle) {
        return read(part(handle));
    }

    Optional<Registration> registration(RegistrationHandle handle) {
        return read(part(handle));
    }

    /// A registration that is known to exist, because a binding refers to it.
    Registration registered(RegistrationHandle handle) {
        return registration(handle).orElseThrow();
    }

    Npi npi(NpiId id) {
        return read(part(id));
    }

    RegistrationHandle nextHandle(Address module) {
        var part = new Part<>("generation " + module, 0);
        int generation = read(part) + 1;
        put(part, generation);
        return new RegistrationHandle(module, generation);
    }

    void put(Binding binding) {
        put(part(binding.handle()), Optional.of(binding));
    }

    void put(Registration registration) {
        put(part(registration.handle()), Optional.of(registration));
    }

    void put(NpiId id, Npi npi) {
        put(part(id), npi);
    }

    void happened(Event event) {
        effects.add(new Effect.Happened(event));
    }

    void with(Effect effect) {
        effects.add(effect);
    }

    int choose(String name, int alternatives) {
        return cells.choose(name, alternatives);
    }

    Step<RegistrarState> step() {
        var all = new ArrayList<Effect>(written.values());
        all.addAll(effects);
        return new Step<>(RegistrarState.INSTANCE, all, false);
    }

    /// What is in `part`, with what this step has written.
    @SuppressWarnings("unchecked") // A part is written only through its own key: Effect.Put<V> pairs Part<V> with V.
    <V> V read(Part<V> part) {
        var put = written.get(part.name());
        return put == null ? cells.read(part) : (V) put.value();
    }

    <V> void put(Part<V> part, V value) {
        written.put(part.name(), new Effect.Put<>(part, value));
    }
}
