package dev.rundown.simulation.fault;

import static dev.rundown.simulation.fault.FaultClass.LEGAL;
import static dev.rundown.simulation.fault.FaultClass.MODEL_ONLY;
import static dev.rundown.simulation.fault.FaultClass.VIOLATION;

import dev.rundown.simulation.scenario.FaultPlan.Action;
import dev.rundown.simulation.scenario.FaultPoints;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What can go wrong where: the one table from which faults are made, refused, swept and printed.
public final class FaultCatalog {
    /// One kind of fault at one point.
    ///
    /// @param point      as a scenario names it
    /// @param kind       as a scenario writes it: `return: STATUS_NO_MEMORY`
    /// @param faultClass what the contract says of it
    /// @param roles      at whom it may sit
    public record Entry(String point, String kind, FaultClass faultClass, List<FaultRole> roles) {}

    private static final List<FaultRole> EXTENSIONS = List.of(FaultRole.EXTENSION);
    private static final List<FaultRole> MODULES = List.of(FaultRole.PROVIDER, FaultRole.HOOK);
    private static final List<FaultRole> HOOKS = List.of(FaultRole.HOOK);
    private static final List<FaultRole> CLIENTS = List.of(FaultRole.CLIENT);
    private static final List<FaultRole> ATTACHING = List.of(FaultRole.PROVIDER, FaultRole.HOOK, FaultRole.CLIENT);

    /// What an attach callback may answer instead of success.
    private static final List<String> REFUSALS =
            List.of("STATUS_NOINTERFACE", "STATUS_ACCESS_DENIED", "STATUS_INVALID_PARAMETER", "STATUS_NO_MEMORY");

    /// What the registrar itself may answer to an attach call before it has asked the provider. Any other error there
    /// is
    /// the client's: second thoughts after the call has succeeded.
    static final List<String> OWN_FAILURES = List.of("STATUS_NO_MEMORY", "STATUS_INSUFFICIENT_RESOURCES");

    /// What needs PASSIVE_LEVEL.
    private static final List<String> PASSIVE = List.of(
            "NmrRegisterProvider",
            "NmrRegisterClient",
            "NmrWaitForProviderDeregisterComplete",
            "NmrWaitForClientDeregisterComplete",
            "NmrClientAttachProvider");

    /// Callbacks in which a module has a registration that it could give up.
    private static final List<String> ANSWERED =
            List.of("ClientAttachProvider", "ProviderAttachClient", "ClientDetachProvider", "ProviderDetachClient");

    private static final List<Entry> ENTRIES = entries();

    private FaultCatalog() {}

    /// All of them, in the order of the points.
    public static List<Entry> all() {
        return ENTRIES;
    }

    /// Those at one point.
    public static List<Entry> at(String point) {
        return ENTRIES.stream().filter(it -> it.point().equals(point)).toList();
    }

    /// The kind of `action` in the words of the table; numbers of slices are one kind.
    static String kind(Action action) {
        return switch (action) {
            case Action.Return it ->
                it.complete()
                        .map(how -> "return: %s, complete: %s".formatted(it.status(), how))
                        .orElseGet(() -> "return: " + it.status());
            case Action.Complete it -> "complete: " + it.how();
            case Action.Skip it -> "skip: " + it.what();
            case Action.Crash it -> "crash: " + it.when();
            case Action.Spin it -> it.slices().isPresent() ? "spin: 2" : "spin: forever";
            case Action.Leak it -> "leak: " + it.what();
            case Action.Underflow it -> "underflow: " + it.what();
            case Action.ReEnter it -> "re-enter: " + it.what();
            case Action.Level it -> "level: " + it.level();
            case Action.Drop it -> "drop: " + it.what();
            case Action.Duplicate it -> "duplicate: " + it.what();
        };
    }

    private static List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (var point : FaultPoints.all()) {
            own(point, entries);
            var roles = roles(point);
            if (PASSIVE.contains(point)) {
                entries.add(new Entry(point, "level: dispatch", VIOLATION, roles));
            }
            if (ANSWERED.contains(point)) {
                entries.add(new Entry(point, "re-enter: deregister", VIOLATION, roles));
            }
            if (FaultPoints.isCallback(point)) {
                entries.add(new Entry(point, "drop: message", MODEL_ONLY, roles));
                entries.add(new Entry(point, "duplicate: message", MODEL_ONLY, roles));
            }
            Words.CRASH.forEach(it -> entries.add(new Entry(point, "crash: " + it, MODEL_ONLY, roles)));
        }
        entries.add(new Entry("unload", "skip: wait-deregister", VIOLATION, EXTENSIONS));
        return List.copyOf(entries);
    }

    /// Who comes to a point.
    private static List<FaultRole> roles(String point) {
        return switch (point) {
            case "NmrRegisterProvider", "NmrDeregisterProvider", "NmrWaitForProviderDeregisterComplete" -> EXTENSIONS;
            case "NmrProviderDetachClientComplete",
                    "ProviderAttachClient",
                    "ProviderDetachClient",
                    "ProviderCleanupBindingContext" -> MODULES;
            case "alloc" -> ATTACHING;
            default -> FaultPoints.isOfInvocation(point) ? HOOKS : CLIENTS;
        };
    }

    private static void own(String point, List<Entry> entries) {
        switch (point) {
            case "NmrRegisterProvider" -> returns(point, LEGAL, EXTENSIONS, List.of("STATUS_NO_MEMORY"), entries);
            case "NmrRegisterClient" -> returns(point, LEGAL, CLIENTS, List.of("STATUS_NO_MEMORY"), entries);
            case "NmrWaitForProviderDeregisterComplete" ->
                entries.add(new Entry(point, "skip: wait-deregister", VIOLATION, EXTENSIONS));
            case "NmrWaitForClientDeregisterComplete" ->
                entries.add(new Entry(point, "skip: wait-deregister", VIOLATION, CLIENTS));
            case "NmrClientAttachProvider" -> {
                returns(point, LEGAL, CLIENTS, OWN_FAILURES, entries);
                returns(point, VIOLATION, CLIENTS, List.of("STATUS_NOINTERFACE"), entries);
            }
            case "ClientAttachProvider" -> returns(point, LEGAL, CLIENTS, REFUSALS, entries);
            case "ProviderAttachClient" -> returns(point, LEGAL, MODULES, REFUSALS, entries);
            case "ClientDetachProvider" -> completions(point, CLIENTS, entries);
            case "ProviderDetachClient" -> completions(point, MODULES, entries);
            case "invoke" -> {
                returns(point, LEGAL, HOOKS, List.of("EBPF_EXTENSION_FAILED_TO_LOAD", "EBPF_NO_MEMORY"), entries);
                entries.add(new Entry(point, "spin: 2", LEGAL, HOOKS));
                entries.add(new Entry(point, "spin: forever", VIOLATION, HOOKS));
                entries.add(new Entry(point, "leak: rundown", VIOLATION, HOOKS));
                entries.add(new Entry(point, "underflow: rundown", VIOLATION, HOOKS));
            }
            case "batch-begin", "pool-submit" -> returns(point, LEGAL, HOOKS, List.of("EBPF_NO_MEMORY"), entries);
            case "alloc" -> returns(point, LEGAL, ATTACHING, List.of("STATUS_NO_MEMORY"), entries);
            default -> {} // Nothing but a crash.
        }
    }

    private static void returns(
            String point, FaultClass of, List<FaultRole> roles, List<String> statuses, List<Entry> entries) {
        statuses.forEach(it -> entries.add(new Entry(point, "return: " + it, of, roles)));
    }

    private static void completions(String point, List<FaultRole> roles, List<Entry> entries) {
        for (var how : Words.COMPLETE) {
            boolean isLegal = how.equals("late") || how.equals("early");
            entries.add(new Entry(
                    point,
                    how.equals("never") ? "return: STATUS_PENDING, complete: never" : "complete: " + how,
                    isLegal ? LEGAL : VIOLATION,
                    roles));
        }
    }

    /// The entry for what a scenario asks for, or the kinds that there are at that point.
    static boolean knows(Placed<String> point, String kind) {
        return at(point.value()).stream().anyMatch(it -> isKind(it, kind));
    }

    /// Any error will do where the table shows some.
    static boolean isKind(Entry entry, String kind) {
        boolean isAttach = entry.kind().startsWith("return: STATUS_NO") && kind.startsWith("return: STATUS_");
        return entry.kind().equals(kind)
                || entry.kind().equals(kind.replace("return: STATUS_PENDING, ", ""))
                || (isAttach && !kind.contains("PENDING") && !kind.endsWith("SUCCESS"))
                || (kind.startsWith("return: EBPF_")
                        && entry.kind().startsWith("return: EBPF_")
                        && !kind.toUpperCase(Locale.ROOT).endsWith("SUCCESS"));
    }
}
