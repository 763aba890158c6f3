package dev.rundown.registrar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.actor.Effect;
import dev.rundown.actor.Message;
import dev.rundown.actor.Step;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrClientDetachProviderCompleteReturned;
import dev.rundown.registrar.ModuleMessage.NmrProviderDetachClientCompleteReturned;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderCleanupBindingContext;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a row says is sent about its binding, with the default knobs or K2.
final class Sent {
    private static final List<String> DETACHES = List.of("ClientDetachProvider", "ProviderDetachClient");
    private static final List<String> CLEANUPS =
            List.of("ClientCleanupBindingContext", "ProviderCleanupBindingContext");
    private static final String ANSWER = "NmrClientAttachProviderReturned";

    private Sent() {}

    /// @throws AssertionError when `step` sends something else about `binding`
    static void verify(Row row, BindingEvent event, BindingHandle binding, Step<RegistrarState> step) {
        var sent = about(binding, step);
        var allowed = allowed(row, event);
        assertThat(allowed)
                .as("%s: %s sends %s", row, event, sent)
                .anySatisfy(it -> assertThat(sent).containsExactlyInAnyOrderElementsOf(it));
    }

    /// Each of the possible sets of messages.
    private static List<List<String>> allowed(Row row, BindingEvent event) {
        return switch (row) {
            case T2 -> List.of(List.of("ClientAttachProvider"));
            case T5 -> List.of(List.of("ProviderAttachClient"));
            case T14 -> List.of(List.of("ProviderAttachClient"), List.of(ANSWER));
            case T7, T8 -> List.of(List.of(ANSWER));
            case T11 -> // One after the other, on the lane that registers.
                Stream.concat(Stream.of(DETACHES), DETACHES.stream().map(List::of))
                        .toList();
            case T12 -> List.of(List.of("ProviderDetachClient"));
            case T15, T27 -> List.of(DETACHES);
            case T17, T18, T20, T21 -> List.of(List.of(), CLEANUPS, DETACHES.subList(0, 1), DETACHES.subList(1, 2));
            case T27_SUCCESS, T27_ERROR -> List.of(List.of(), CLEANUPS);
            case T19, T22, T23, T24, T26 ->
                event == BindingEvent.ATTACH_CALLED ? List.of(List.of(ANSWER)) : completions(row);
            case T28 -> event == BindingEvent.ATTACH_CALLED ? List.of(List.of(ANSWER)) : List.of(List.of());
            case T1, T3, T4, T6, T9, T9_SUCCESS, T10, T13, T16, T25 -> List.of(List.of());
        };
    }

    private static List<List<String>> completions(Row row) {
        return Stream.of("NmrClientDetachProviderCompleteReturned", "NmrProviderDetachClientCompleteReturned", "")
                .flatMap(it -> Stream.of(List.<String>of(), CLEANUPS)
                        .map(with -> Stream.concat(Stream.of(it), with.stream())
                                .filter(name -> !name.isEmpty())
                                .toList()))
                .filter(it -> row == Row.T24 || !it.isEmpty())
                .toList();
    }

    private static List<String> about(BindingHandle binding, Step<RegistrarState> step) {
        return step.effects().stream()
                .flatMap(it -> switch (it) {
                    case Effect.Call call -> Stream.of(call.message());
                    case Effect.Return answer -> Stream.of(answer.message());
                    case Effect.Start start -> Stream.of(start.message());
                    case Effect.Continue _, Effect.Put<?> _, Effect.Happened _ -> Stream.<Message>empty();
                })
                .filter(it -> binding(it).filter(binding::equals).isPresent())
                .map(it -> it.getClass().getSimpleName())
                .toList();
    }

    private static Optional<BindingHandle> binding(Message message) {
        return switch (message) {
            case ClientAttachProvider m -> Optional.of(m.binding());
            case ProviderAttachClient m -> Optional.of(m.binding());
            case ClientDetachProvider m -> Optional.of(m.binding());
            case ProviderDetachClient m -> Optional.of(m.binding());
            case ClientCleanupBindingContext m -> Optional.of(m.binding());
            case ProviderCleanupBindingContext m -> Optional.of(m.binding());
            case NmrClientAttachProviderReturned m -> Optional.of(m.binding());
            case NmrClientDetachProviderCompleteReturned m -> Optional.of(m.binding());
            case NmrProviderDetachClientCompleteReturned m -> Optional.of(m.binding());
            default -> Optional.empty(); // Not about one binding.
        };
    }
}
