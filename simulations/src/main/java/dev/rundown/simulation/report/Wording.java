package dev.rundown.simulation.report;

import dev.rundown.actor.Envelope;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.extension.client.LinkEvent;
import dev.rundown.extension.client.ProgramMessage;
import dev.rundown.extension.invocation.CpuMessage;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.InvocationEvent;
import dev.rundown.extension.provider.HookMessage;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.simulation.driver.Occurrence;
import dev.rundown.simulation.fault.FaultFired;
import dev.rundown.simulation.stage.Administrator;
import dev.rundown.simulation.stage.AdministratorMessage;
import dev.rundown.simulation.stage.CommandFailed;
import dev.rundown.verifier.VerifierMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a step is in few words. Names of routines and statuses are verbatim; bindings get short names.
final class Wording {
    private static final Lane ADMIN = new Lane(Administrator.ADDRESS.name());

    private final ShortNames names;

    Wording(ShortNames names) {
        this.names = names;
    }

    /// What is said, without who says it to whom.
    String of(Envelope envelope) {
        boolean isOwn = envelope.from().equals(envelope.to());
        var words = isOwn ? toItself(envelope.message()) : of(envelope.message());
        boolean isSide = envelope.to().equals(Administrator.ADDRESS) && !ADMIN.equals(envelope.lane());
        return isSide ? envelope.lane() + ": " + words : words;
    }

    /// What begins, on all its lanes.
    String begins(List<Envelope> first) {
        return first.stream().map(it -> inBrief(it.message())).collect(Collectors.joining(" | ", "begin: ", ""));
    }

    private String inBrief(Message message) {
        return message instanceof AdministratorMessage(var orders) && orders.size() > 1
                ? "%s and %d more".formatted(orders.getFirst().words(), orders.size() - 1)
                : of(message);
    }

    /// An actor tells itself that a call has returned when a fault keeps it from calling.
    private String toItself(Message message) {
        return switch (message) {
            case ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned m ->
                "skips NmrWaitForProviderDeregisterComplete(" + m.provider() + ")";
            case ModuleMessage.NmrProviderDetachClientCompleteReturned m ->
                "skips NmrProviderDetachClientComplete" + b(m.binding());
            case ModuleMessage.NmrClientDetachProviderCompleteReturned m ->
                "skips NmrClientDetachProviderComplete" + b(m.binding());
            default -> of(message); // No fault stands in for any other return.
        };
    }

    String of(Message message) {
        return switch (message) {
            case RegistrarMessage m -> call(m);
            case ModuleMessage m -> callback(m);
            case Command m -> command(m);
            case CpuMessage m -> cpu(m);
            case HookMessage m -> hook(m);
            case ProgramMessage m -> program(m);
            case VerifierMessage.Verify m -> "verify " + m.program();
            case VerifierMessage.Verified m -> m.verdict().accepted() ? "accepted" : "rejected";
            case AdministratorMessage m ->
                m.orders().isEmpty() ? "done" : m.orders().getFirst().words();
            default -> plain(message); // Messages that an actor says to itself and that no protocol of ours lists.
        };
    }

    private String call(RegistrarMessage message) {
        return switch (message) {
            case RegistrarMessage.NmrRegisterProvider m ->
                "NmrRegisterProvider(" + m.characteristics().module() + ")";
            case RegistrarMessage.NmrRegisterClient m ->
                "NmrRegisterClient(" + m.characteristics().module() + ")";
            case RegistrarMessage.NmrClientAttachProvider m -> "NmrClientAttachProvider" + b(m.binding());
            case RegistrarMessage.NmrDeregisterProvider m -> "NmrDeregisterProvider(" + m.provider() + ")";
            case RegistrarMessage.NmrDeregisterClient m -> "NmrDeregisterClient(" + m.client() + ")";
            case RegistrarMessage.NmrWaitForProviderDeregisterComplete m ->
                "NmrWaitForProviderDeregisterComplete(" + m.provider() + ")";
            case RegistrarMessage.NmrWaitForClientDeregisterComplete m ->
                "NmrWaitForClientDeregisterComplete(" + m.client() + ")";
            case RegistrarMessage.NmrClientDetachProviderComplete m ->
                "NmrClientDetachProviderComplete" + b(m.binding());
            case RegistrarMessage.NmrProviderDetachClientComplete m ->
                "NmrProviderDetachClientComplete" + b(m.binding());
            case RegistrarMessage.ClientAttachProviderReturned m -> m.status() + " " + b(m.binding());
            case RegistrarMessage.ProviderAttachClientReturned m -> m.status() + " " + b(m.binding());
            case RegistrarMessage.ClientDetachProviderReturned m -> m.status() + " " + b(m.binding());
            case RegistrarMessage.ProviderDetachClientReturned m -> m.status() + " " + b(m.binding());
            case RegistrarMessage.ClientCleanupBindingContextReturned m -> "cleaned up " + names.of(m.binding());
            case RegistrarMessage.ProviderCleanupBindingContextReturned m -> "cleaned up " + names.of(m.binding());
            case RegistrarMessage.CallbackDue m -> "(a callback of " + names.of(m.binding()) + " is due)";
            case RegistrarMessage.GoOn m -> "(goes on with " + m.registration() + ")";
        };
    }

    private String callback(ModuleMessage message) {
        return switch (message) {
            case ModuleMessage.ClientAttachProvider m -> "ClientAttachProvider" + b(m.binding());
            case ModuleMessage.ProviderAttachClient m -> "ProviderAttachClient" + b(m.binding());
            case ModuleMessage.ClientDetachProvider m -> "ClientDetachProvider" + b(m.binding());
            case ModuleMessage.ProviderDetachClient m -> "ProviderDetachClient" + b(m.binding());
            case ModuleMessage.ClientCleanupBindingContext m -> "ClientCleanupBindingContext" + b(m.binding());
            case ModuleMessage.ProviderCleanupBindingContext m -> "ProviderCleanupBindingContext" + b(m.binding());
            case ModuleMessage.NmrRegisterProviderReturned m -> m.status().toString();
            case ModuleMessage.NmrRegisterClientReturned m -> m.status().toString();
            case ModuleMessage.NmrClientAttachProviderReturned m -> m.status().toString();
            case ModuleMessage.NmrDeregisterProviderReturned m -> m.status().toString();
            case ModuleMessage.NmrDeregisterClientReturned m -> m.status().toString();
            case ModuleMessage.NmrWaitForProviderDeregisterCompleteReturned m ->
                m.status().toString();
            case ModuleMessage.NmrWaitForClientDeregisterCompleteReturned m ->
                m.status().toString();
            case ModuleMessage.NmrClientDetachProviderCompleteReturned _,
                    ModuleMessage.NmrProviderDetachClientCompleteReturned _ -> "completed";
        };
    }

    private static String command(Command message) {
        return switch (message) {
            case Command.Load _ -> "load";
            case Command.Unload _ -> "unload";
            case Command.GetInformation _ -> "get information";
            case Command.Attach m -> "attach " + m.program();
            case Command.Detach _ -> "detach";
            case Command.Close _ -> "close";
            case Command.Finished m -> m.result().toString();
        };
    }

    private String cpu(CpuMessage message) {
        return switch (message) {
            case CpuMessage.Fire m ->
                "event " + m.occurrence().number() + ": enter " + m.occurrence().extension();
            case CpuMessage.Snapshot m ->
                "read the clients of " + m.occurrence().hook();
            case CpuMessage.Acquire m ->
                "acquire " + names.of(m.clients().getFirst().binding());
            case CpuMessage.BatchBegin m ->
                "invoke_hook%s: enter the epoch"
                        .formatted(b(m.clients().getFirst().binding()));
            case CpuMessage.ReadProgram m ->
                "read the program of " + m.clients().getFirst().dispatch().owner();
            case CpuMessage.ReadInformation m -> "read the information of " + m.program();
            case CpuMessage.ReadCode m -> "read where the code of " + m.program() + " stands";
            case CpuMessage.ReadFunctions m -> "read whether the functions of " + m.program() + " are there";
            case CpuMessage.Run m -> "run " + m.program();
            case CpuMessage.BatchEnd _ -> "leave the epoch";
            case CpuMessage.Release m ->
                "release " + names.of(m.clients().getFirst().binding());
            case CpuMessage.Exit m -> "leave " + m.occurrence().extension();
        };
    }

    private String hook(HookMessage message) {
        return switch (message) {
            case HookMessage.ListClient m -> "list " + names.of(m.attach().binding());
            case HookMessage.SetUpFilter m ->
                "set up the filter of " + names.of(m.attach().binding());
            case HookMessage.DropFilter m ->
                "delete the filter of " + names.of(m.attach().binding());
            case HookMessage.AnswerPending m -> "answer " + names.of(m.binding());
            case HookMessage.WorkItem m -> "work item: wait until " + names.of(m.binding()) + " is idle";
            case HookMessage.FilterDeleted m -> "the filter of " + names.of(m.binding()) + " is deleted";
            case HookMessage.FiltersGone m -> "the last filter of " + m.hook() + " is gone";
            case HookMessage.Unlist m -> "take " + names.of(m.binding()) + " off the list";
            case HookMessage.AwaitIdle m -> "wait until " + names.of(m.binding()) + " is idle";
            case HookMessage.Drained m -> "last one out of " + names.of(m.binding());
            case HookMessage.DrainedReturned _ -> "completed";
        };
    }

    private static String program(ProgramMessage message) {
        return switch (message) {
            case ProgramMessage.ReadFunctions _ -> "look up the functions";
            case ProgramMessage.FunctionsComplete _ -> "every function has an address";
            case ProgramMessage.PublishHelpers _ -> "publish the helper addresses";
            case ProgramMessage.PublishInformation _ -> "publish the information";
            case ProgramMessage.RunDown _ -> "run the information down";
            case ProgramMessage.AwaitSlowUsers _ -> "wait until nobody reads the information";
            case ProgramMessage.Retire _ -> "retire the information";
            case ProgramMessage.LookInside m ->
                "look whether %s is inside an epoch".formatted(m.lanes().getFirst());
            case ProgramMessage.AwaitEpoch m ->
                "wait until %s has left its epoch".formatted(m.lanes().getFirst());
            case ProgramMessage.CopyInformation _ -> "copy the information";
            case ProgramMessage.ReleaseInformation _ -> "done with the information";
        };
    }

    /// `CloseRundown` becomes `close rundown`.
    private static String plain(Message message) {
        return message.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)(\\p{Lu})", " $1")
                .toLowerCase(Locale.ROOT);
    }

    private String b(BindingHandle binding) {
        return "(" + names.of(binding) + ")";
    }

    /// What a reader should see besides the message: a fault that fired, a result, a refusal, an extension that is
    /// gone.
    Optional<String> remark(Occurrence occurrence) {
        var remarks = occurrence.events().stream()
                .map(this::remark)
                .flatMap(Optional::stream)
                .toList();
        return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("  ", remarks));
    }

    private Optional<String> remark(Event event) {
        return switch (event) {
            case FaultFired it -> Optional.of("! " + it.fault());
            case InvocationEvent.InvocationEnded it ->
                Optional.of("%s = %s"
                        .formatted(
                                it.program(),
                                switch (it.result()) {
                                    case EBPF_SUCCESS -> Integer.toUnsignedString(it.value());
                                    // Any other result leaves no value.
                                    default -> it.result().name();
                                }));
            case InvocationEvent.ProgramFaulted it -> Optional.of("! " + it.fault());
            case InvocationEvent.Gone it -> Optional.of(it.extension() + " is gone");
            case InvocationEvent.AttachRefused it ->
                Optional.of("! " + it.refusal().reason());
            case LinkEvent.Freed it -> Optional.of(it.link() + " is freed");
            case CommandFailed it -> Optional.of("! " + it.result());
            default -> Optional.empty(); // What else happens is in the message itself.
        };
    }
}
