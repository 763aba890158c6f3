package dev.rundown.simulation.rule;

import java.util.List;

/// The rules about a program's information, about epochs, and about what may be called where.
final class ProgramRules {
    private static final String EBPF = "eBPF for Windows, ";

    static final Rule NMR013 = new Rule(
            "NMR013",
            "no-passive-call-at-dispatch",
            "At DISPATCH_LEVEL nobody registers, attaches, waits for a deregistration, a rundown or an epoch: the thread"
                    + " cannot be suspended there.",
            "Windows Driver Kit, netioddk.h: the IRQL of each routine; a detach callback may run at DISPATCH_LEVEL",
            Severity.HANG,
            "Answer STATUS_PENDING and complete from a work item, which runs at PASSIVE_LEVEL.",
            List.of("microsoft/ebpf-for-windows #2191", "microsoft/xdp-for-windows #720"),
            new NoPassiveCallAtDispatch());

    static final Rule NMR014 = new Rule(
            "NMR014",
            "no-epoch-wait-inside-epoch",
            "Nobody who is inside an epoch waits until everybody has left it: that one waits for itself.",
            EBPF + "docs/EpochBasedMemoryManagement.md, ebpf_epoch_synchronize",
            Severity.HANG,
            "Leave the epoch first; where nobody can have found the object yet, do not wait at all.",
            List.of("microsoft/ebpf-for-windows #3594"),
            new NoEpochWaitInsideEpoch());

    static final Rule EBPF001 = new Rule(
            "EBPF001",
            "info-used-under-protection",
            "Program information is read inside the epoch in which its pointer was seen, or with the information rundown"
                    + " in hand: without either the extension may leave meanwhile.",
            EBPF + "libs/execution_context/ebpf_program.c, ebpf_program_reference_providers",
            Severity.CORRUPTION,
            "Give the rundown back when the copy is made, not before.",
            List.of("microsoft/ebpf-for-windows #1850", "microsoft/ebpf-for-windows #4877"),
            new InformationUnderProtection());

    static final Rule EBPF002 = new Rule(
            "EBPF002",
            "info-hash-stable",
            "Once a program is loaded its code runs only with program information that has the hash it was verified"
                    + " against.",
            EBPF + "docs/eBpfExtensions.md, section 2.2.2",
            Severity.CORRUPTION,
            "Compute the hash over what the program uses each time a provider attaches, and refuse another one.",
            List.of("microsoft/ebpf-for-windows #1911"),
            new InformationHashStable());

    static final Rule EBPF004 = new Rule(
            "EBPF004",
            "failed-to-load-when-gone",
            "A program whose information has gone says so: it does not become loaded, and an invocation answers"
                    + " EBPF_EXTENSION_FAILED_TO_LOAD and the value 0.",
            EBPF + "libs/execution_context/ebpf_program.c, ebpf_program_invoke",
            Severity.WRONG_RESULT,
            "Clear what was published in the detach callback, and look again when everything has returned.",
            List.of("microsoft/ebpf-for-windows #2097"),
            new FailedToLoadWhenGone());

    static final Rule EBPF006 = new Rule(
            "EBPF006",
            "helpers-published-before-info",
            "No invocation runs between the publication of new program information and that of its helper addresses: it"
                    + " would call old ones, or none.",
            EBPF + "libs/execution_context/ebpf_program.c, the attach callback",
            Severity.CORRUPTION,
            "Enter the addresses first; publish the information last.",
            List.of("microsoft/ebpf-for-windows #4983"),
            new HelpersBeforeInformation());

    static final Rule EBPF007 = new Rule(
            "EBPF007",
            "retire-then-wait-then-free",
            "Memory under epochs is made unreachable first; then everybody who was inside has left; only then is it"
                    + " freed.",
            EBPF + "docs/EpochBasedMemoryManagement.md",
            Severity.CORRUPTION,
            "Take the stamp after the pointer has been cleared.",
            List.of("microsoft/ebpf-for-windows #4924"),
            new RetireWaitFree());

    static final Rule EBPF008 = new Rule(
            "EBPF008",
            "epoch-data-inside-epoch",
            "What epochs manage, such as the program of a link, is touched only inside an epoch, by work items too.",
            EBPF + "docs/EpochBasedMemoryManagement.md",
            Severity.CORRUPTION,
            "Begin a batch, or enter an epoch, before the first access.",
            List.of("microsoft/ebpf-for-windows #4906"),
            new EpochDataInsideEpoch());

    static final Rule EBPF009 = new Rule(
            "EBPF009",
            "reattach-restores",
            "When an extension comes back and says the same, every loaded program and every attached link works again"
                    + " without anybody's help.",
            EBPF + "docs/eBpfExtensions.md, section 2.2.2",
            Severity.WRONG_RESULT,
            "Forget the old binding completely in its detach; refuse only what will never fit.",
            List.of("microsoft/ebpf-for-windows #1911"),
            new ReattachRestores());

    private ProgramRules() {}
}
