package dev.rundown.extension.nativemodule;

import dev.rundown.actor.Address;
import dev.rundown.registrar.BindingHandle;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A driver as the execution context knows it: `ebpf_native_module_t` of `ebpf_native.c`.
///
/// @param binding    to the driver
/// @param state      how far it is
/// @param detaching  its detach callback has begun
/// @param references one for the attachment, one while loading, and for each holder one for the program and one for the
///                   handle
/// @param holders    who holds a handle
public record NativeModule(
        BindingHandle binding, State state, boolean detaching, int references, SortedSet<Address> holders) {
    public NativeModule {
        holders = Collections.unmodifiableSortedSet(new TreeSet<>(holders));
    }

    /// The states of a module, in the only order there is.
    public enum State {
        UNINITIALIZED,
        INITIALIZING,
        INITIALIZED,
        LOADING,
        LOADED,
        /// The driver's unload has been queued.
        UNLOADING
    }

    static NativeModule attached(BindingHandle binding) {
        return new NativeModule(binding, State.UNINITIALIZED, false, 1, new TreeSet<>());
    }

    NativeModule in(State next) {
        return new NativeModule(binding, next, detaching, references, holders);
    }

    NativeModule detached() {
        return new NativeModule(binding, state, true, references, holders);
    }

    NativeModule counted(int change) {
        return new NativeModule(binding, state, detaching, references + change, holders);
    }

    /// With all references dropped by a detach.
    public NativeModule withoutReferences() {
        return new NativeModule(binding, state, true, 0, holders);
    }

    NativeModule heldBy(Address holder) {
        var more = new TreeSet<>(holders);
        more.add(holder);
        return new NativeModule(binding, state, detaching, references, more);
    }

    NativeModule notHeldBy(Address holder) {
        var fewer = new TreeSet<>(holders);
        fewer.remove(holder);
        return new NativeModule(binding, state, detaching, references, fewer);
    }
}
