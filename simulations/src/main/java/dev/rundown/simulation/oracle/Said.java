package dev.rundown.simulation.oracle;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.Level;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterProvider;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.simulation.driver.Occurrence;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One thing that passes between a module and the registrar, as a module observes it.
///
/// @param kind   what it is
/// @param module which module observes it
/// @param name   of the routine or callback, as in `netioddk.h`
/// @param about  the binding or registration
/// @param status of an answer or a return, where it has one
/// @param detail what else tells it from others: a null context, a level above PASSIVE
public record Said(
        Kind kind, String module, String name, String about, Optional<String> status, Optional<String> detail) {
    private static final String RETURNED = "Returned";

    /// What can pass.
    public enum Kind {
        /// A module calls the registrar.
        CALL,
        /// The registrar has answered a call.
        RETURN,
        /// The registrar calls a module.
        CALLBACK,
        /// A module answers a callback.
        ANSWER;

        /// Whether the registrar decides it.
        public boolean isOfRegistrar() {
            return this == RETURN || this == CALLBACK;
        }
    }

    /// What a step lets its module observe, in order; empty when it is nobody's but the registrar's own.
    public static List<Said> of(Occurrence occurrence) {
        var said = new ArrayList<Said>();
        var delivered = occurrence.delivered();
        if (delivered.isEmpty()) {
            return said;
        }
        var self = delivered.get().to();
        delivered
                .filter(it -> it.message() instanceof ModuleMessage && it.from().equals(Registrar.ADDRESS))
                .ifPresent(it -> said.add(of(it, self)));
        Stream.concat(occurrence.next().stream(), occurrence.started().stream())
                .filter(it -> it.message() instanceof RegistrarMessage && !self.equals(Registrar.ADDRESS))
                .forEach(it -> said.add(of(it, self)));
        return List.copyOf(said);
    }

    private static Said of(Envelope envelope, Address module) {
        var message = envelope.message();
        var type = message.getClass().getSimpleName();
        boolean isReturn = type.endsWith(RETURNED);
        var name = isReturn ? type.substring(0, type.length() - RETURNED.length()) : type;
        boolean isCallOfModule = name.startsWith("Nmr");
        var kind = isCallOfModule ? (isReturn ? Kind.RETURN : Kind.CALL) : isReturn ? Kind.ANSWER : Kind.CALLBACK;
        return new Said(kind, module.name(), name, about(message), status(message), detail(envelope));
    }

    static String about(Message message) {
        return switch (message) {
            case NmrRegisterClient m -> m.characteristics().module().name();
            case NmrRegisterProvider m -> m.characteristics().module().name();
            default ->
                parts(message).stream()
                        .filter(it -> it instanceof BindingHandle || it instanceof RegistrationHandle)
                        .map(Object::toString)
                        .findFirst()
                        .orElse("");
        };
    }

    static Optional<String> status(Message message) {
        return parts(message).stream()
                .filter(NtStatus.class::isInstance)
                .map(Object::toString)
                .findFirst();
    }

    private static Optional<String> detail(Envelope envelope) {
        boolean isNull = envelope.message() instanceof ModuleMessage
                && parts(envelope.message()).stream()
                        .anyMatch(it -> it instanceof ContextPointer pointer && pointer.isNull());
        var level = Level.of(envelope.lane());
        int version = switch (envelope.message()) {
            case NmrRegisterClient m -> m.characteristics().version();
            case NmrRegisterProvider m -> m.characteristics().version();
            default -> 0;
        };
        var details = Stream.of(
                        isNull ? "null context" : "",
                        version == 0 ? "" : "version " + version,
                        level == Level.PASSIVE_LEVEL ? "" : "at " + level)
                .filter(it -> !it.isEmpty())
                .toList();
        return details.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", details));
    }

    private static List<Object> parts(Message message) {
        var parts = new ArrayList<>();
        for (var component : message.getClass().getRecordComponents()) {
            try {
                parts.add(component.getAccessor().invoke(message));
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read %s of %s".formatted(component, message), e);
            }
        }
        return parts;
    }

    /// As a person reads it: `c <- ClientAttachProvider(c~p)`.
    @Override
    public String toString() {
        var arrow = kind.isOfRegistrar() ? "<-" : "->";
        var what = kind == Kind.RETURN || kind == Kind.ANSWER ? " returns" : "";
        return "%s %s %s(%s)%s%s%s"
                .formatted(
                        module,
                        arrow,
                        name,
                        about,
                        what,
                        status.map(" "::concat).orElse(""),
                        detail.map(it -> " [" + it + "]").orElse(""));
    }
}
