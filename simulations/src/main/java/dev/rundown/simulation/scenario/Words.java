package dev.rundown.simulation.scenario;

import dev.rundown.registrar.RegistrarFlavor;
import dev.rundown.registrar.UmMock;
import java.util.Arrays;
import java.util.List;

/// The words that a scenario may use and that this package defines. Their order is that of the document.
public final class Words {
    /// The most CPUs a pool may have.
    public static final int MAX_CPUS = 64;

    /// How many clients a hook may take.
    public static final List<String> ATTACH =
            List.of("single", "single-per-hook", "multi-with-wildcard", "one-per-parameter");

    /// What a module may call from within a callback.
    public static final List<String> RE_ENTER = List.of("deregister");

    /// The level at which a module may call what needs another one.
    public static final List<String> LEVEL = List.of("dispatch");

    /// How a hook may answer its detach callback.
    public static final List<String> ON_DETACH =
            List.of("pending-until-idle", "block-until-idle", "success-at-once", "work-item");

    /// How a module may fill in the header of the structure that it shows to others.
    public static final List<String> HEADER = List.of("older", "current", "newer", "sizeof", "next-version");

    /// When a hook may give away the place of a client that detaches.
    public static final List<String> FREES_SLOT = List.of("in-detach", "after-drain");

    /// Mistakes that may be planted in a hook.
    public static final List<String> HOOK_DEFECT = List.of(
            "fire-after-detach",
            "freed-in-detach",
            "read-after-complete",
            "forgotten-complete",
            "completed-twice",
            "traffic-before-rundown",
            "wait-at-dispatch",
            "drain-needs-this-thread",
            "batch-without-begin",
            "check-then-list",
            "listed-then-refused",
            "refused-for-ever",
            "slot-kept",
            "context-outlives-client",
            "leaked-filter-reference",
            "work-item-polls",
            "work-item-requeued");

    /// How a link may answer its detach callback.
    public static final List<String> LINK_ON_DETACH = List.of("success", "pending");

    /// How long a program may hold its CPU when nobody stops it.
    public static final List<String> SPIN = List.of("forever");

    /// Mistakes that may be planted in a program.
    public static final List<String> PROGRAM_DEFECT = List.of(
            "refusal-is-final",
            "spins",
            "detach-inside-register",
            "info-read-unprotected",
            "info-changed-on-reload",
            "trampoline-late",
            "epoch-skew",
            "load-races-unload",
            "attached-for-ever",
            "gate-left-open");

    /// Mistakes that may be planted in a link.
    public static final List<String> LINK_DEFECT = List.of(
            "registered-too-early",
            "program-cleared-first",
            "handle-not-yet-stored",
            "attached-after-detached",
            "freed-under-own-detach",
            "keeps-refused-provider",
            "check-then-attach",
            "second-thoughts");

    /// Mistakes that may be planted in what the execution context does about a driver.
    public static final List<String> DRIVER_DEFECT = List.of("module-resurrected");

    /// Mistakes that may be planted in a program of a native module.
    public static final List<String> NATIVE_PROGRAM_DEFECT = List.of("keeps-its-handle");

    /// Duties that a fault may leave out.
    public static final List<String> SKIP = List.of("wait-deregister");

    /// What a fault may do with a pending answer.
    public static final List<String> COMPLETE =
            List.of("late", "never", "early", "twice", "after-success", "wrong-binding");

    /// How an actor may die at a fault point.
    public static final List<String> CRASH = List.of("before", "during", "after", "bugcheck");

    /// How a rule that says `eventually` may be violated.
    public static final List<String> KIND = List.of("stuck", "lasso");

    /// The registrars.
    public static final List<String> FLAVOUR =
            RegistrarFlavor.all().stream().map(RegistrarFlavor::word).toList();

    /// The gaps of the user-mode registrar.
    public static final List<String> GAP =
            Arrays.stream(UmMock.Gap.values()).map(Enum::name).toList();

    /// The strategies of a search.
    public static final List<String> STRATEGY =
            List.of("exhaustive", "dpor", "pos", "pct", "delay", "random", "coverage", "portfolio");

    private Words() {}
}
