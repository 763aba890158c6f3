package dev.rundown.executor.helper;

import static dev.rundown.executor.helper.ArgumentType.ANYTHING;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_MAP;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_MAP_KEY;
import static dev.rundown.executor.helper.ArgumentType.PTR_TO_MAP_VALUE;
import static dev.rundown.executor.helper.ReturnType.INTEGER;
import static dev.rundown.executor.helper.ReturnType.PTR_TO_MAP_VALUE_OR_NULL;

import java.util.List;

/// The helpers that every program type has, with the numbers of eBPF for Windows (`ebpf_structs.h`,
/// `ebpf_helper_id_t`).
public final class GeneralHelpers {
    /// `bpf_map_lookup_elem`.
    public static final HelperPrototype MAP_LOOKUP =
            HelperPrototype.of(1, "bpf_map_lookup_elem", PTR_TO_MAP_VALUE_OR_NULL, PTR_TO_MAP, PTR_TO_MAP_KEY);
    /// `bpf_map_update_elem`.
    public static final HelperPrototype MAP_UPDATE = HelperPrototype.of(
            2, "bpf_map_update_elem", INTEGER, PTR_TO_MAP, PTR_TO_MAP_KEY, PTR_TO_MAP_VALUE, ANYTHING);
    /// `bpf_map_delete_elem`.
    public static final HelperPrototype MAP_DELETE =
            HelperPrototype.of(3, "bpf_map_delete_elem", INTEGER, PTR_TO_MAP, PTR_TO_MAP_KEY);
    /// `bpf_get_prandom_u32`.
    public static final HelperPrototype RANDOM = HelperPrototype.of(6, "bpf_get_prandom_u32", INTEGER);
    /// `bpf_ktime_get_boot_ns`.
    public static final HelperPrototype BOOT_TIME = HelperPrototype.of(7, "bpf_ktime_get_boot_ns", INTEGER);
    /// `bpf_get_smp_processor_id`.
    public static final HelperPrototype CPU = HelperPrototype.of(8, "bpf_get_smp_processor_id", INTEGER);
    /// `bpf_ktime_get_ns`.
    public static final HelperPrototype TIME = HelperPrototype.of(9, "bpf_ktime_get_ns", INTEGER);

    /// All of them, by number.
    public static final HelperTable TABLE = HelperTable.of(List.of(
            HelperFunction.of(MAP_LOOKUP, (in, map, key, _, _, _) -> in.lookup(map, key)),
            HelperFunction.of(MAP_UPDATE, (in, map, key, value, flags, _) -> in.update(map, key, value, flags)),
            HelperFunction.of(MAP_DELETE, (in, map, key, _, _, _) -> in.delete(map, key)),
            HelperFunction.of(RANDOM, (in, _, _, _, _, _) -> Integer.toUnsignedLong(in.random())),
            HelperFunction.of(BOOT_TIME, (in, _, _, _, _, _) -> in.nanos()),
            HelperFunction.of(CPU, (in, _, _, _, _, _) -> in.cpu()),
            HelperFunction.of(TIME, (in, _, _, _, _, _) -> in.nanos())));

    private GeneralHelpers() {}
}
