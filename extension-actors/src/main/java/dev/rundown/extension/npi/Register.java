package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Cell;
import dev.rundown.actor.CellOperation;
import dev.rundown.registrar.BindingHandle;
import java.util.Optional;

/// A cell that holds one value or nothing, such as the program behind a link or the information behind a program.
///
/// @param content what it holds
/// @param <T> a value without identity
public record Register<T>(Optional<T> content) {
    /// The program that a link invokes: set before the link registers, cleared when its deregistration has completed.
    public static Cell<Register<Address>> programOf(Address link) {
        return new Cell<>("program of " + link, new Register<>(Optional.empty()));
    }

    /// The hash of the program information that a program may run with: set when its type-specific provider attaches,
    /// cleared when that detaches.
    public static Cell<Register<String>> informationOf(Address program) {
        return new Cell<>("information of " + program, new Register<>(Optional.empty()));
    }

    /// Whose helper addresses a program calls: the binding by which they came. Written before the information is.
    public static Cell<Register<BindingHandle>> helpersOf(Address program) {
        return new Cell<>("helpers of " + program, new Register<>(Optional.empty()));
    }

    /// The code of a program that was compiled into a driver: the binding to the driver's module, from when the module
    /// is
    /// loaded until its handle is closed.
    public static Cell<Register<BindingHandle>> codeOf(Address program) {
        return new Cell<>("native code of " + program, new Register<>(Optional.empty()));
    }

    /// Writes. Answers what was there.
    public record Write<T>(Optional<T> content) implements CellOperation<Register<T>, Optional<T>> {
        @Override
        public Outcome<Register<T>, Optional<T>> on(Register<T> value) {
            return new Outcome<>(new Register<>(content), value.content);
        }
    }

    /// Answers what is there.
    public record Read<T>() implements CellOperation<Register<T>, Optional<T>> {
        @Override
        public Outcome<Register<T>, Optional<T>> on(Register<T> value) {
            return new Outcome<>(value, value.content);
        }
    }
}
