package dev.rundown.simulation.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules that Rundown judges, in the order of their numbers.
public final class Rules {
    private static final String NMR = "Windows Driver Kit, netioddk.h: ";
    private static final String EBPF = "eBPF for Windows, ";

    public static final Rule NMR001 = new Rule(
            "NMR001",
            "no-invoke-after-detach",
            "After ProviderDetachClient was called for a binding, no invocation through it begins: the client may be gone.",
            NMR + "NPI_PROVIDER_DETACH_CLIENT_FN",
            Severity.CORRUPTION,
            "Close the client's rundown first, then take it off the list, then answer.",
            List.of(),
            new InvokeAfterDetach());

    public static final Rule NMR002 = new Rule(
            "NMR002",
            "no-client-call-after-detach",
            "After ClientDetachProvider was called for a binding, no call of the client through the provider's dispatch"
                    + " table begins: the provider may be gone.",
            NMR + "NPI_CLIENT_DETACH_PROVIDER_FN",
            Severity.CORRUPTION,
            "Close the door to the provider first, then answer; answer STATUS_PENDING while a call is in progress.",
            List.of(),
            new ClientCallAfterDetach());

    public static final Rule NMR003 = new Rule(
            "NMR003",
            "pending-is-completed",
            "A detach callback that answered STATUS_PENDING is followed by the matching completion, or else the other"
                    + " party's deregistration never ends.",
            NMR + "NmrClientDetachProviderComplete, NmrProviderDetachClientComplete",
            Severity.HANG,
            "Call the completion when the last call in progress has ended; it may come before the callback returns.",
            List.of(),
            new PendingIsCompleted());

    public static final Rule NMR004 = new Rule(
            "NMR004",
            "complete-only-once-and-only-after-pending",
            "A side is asked to detach once, and completes its detach at most once, not before it was asked and not"
                    + " at all after it answered STATUS_SUCCESS.",
            NMR + "NmrClientDetachProviderComplete, NmrProviderDetachClientComplete",
            Severity.CORRUPTION,
            "Keep for each binding whether the completion is still owed, and clear that in the same step.",
            List.of(),
            new CompletedOnce());

    public static final Rule NMR005 = new Rule(
            "NMR005",
            "cleanup-exactly-once-after-both-sides",
            "The registrar cleans up each side's binding context exactly once, after both sides have let go, and never"
                    + " for a binding that was refused.",
            NMR + "NPI_CLIENT_CLEANUP_BINDING_CONTEXT_FN, NPI_PROVIDER_CLEANUP_BINDING_CONTEXT_FN",
            Severity.CORRUPTION,
            "Start the cleanups in the step in which the second side lets go.",
            List.of(),
            new CleanupExactlyOnce());

    public static final Rule NMR006 = new Rule(
            "NMR006",
            "no-use-after-cleanup",
            "Once the cleanup of a binding context has begun nobody uses it, nor the handle of the binding; and nobody"
                    + " frees it before.",
            NMR + "NPI_CLIENT_CLEANUP_BINDING_CONTEXT_FN, NPI_PROVIDER_CLEANUP_BINDING_CONTEXT_FN",
            Severity.CORRUPTION,
            "Keep what outlives the binding, such as its rundown, outside the binding context.",
            List.of("microsoft/ebpf-for-windows #990", "microsoft/ebpf-for-windows #1087"),
            new UseAfterCleanup());

    public static final Rule NMR007 = new Rule(
            "NMR007",
            "no-unload-while-attached",
            "An extension must not leave memory before its last client has detached and the last thread has left its"
                    + " code: they would run code that is gone.",
            EBPF + "docs/eBpfExtensions.md, section 2.3",
            Severity.CORRUPTION,
            "When NmrDeregisterProvider returns STATUS_PENDING, wait in NmrWaitForProviderDeregisterComplete, then for"
                    + " the extension's own rundown.",
            List.of("microsoft/ebpf-for-windows #1881"),
            new UnloadWhileAttached());

    public static final Rule NMR008 = new Rule(
            "NMR008",
            "deregister-completes",
            "Every deregistration ends, and every wait for one returns.",
            NMR + "NmrWaitForProviderDeregisterComplete, NmrWaitForClientDeregisterComplete",
            Severity.HANG,
            "Follow the chain of waits to its end: whoever stands there still has to act.",
            List.of("microsoft/ebpf-for-windows #2010"),
            AtStandstill.INSTANCE);

    public static final Rule NMR009 = new Rule(
            "NMR009",
            "one-provider-per-link",
            "A client that takes one provider, such as a link, is never attached to two at a time.",
            EBPF + "libs/execution_context/ebpf_link.c and ebpf_program.c, the attach callbacks",
            Severity.WRONG_RESULT,
            "Reserve the place in the same step in which it was found empty, and give it back when the attach fails.",
            List.of(),
            new OneProvider());

    public static final Rule NMR010 = new Rule(
            "NMR010",
            "rejected-attach-is-undone",
            "An attach that did not succeed leaves nothing behind, and the client returns exactly the status it got.",
            NMR + "NmrClientAttachProvider, NPI_CLIENT_ATTACH_PROVIDER_FN",
            Severity.CORRUPTION,
            "Return the status of NmrClientAttachProvider unchanged.",
            List.of("microsoft/ebpf-for-windows #2048"),
            new RejectedAttachIsUndone());

    public static final Rule NMR011 = new Rule(
            "NMR011",
            "rundown-balanced",
            "The rundown of a client is initialised before it is first acquired, and never released more often than it"
                    + " was acquired: a count below zero never comes back to it, and the detach never ends.",
            EBPF + "netebpfext/net_ebpf_ext_hook_provider.c",
            Severity.HANG,
            "Initialise the rundown before anything by which an event can find the client.",
            List.of("microsoft/ebpf-for-windows #2010", "microsoft/ebpf-for-windows #1886"),
            new RundownBalanced());

    public static final Rule NMR012 = new Rule(
            "NMR012",
            "worker-returned",
            "A CPU that has entered a program leaves it in the end.",
            EBPF + "docs/eBpfExtensions.md",
            Severity.HANG,
            "Let the program end: bound its loops, or stop it when its fuel is spent.",
            List.of("microsoft/ebpf-for-windows #2097"),
            new WorkerReturned());

    public static final Rule NMR016 = new Rule(
            "NMR016",
            "handle-lifetime",
            "A registration handle is used only between the return of register and the return of its wait: one"
                    + " deregister, then one wait.",
            NMR + "NmrDeregisterProvider, NmrDeregisterClient",
            Severity.CORRUPTION,
            "Forget the handle in the step in which the wait returns.",
            List.of(
                    "microsoft/ebpf-for-windows #2490",
                    "microsoft/ebpf-for-windows #2529",
                    "microsoft/ebpf-for-windows #2387"),
            new OutOfContract("NMR016"));

    public static final Rule NMR018 = new Rule(
            "NMR018",
            "no-lost-deregister",
            "A deregistration that comes while a binding is being attached takes that binding apart as soon as the attach"
                    + " has ended, or else the wait for it never returns.",
            NMR + "NmrDeregisterProvider, NmrDeregisterClient",
            Severity.HANG,
            "Note the deregistration on the binding, and look at the note when the attach callback returns.",
            List.of("microsoft/usersim src/nmr_impl.cpp, begin_unbind", "microsoft/ebpf-for-windows #2048"),
            new NoLostDeregister());

    public static final Rule NMR019 = new Rule(
            "NMR019",
            "ready-before-register",
            "Nothing that a peer may read or call in an attach callback is written after the registration: a peer may"
                    + " attach before NmrRegisterClient or NmrRegisterProvider returns.",
            NMR + "NmrRegisterClient, NmrRegisterProvider",
            Severity.CORRUPTION,
            "Make everything ready first; register last.",
            List.of("microsoft/ebpf-for-windows #1987"),
            new ReadyBeforeRegister());

    public static final Rule NMR020 = new Rule(
            "NMR020",
            "context-lent-alive",
            "A binding context lives from the attach call that lends it to the peer until its cleanup.",
            NMR + "NmrClientAttachProvider, NPI_PROVIDER_ATTACH_CLIENT_FN",
            Severity.CORRUPTION,
            "Free it in the cleanup callback, not in the detach callback.",
            List.of("microsoft/ebpf-for-windows #990"),
            new ContextLentAlive());

    public static final Rule EBPF003 = new Rule(
            "EBPF003",
            "program-outlives-invocation",
            "While a hook may invoke a link, the link has its program.",
            EBPF + "libs/execution_context/ebpf_link.c",
            Severity.CORRUPTION,
            "Set the program before the link registers, and drop it when the deregistration has completed.",
            List.of("microsoft/ebpf-for-windows #1906", "microsoft/ebpf-for-windows #1987"),
            new ProgramOutlivesInvocation());

    public static final Rule EBPF010 = new Rule(
            "EBPF010",
            "module-reference-sound",
            "The count of references to a native module never rises from 0, its driver is told to unload once, and it is"
                    + " freed exactly at 0.",
            EBPF + "libs/execution_context/ebpf_native.c",
            Severity.CORRUPTION,
            "Decide that the last reference is gone under the lock under which modules are found.",
            List.of("microsoft/ebpf-for-windows #2326", "microsoft/ebpf-for-windows #2355"),
            new ModuleReferenceSound());

    private static final List<Rule> ALL = List.of(
            NMR001,
            NMR002,
            NMR003,
            NMR004,
            NMR005,
            NMR006,
            NMR007,
            NMR008,
            NMR009,
            NMR010,
            NMR011,
            NMR012,
            ProgramRules.NMR013,
            ProgramRules.NMR014,
            AttachRules.NMR015,
            NMR016,
            AttachRules.NMR017,
            NMR018,
            NMR019,
            NMR020,
            ProgramRules.EBPF001,
            ProgramRules.EBPF002,
            EBPF003,
            ProgramRules.EBPF004,
            AttachRules.EBPF005,
            ProgramRules.EBPF006,
            ProgramRules.EBPF007,
            ProgramRules.EBPF008,
            ProgramRules.EBPF009,
            EBPF010,
            AttachRules.EBPF011,
            AttachRules.EBPF012);

    private Rules() {}

    /// Every rule there is.
    public static List<Rule> all() {
        return ALL;
    }

    /// The rule with this id or name.
    public static Optional<Rule> find(String idOrName) {
        return ALL.stream().filter(it -> it.isCalled(idOrName)).findFirst();
    }

    /// The rules with these ids or names, in the order of their numbers; all when none is named.
    ///
    /// @throws IllegalArgumentException for a name that no rule has
    public static List<Rule> named(List<String> idsOrNames) {
        var unknown = new ArrayList<>(idsOrNames);
        unknown.removeIf(it -> find(it).isPresent());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no rule is called %s. The rules are: %s".formatted(unknown, ALL));
        }
        return idsOrNames.isEmpty()
                ? ALL
                : ALL.stream()
                        .filter(rule -> idsOrNames.stream().anyMatch(rule::isCalled))
                        .toList();
    }
}
