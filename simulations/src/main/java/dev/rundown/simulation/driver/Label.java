package dev.rundown.simulation.driver;

import dev.rundown.actor.Address;
import dev.rundown.actor.Envelope;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationHandle;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// How a step is named: by who says what to whom, and by what was chosen inside it.
final class Label {
    private Label() {}

    static String of(Occurrence occurrence) {
        var chosen = occurrence.alternatives().isEmpty()
                ? ""
                : occurrence.alternatives().stream()
                        .map(Alternative::toString)
                        .collect(Collectors.joining(",", "[", "]"));
        return occurrence
                .delivered()
                .map(it -> of(it) + chosen)
                .orElseGet(() ->
                        occurrence.started().stream().map(Label::of).collect(Collectors.joining("|", "play:", "")));
    }

    private static String of(Envelope envelope) {
        return "%s>%s:%s".formatted(envelope.from(), envelope.to(), of(envelope.message()));
    }

    /// The message with those of its parts that tell it from others: handles, addresses, statuses, words and numbers.
    private static String of(Message message) {
        var name = message.getClass().getSimpleName();
        if (!(message instanceof Record)) {
            return name;
        }
        var parts = new ArrayList<String>();
        for (var component : message.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var part = accessor.invoke(message);
                if (tells(part)) {
                    parts.add(part.toString());
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read %s of %s".formatted(component, message), e);
            }
        }
        return name + "(" + String.join(", ", parts) + ")";
    }

    private static boolean tells(Object part) {
        return part instanceof BindingHandle
                || part instanceof RegistrationHandle
                || part instanceof NtStatus
                || part instanceof Address
                || part instanceof Lane
                || part instanceof String
                || part instanceof Number;
    }
}
