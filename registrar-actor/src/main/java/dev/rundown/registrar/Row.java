package dev.rundown.registrar;

import static dev.rundown.registrar.BindingEvent.ATTACH_CALLED;
import static dev.rundown.registrar.BindingEvent.BOTH_DONE;
import static dev.rundown.registrar.BindingEvent.CLEANED;
import static dev.rundown.registrar.BindingEvent.CLIENT_FAILED;
import static dev.rundown.registrar.BindingEvent.CLIENT_SUCCEEDED;
import static dev.rundown.registrar.BindingEvent.COMPLETED;
import static dev.rundown.registrar.BindingEvent.DEREGISTERED;
import static dev.rundown.registrar.BindingEvent.DETACH_PENDING;
import static dev.rundown.registrar.BindingEvent.DETACH_SUCCEEDED;
import static dev.rundown.registrar.BindingEvent.PICKED;
import static dev.rundown.registrar.BindingEvent.PROVIDER_ACCEPTED;
import static dev.rundown.registrar.BindingEvent.PROVIDER_REFUSED;
import static dev.rundown.registrar.BindingEvent.REGISTERED;

import java.util.Arrays;
import java.util.Optional;

/// The life of a binding as a table. A test compares the registrar with it cell by cell, and `docs/model.md` is made of
/// it. `C` and `P` are the client and the provider; `C!x` is a message that the registrar sends to the client.
///
/// The columns: in which states, at which event, which next states, what is sent, what becomes of the references and
/// what else there is to say, and where that is from.
enum Row {
    T1(
            "none",
            REGISTERED,
            "PROPOSED",
            "none",
            "+1 client, +1 provider, in the step that registers",
            "D",
            Page.ATTACHMENT),
    T2("PROPOSED", PICKED, "CLIENT_DECIDING", "`C!ClientAttachProvider`", "", "S", Page.ISSUE + "2316"),
    T3("PROPOSED", DEREGISTERED, "GONE", "none", "-1, -1; neither side ever heard of it", "I", Page.GUESS),
    T4(
            "CLIENT_DECIDING",
            CLIENT_FAILED,
            "GONE",
            "none",
            "-1, -1; no cleanup and no detach; so too when R itself failed its attach call",
            "D",
            Page.CLIENT_ATTACH),
    T5(
            "CLIENT_DECIDING",
            ATTACH_CALLED,
            "PROVIDER_DECIDING",
            "`P!ProviderAttachClient`",
            "the client's context is lent to P",
            "D",
            Page.PROVIDER_ATTACH),
    T6("CLIENT_DECIDING", CLIENT_SUCCEEDED, "GONE", "none", "-1, -1; NMR010 by C", "G", Page.GUESS),
    T7(
            "PROVIDER_DECIDING",
            PROVIDER_ACCEPTED,
            "CLIENT_FINISHING",
            "SUCCESS to C",
            "P may call C from now on",
            "D",
            Page.PROVIDER_ATTACH),
    T8(
            "PROVIDER_DECIDING",
            PROVIDER_REFUSED,
            "CLIENT_ABORTING",
            "that status to C",
            "nothing of P to clean",
            "D",
            Page.PROVIDER_ATTACH),
    T9(
            "CLIENT_ABORTING",
            CLIENT_FAILED,
            "GONE",
            "none",
            "-1, -1; C has freed its own context",
            "D",
            Page.CLIENT_ATTACH),
    T9_SUCCESS("CLIENT_ABORTING", CLIENT_SUCCEEDED, "GONE", "none", "-1, -1; NMR010 by C", "D", Page.CLIENT_ATTACH),
    T10("CLIENT_FINISHING, not doomed", CLIENT_SUCCEEDED, "READY", "none", "", "D", Page.CLIENT_ATTACH),
    T11(
            "CLIENT_FINISHING, doomed",
            CLIENT_SUCCEEDED,
            "DETACHING, CLEANING, GONE",
            "both detach callbacks",
            "attach and detach inside one register",
            "S",
            Page.ISSUE + "3594"),
    T12(
            "CLIENT_FINISHING",
            CLIENT_FAILED,
            "DETACHING, CLEANING, GONE",
            "`P!ProviderDetachClient` (K4)",
            "the client's side is DONE; NMR010 by C",
            "G",
            Page.ISSUE + "2048"),
    T13(
            "CLIENT_DECIDING, PROVIDER_DECIDING, CLIENT_FINISHING, CLIENT_ABORTING",
            DEREGISTERED,
            "same",
            "none",
            "doomed",
            "I",
            Page.MOCK),
    T14(
            "CLIENT_DECIDING, doomed",
            ATTACH_CALLED,
            "PROVIDER_DECIDING, CLIENT_ABORTING",
            "forwarded, or refused (K3)",
            "",
            "G",
            Page.GUESS),
    T15(
            "READY",
            DEREGISTERED,
            "DETACHING, CLEANING, GONE",
            "both detach callbacks (K5)",
            "each once",
            "D",
            Page.DETACHMENT),
    T16("DETACHING, CLEANING", DEREGISTERED, "same", "none", "no second pair of callbacks", "D", Page.DETACHMENT),
    T17("DETACHING/CALLED", DETACH_SUCCEEDED, "DETACHING/DONE", "none", "", "D", Page.CLIENT_DETACH),
    T18("DETACHING/CALLED", DETACH_PENDING, "DETACHING/PENDING", "none", "", "D", Page.CLIENT_DETACH),
    T19(
            "DETACHING/CALLED",
            COMPLETED,
            "DETACHING/EARLY",
            "none",
            "legal: the callback has still to answer",
            "S",
            Page.NATIVE),
    T20("DETACHING/EARLY", DETACH_PENDING, "DETACHING/DONE", "none", "", "S", Page.NATIVE),
    T21("DETACHING/EARLY", DETACH_SUCCEEDED, "DETACHING/DONE", "none", "NMR004 by that side", "D", Page.COMPLETE),
    T22("DETACHING/PENDING", COMPLETED, "DETACHING/DONE", "none", "whatever the other side is", "D", Page.COMPLETE),
    T23("any other but GONE", COMPLETED, "same", "none", "NMR004 by that side", "D", Page.COMPLETE),
    T24(
            "DETACHING",
            BOTH_DONE,
            "CLEANING, GONE",
            "`C!Cleanup`, `P!Cleanup` (K6)",
            "each once, those not null",
            "D",
            Page.DETACHMENT),
    T25("CLEANING", CLEANED, "CLEANING, GONE", "none", "at the second one -1, -1, and W3", "D", Page.DETACHMENT),
    T26(
            "GONE",
            COMPLETED,
            "same",
            "none",
            "NMR004 by the sender; any other use of the handle: NMR006",
            "D",
            Page.COMPLETE),
    T27(
            "CLIENT_FINISHING, K2 is may",
            DEREGISTERED,
            "DETACHING, CLEANING, GONE",
            "both detach callbacks",
            "T24 waits for the attach answer too",
            "G",
            Page.ISSUE + "4982"),
    T27_SUCCESS(
            "DETACHING, attach outstanding",
            CLIENT_SUCCEEDED,
            "DETACHING, CLEANING, GONE",
            "none",
            "absorbed",
            "G",
            Page.ISSUE + "4982"),
    T27_ERROR(
            "DETACHING, attach outstanding",
            CLIENT_FAILED,
            "DETACHING, CLEANING, GONE",
            "none",
            "absorbed; NMR010 by C",
            "G",
            Page.ISSUE + "4982"),
    T28(
            "any other",
            CLEANED,
            "same",
            "the answer of a call: STATUS_INVALID_PARAMETER",
            "NMR016 by the sender",
            "G",
            Page.GUESS);

    private final String from;
    private final BindingEvent event;
    private final String next;
    private final String sent;
    private final String notes;
    private final String mark;
    private final String source;

    Row(String from, BindingEvent event, String next, String sent, String notes, String mark, String source) {
        this.from = from;
        this.event = event;
        this.next = next;
        this.sent = sent;
        this.notes = notes;
        this.mark = mark;
        this.source = source;
    }

    /// `T1` to `T28`.
    String number() {
        return name().replaceFirst("_.*", "");
    }

    String from() {
        return from;
    }

    /// Of T28, any event.
    BindingEvent event() {
        return event;
    }

    String next() {
        return next;
    }

    String sent() {
        return sent;
    }

    String notes() {
        return notes;
    }

    /// One of D, S, M, E, I, G.
    String mark() {
        return mark;
    }

    String source() {
        return source;
    }

    /// The row for the answer of an attach callback that T27 still waits for.
    static Row ofOutstanding(BindingEvent event) {
        return event == CLIENT_SUCCEEDED ? T27_SUCCESS : T27_ERROR;
    }

    /// The row for `event` in `state`, which is a phase with `/SIDE` while it is DETACHING.
    static Row of(String state, boolean doomed, boolean mayDetachEarly, BindingEvent event) {
        if (mayDetachEarly && state.equals("CLIENT_FINISHING") && event == DEREGISTERED) {
            return T27;
        }
        if (state.equals("GONE") && event == ATTACH_CALLED) {
            return T26;
        }
        return Arrays.stream(values())
                .filter(it ->
                        !it.number().equals(T27.name()) && it != T28 && it.event == event && it.covers(state, doomed))
                .findFirst()
                .or(() -> event == COMPLETED ? Optional.of(T23) : Optional.empty())
                .orElse(T28);
    }

    private boolean covers(String state, boolean doomed) {
        var listed = from.replace(", doomed", "").replace(", not doomed", "");
        boolean isListed =
                Arrays.stream(listed.split(", ")).anyMatch(it -> it.equals(state) || state.startsWith(it + "/"));
        boolean needsDoom = from.endsWith(", doomed");
        boolean needsNoDoom = from.endsWith(", not doomed") || this == T5;
        return isListed && !(needsDoom && !doomed) && !(needsNoDoom && doomed);
    }

    /// Whether the table allows a binding to be in `state` after this row, when it was in `before`.
    boolean leadsTo(String before, String state) {
        return next.equals("same")
                ? state.equals(before)
                : Arrays.stream(next.split(", ")).anyMatch(it -> state.equals(it) || state.startsWith(it + "/"));
    }

    /// Where it is written. DDI pages are below `https://learn.microsoft.com/windows-hardware/drivers/ddi/netioddk/`,
    /// guide pages below `https://learn.microsoft.com/windows-hardware/drivers/network/`.
    private static final class Page {
        static final String ATTACHMENT = "network/network-module-attachment";
        static final String DETACHMENT = "network/network-module-detachment";
        static final String CLIENT_ATTACH = "ddi/netioddk/nc-netioddk-npi_client_attach_provider_fn";
        static final String PROVIDER_ATTACH = "ddi/netioddk/nc-netioddk-npi_provider_attach_client_fn";
        static final String CLIENT_DETACH = "ddi/netioddk/nc-netioddk-npi_client_detach_provider_fn";
        static final String COMPLETE = "ddi/netioddk/nf-netioddk-nmrclientdetachprovidercomplete";
        static final String NATIVE = "ebpf-for-windows libs/execution_context/ebpf_native.c";
        static final String MOCK = "usersim src/nmr_impl.cpp, which loses it";
        static final String ISSUE = "microsoft/ebpf-for-windows #";
        static final String GUESS = "our guess";

        private Page() {}
    }
}
