package dev.rundown.simulation.audit;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Message;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallEnded;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.extension.npi.InvocationEvent.RundownAcquired;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.Role;
import dev.rundown.simulation.rule.Observed;
import dev.rundown.simulation.search.PathStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// The log of a run of ours, in the form in which the logs of other systems are judged: what [LogLine] reads.
public final class RecordedLog {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RecordedLog() {}

    /// What `path` did that a log can say, one JSON object a line.
    public static String of(List<PathStep> path) {
        return path.stream()
                .flatMap(it -> it.occurrence().events().stream())
                .flatMap(it -> keys(it).stream())
                .map(it -> JSON.writeValueAsString(it) + "\n")
                .collect(Collectors.joining());
    }

    /// The keys of the line that says `event`; empty when a log has no words for it.
    private static Optional<SequencedMap<String, String>> keys(Event event) {
        return switch (event) {
            case Registered it ->
                line("registered", Map.of("module", it.registration().toString()));
            case Deregistered it ->
                line("deregistered", Map.of("module", it.registration().toString()));
            case Bound it -> line("bound", it.binding(), cleanup(it));
            case Ended it -> line("ended", it.binding(), Map.of());
            case Observed.Called it -> line("callback", it.binding(), Map.of("name", name(it.callback())));
            case Observed.Completed it -> line("complete", it.binding(), Map.of("name", name(it.completion())));
            case Observed.Returned it -> line("return", it.binding(), answer(it.answer()));
            case RundownInitialized it -> line("open", it.binding(), by(it.by()));
            case RundownAcquired it -> line("acquire", it.binding(), by(it.by()));
            case RundownReleased it -> line("release", it.binding(), by(it.by()));
            case InvocationStarted it -> line("invoke", it.binding(), by(it.cpu()));
            case InvocationEnded it -> line("invoked", it.binding(), by(it.cpu()));
            case ProviderCallStarted it -> line("call", it.binding(), by(it.by()));
            case ProviderCallEnded it -> line("called", it.binding(), by(it.by()));
            case ContextUsed it -> line("use", it.binding(), context(it.owner(), it.by()));
            case ContextFreed it -> line("free", it.binding(), context(it.owner(), it.by()));
            case Entered it -> line("enter", code(it.extension(), it.by()));
            case Left it -> line("leave", code(it.extension(), it.by()));
            case Gone it -> line("gone", Map.of("extension", it.extension().name()));
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    private static Optional<SequencedMap<String, String>> line(String event, Map<String, String> rest) {
        var keys = new LinkedHashMap<String, String>();
        keys.put("event", event);
        keys.putAll(new TreeMap<>(rest));
        return Optional.of(keys);
    }

    private static Optional<SequencedMap<String, String>> line(
            String event, BindingHandle binding, Map<String, String> rest) {
        var all = new TreeMap<>(rest);
        all.put("client", binding.client().toString());
        all.put("provider", binding.provider().toString());
        return line(event, all);
    }

    /// Both sides is what a log means that does not say it.
    private static Map<String, String> cleanup(Bound it) {
        if (it.clientCleansUp()) {
            return it.providerCleansUp() ? Map.of() : Map.of("cleanup", "client");
        }
        return Map.of("cleanup", it.providerCleansUp() ? "provider" : "none");
    }

    private static Map<String, String> by(Address who) {
        return Map.of("by", who.name());
    }

    private static Map<String, String> context(Role owner, Address by) {
        return Map.of("side", owner.name().toLowerCase(Locale.ROOT), "by", by.name());
    }

    private static Map<String, String> code(Address extension, Address by) {
        return Map.of("extension", extension.name(), "by", by.name());
    }

    /// As `netioddk.h` has it.
    private static String name(Message message) {
        return message.getClass().getSimpleName();
    }

    private static Map<String, String> answer(RegistrarMessage answer) {
        var name = name(answer).replaceFirst("Returned$", "");
        var status = switch (answer) {
            case RegistrarMessage.ClientAttachProviderReturned m -> Optional.of(m.status());
            case RegistrarMessage.ProviderAttachClientReturned m -> Optional.of(m.status());
            case RegistrarMessage.ClientDetachProviderReturned m -> Optional.of(m.status());
            case RegistrarMessage.ProviderDetachClientReturned m -> Optional.of(m.status());
            default -> Optional.<NtStatus>empty(); // A cleanup has none.
        };
        return status.map(it -> Map.of("name", name, "status", it.name())).orElse(Map.of("name", name));
    }
}
