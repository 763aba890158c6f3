package dev.rundown.simulation.scenario;

import java.util.List;

/// The places at which a fault may sit, by family. A fault may also sit at the `load` and `unload` of an extension or a
/// program as a whole.
///
/// @param family who gets there: `call` is what a module calls, `callback` what the registrar calls
/// @param points in the order of a life
public record FaultPoints(String family, List<String> points) {
    /// The 23 points in four families.
    public static final List<FaultPoints> FAMILIES = List.of(
            new FaultPoints(
                    "call",
                    List.of(
                            "NmrRegisterProvider",
                            "NmrDeregisterProvider",
                            "NmrWaitForProviderDeregisterComplete",
                            "NmrRegisterClient",
                            "NmrDeregisterClient",
                            "NmrWaitForClientDeregisterComplete",
                            "NmrClientAttachProvider",
                            "NmrProviderDetachClientComplete",
                            "NmrClientDetachProviderComplete")),
            new FaultPoints(
                    "callback",
                    List.of(
                            "ClientAttachProvider",
                            "ProviderAttachClient",
                            "ClientDetachProvider",
                            "ProviderDetachClient",
                            "ClientCleanupBindingContext",
                            "ProviderCleanupBindingContext")),
            new FaultPoints("invocation", List.of("invoke", "batch-begin", "batch-invoke", "batch-end", "helper")),
            new FaultPoints("runtime", List.of("pool-submit", "epoch-exit", "alloc")));

    /// The points of an extension or a program as a whole.
    public static final List<String> WHOLE = List.of("load", "unload");

    /// Whether a point is where the code of a hook runs: on a CPU.
    public static boolean isOfInvocation(String point) {
        return FAMILIES.get(2).points.contains(point) || point.equals("pool-submit") || point.equals("epoch-exit");
    }

    /// Whether a point is where the registrar calls a module.
    public static boolean isCallback(String point) {
        return FAMILIES.get(1).points.contains(point);
    }

    /// All 23, in the order of the families.
    public static List<String> all() {
        return FAMILIES.stream().flatMap(it -> it.points.stream()).toList();
    }
}
