package dev.rundown.simulation.rule;

import java.util.List;

/// The rules about links and the hooks that they attach to.
public final class AttachRules {
    private static final String EBPF = "eBPF for Windows, ";

    public static final Rule NMR015 = new Rule(
            "NMR015",
            "link-states-in-order",
            "A link is INITIAL, ATTACHING, ATTACHED, DETACHING, DETACHED, in this order, and in each state it answers"
                    + " every other request as its table says.",
            EBPF + "libs/execution_context/ebpf_link.c, _ebpf_link_set_state",
            Severity.WRONG_RESULT,
            "Look at the state and change it under one lock, and look again after a call that was made without it.",
            List.of("microsoft/ebpf-for-windows #2490", "microsoft/ebpf-for-windows #4982"),
            new LinkStatesInOrder());

    public static final Rule NMR017 = new Rule(
            "NMR017",
            "refuse-undoes-itself",
            "Who answers an error to an attach keeps nothing of it: no entry in a list, no place kept, no pointer"
                    + " published. No cleanup callback will come.",
            "Windows Driver Kit, netioddk.h: NPI_PROVIDER_ATTACH_CLIENT_FN, NPI_CLIENT_ATTACH_PROVIDER_FN",
            Severity.CORRUPTION,
            "Undo what was done in the reverse order before the error is answered.",
            List.of(),
            new RefuseUndoesItself());

    public static final Rule EBPF005 = new Rule(
            "EBPF005",
            "attach-policy",
            "A hook never has more clients than its attach policy allows, and who finds no place is answered the status"
                    + " of that policy.",
            EBPF + "netebpfext/net_ebpf_ext_hook_provider.c; tests/sample/ext/drv/sample_ext.c",
            Severity.WRONG_RESULT,
            "Look for a place and take it under one lock.",
            List.of(),
            new AttachPolicyKept());

    public static final Rule EBPF011 = new Rule(
            "EBPF011",
            "refusal-is-not-for-ever",
            "What was refused only because an older life was ending is granted when that life is over, and nobody is"
                    + " bound to what is about to go.",
            EBPF + "libs/execution_context/ebpf_native.c; netebpfext/net_ebpf_ext_hook_provider.c",
            Severity.WRONG_RESULT,
            "Decide by who is there now, never by what was once refused.",
            List.of("microsoft/ebpf-for-windows #2133"),
            new RefusalIsNotForEver());

    public static final Rule EBPF012 = new Rule(
            "EBPF012",
            "slot-free-on-return",
            "When the detach of a client has returned, its place at the hook is free.",
            EBPF + "netebpfext/net_ebpf_ext_hook_provider.c",
            Severity.WRONG_RESULT,
            "Free the place in the detach callback, or at the latest before the detach is completed.",
            List.of(),
            new SlotFreeOnReturn());

    private AttachRules() {}
}
