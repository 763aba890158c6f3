package dev.rundown.simulation.rule;

import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.ModuleMessage.ProviderDetachClient;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarEvent.Crossed;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import dev.rundown.registrar.RegistrarMessage.ProviderDetachClientReturned;
import java.util.List;
import java.util.Optional;

/// What a scenario may want to have seen (`sometimes`).
public final class Goals {
    private static final List<Goal> ALL = List.of(
            new Goal("hook-invoked", "A hook invokes a client.", BindingGoal.of((was, event) -> {
                return event instanceof InvocationStarted ? BindingGoal.REACHED : was;
            })),
            new Goal(
                    "refused-by-client",
                    "A client refuses a provider without asking it.",
                    BindingGoal.of(Goals::refusing)),
            new Goal("refused-by-provider", "A provider refuses a client.", BindingGoal.of((was, event) -> {
                return event instanceof Observed.Returned(var _, ProviderAttachClientReturned m, var _, var _)
                                && m.status().isError()
                        ? BindingGoal.REACHED
                        : was;
            })),
            new Goal(
                    "reattached", "A module attaches that has been registered before.", BindingGoal.of((was, event) -> {
                        return event
                                                instanceof
                                                Observed.Returned(
                                                        var binding,
                                                        ClientAttachProviderReturned m,
                                                        var _,
                                                        var _)
                                        && m.status() == NtStatus.STATUS_SUCCESS
                                        && (binding.client().generation() > 1
                                                || binding.provider().generation() > 1)
                                ? BindingGoal.REACHED
                                : was;
                    })),
            new Goal(
                    "early-completion-seen",
                    "A detach is completed before its callback has answered.",
                    BindingGoal.of(Goals::completingEarly)),
            new Goal(
                    "both-deregistered-at-once",
                    "Both ends of a binding are deregistered before it has ended.",
                    BindingGoal.of((was, event) -> event instanceof Crossed ? BindingGoal.REACHED : was)),
            new Goal(
                    "invoke-before-attached",
                    "A hook invokes a client whose attach callback has not returned.",
                    BindingGoal.of(Goals::invokingEarly)),
            new Goal("failed-to-load-seen", "An invocation finds its extension gone.", BindingGoal.of((was, event) -> {
                return event instanceof InvocationEnded it && it.result() == EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD
                        ? BindingGoal.REACHED
                        : was;
            })));

    private Goals() {}

    /// Every goal there is.
    public static List<Goal> all() {
        return ALL;
    }

    /// The goal with this name.
    public static Optional<Goal> find(String name) {
        return ALL.stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static int refusing(int was, Event event) {
        return switch (event) {
            case Observed.Called(var _, ProviderAttachClient _, var _, var _, var _) -> 1; // It did ask.
            case Observed.Returned(var _, ClientAttachProviderReturned m, var _, var _)
            when m.status().isError() && was == 0 -> BindingGoal.REACHED;
            default -> was;
        };
    }

    /// Bit 0: the client has been called and has not answered; bit 1: the provider.
    private static int completingEarly(int was, Event event) {
        return switch (event) {
            case Observed.Called(var _, ClientDetachProvider _, var _, var _, var _) -> was | 1;
            case Observed.Called(var _, ProviderDetachClient _, var _, var _, var _) -> was | 2;
            case Observed.Returned(var _, ClientDetachProviderReturned _, var _, var _) -> was & ~1;
            case Observed.Returned(var _, ProviderDetachClientReturned _, var _, var _) -> was & ~2;
            case Observed.Completed(var _, var completion, var _, var _) ->
                (was & (completion instanceof NmrClientDetachProviderComplete ? 1 : 2)) != 0
                        ? BindingGoal.REACHED
                        : was;
            default -> was;
        };
    }

    private static int invokingEarly(int was, Event event) {
        return switch (event) {
            case Observed.Returned(var _, ProviderAttachClientReturned m, var _, var _)
            when m.status() == NtStatus.STATUS_SUCCESS -> 1;
            case Observed.Returned(var _, ClientAttachProviderReturned _, var _, var _) -> 0;
            case InvocationStarted _ when was == 1 -> BindingGoal.REACHED;
            default -> was;
        };
    }
}
