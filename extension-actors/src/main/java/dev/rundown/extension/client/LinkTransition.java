package dev.rundown.extension.client;

import static dev.rundown.executor.program.EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD;
import static dev.rundown.executor.program.EbpfResult.EBPF_INVALID_ARGUMENT;
import static dev.rundown.executor.program.EbpfResult.EBPF_NO_MEMORY;
import static dev.rundown.executor.program.EbpfResult.EBPF_SUCCESS;
import static dev.rundown.extension.client.LinkState.Phase.ATTACHED;
import static dev.rundown.extension.client.LinkState.Phase.ATTACHING;
import static dev.rundown.extension.client.LinkState.Phase.DETACHED;
import static dev.rundown.extension.client.LinkState.Phase.DETACHING;
import static dev.rundown.extension.client.LinkState.Phase.INITIAL;

import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.client.LinkState.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The life of a link as a table (`ebpf_link.c`, `_ebpf_link_set_state` and its callers). A test compares the link with
/// it row by row, and rule NMR015 judges runs by it.
public enum LinkTransition {
    L1(List.of(INITIAL), Request.ATTACH, ATTACHING, List.of(), "takes a reference on the program, then registers"),
    L2(List.of(ATTACHING), Request.PROVIDER_FOUND, ATTACHED, List.of(EBPF_SUCCESS), "a hook provider has taken it"),
    L3(List.of(ATTACHING), Request.NO_PROVIDER, DETACHING, List.of(), "deregisters and waits"),
    /// Nothing is undone: read in the code of eBPF for Windows, not tried.
    L4(
            List.of(ATTACHING),
            Request.NOT_REGISTERED,
            ATTACHING,
            List.of(EBPF_NO_MEMORY),
            "`NmrRegisterClient` failed; the link stays where it is"),
    L5(List.of(ATTACHED), Request.DETACH, DETACHING, List.of(), "deregisters and waits"),
    L6(List.of(ATTACHED), Request.LAST_REFERENCE, DETACHING, List.of(), "nobody holds the link any more"),
    L7(
            List.of(DETACHING),
            Request.DEREGISTERED,
            DETACHED,
            List.of(EBPF_SUCCESS, EBPF_EXTENSION_FAILED_TO_LOAD),
            "releases the program; the second answer is that of L3"),
    L8(
            List.of(ATTACHING, ATTACHED, DETACHING, DETACHED),
            Request.ATTACH,
            List.of(EBPF_INVALID_ARGUMENT),
            "a link attaches once"),
    L9(List.of(INITIAL, ATTACHING, DETACHING, DETACHED), Request.DETACH, List.of(EBPF_SUCCESS), "nothing is done"),
    L10(List.of(INITIAL, ATTACHING, DETACHING, DETACHED), Request.LAST_REFERENCE, List.of(), "the link is freed");

    /// What a link is asked, or told by the registrar.
    public enum Request {
        ATTACH,
        /// `NmrRegisterClient` has succeeded, and a provider is attached.
        PROVIDER_FOUND,
        /// `NmrRegisterClient` has succeeded, and no provider is attached.
        NO_PROVIDER,
        /// `NmrRegisterClient` has failed.
        NOT_REGISTERED,
        DETACH,
        /// The last reference to the link is gone.
        LAST_REFERENCE,
        /// The wait for `NmrDeregisterClient` has returned.
        DEREGISTERED
    }

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<Phase> from;

    private final Request request;
    private final Optional<Phase> to;

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<EbpfResult> answers;

    private final String notes;

    LinkTransition(List<Phase> from, Request request, Phase to, List<EbpfResult> answers, String notes) {
        this(from, request, Optional.of(to), answers, notes);
    }

    /// A row that leaves the link as it is.
    LinkTransition(List<Phase> from, Request request, List<EbpfResult> answers, String notes) {
        this(from, request, Optional.empty(), answers, notes);
    }

    LinkTransition(List<Phase> from, Request request, Optional<Phase> to, List<EbpfResult> answers, String notes) {
        this.from = from;
        this.request = request;
        this.to = to;
        this.answers = answers;
        this.notes = notes;
    }

    /// The row for `request` in `phase`; empty where the registrar has nothing to answer, because nothing was asked.
    public static Optional<LinkTransition> of(Phase phase, Request request) {
        return Arrays.stream(values())
                .filter(it -> it.from.contains(phase) && it.request == request)
                .findFirst();
    }

    /// The states in which it applies.
    public List<Phase> from() {
        return from;
    }

    /// What the link is asked.
    public Request request() {
        return request;
    }

    /// The state afterwards, for a link that was in `before`.
    public Phase after(Phase before) {
        return to.orElse(before);
    }

    /// What the requester is answered, one of these; empty while the answer is still to come.
    public List<EbpfResult> answers() {
        return answers;
    }

    /// What else is done.
    public String notes() {
        return notes;
    }
}
