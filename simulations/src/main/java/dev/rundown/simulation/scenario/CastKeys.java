package dev.rundown.simulation.scenario;

import static dev.rundown.simulation.scenario.Key.optional;
import static dev.rundown.simulation.scenario.Key.required;
import static dev.rundown.simulation.scenario.Shape.Form.anyName;
import static dev.rundown.simulation.scenario.Shape.NAME;

import dev.rundown.simulation.scenario.Shape.Count;
import dev.rundown.simulation.scenario.Shape.Fields;
import dev.rundown.simulation.scenario.Shape.Fields.Presence;
import dev.rundown.simulation.scenario.Shape.Form;
import dev.rundown.simulation.scenario.Shape.Named;
import dev.rundown.simulation.scenario.Shape.Word;
import java.util.ArrayList;
import java.util.List;

/// The keys below `cast`.
final class CastKeys {
    private static final String GUID =
            "\\{[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\}";

    private static final Fields MODULE = new Fields(
            "a module",
            "key",
            List.of(
                    optional(
                            "npi",
                            new Form("program-info, hook or a GUID in braces", "program-info|hook|" + GUID),
                            "Which interface it provides. Default: `program-info` for `info`, `hook` for `hook`.",
                            "hook"),
                    optional(
                            "attach",
                            new Word("how many clients the hook takes", Words.ATTACH),
                            "How many clients the hook takes. Default: as the extension ships.",
                            "single"),
                    optional(
                            "on-detach",
                            new Word("how the detach callback answers", Words.ON_DETACH),
                            "How it answers its detach callback. Default: as the extension ships.",
                            "pending-until-idle"),
                    optional(
                            "frees-slot",
                            new Word("when a place becomes free", Words.FREES_SLOT),
                            "When the place of a client that detaches becomes free. Default: as the extension ships.",
                            "in-detach"),
                    header("ebpf_attach_provider_data_t` of a hook or `ebpf_program_data_t"),
                    optional(
                            "defect",
                            new Word("the defect of a hook", Words.HOOK_DEFECT),
                            "A mistake planted in this hook. Default: none.",
                            "fire-after-detach")),
            Presence.ANY);

    private static final Fields CHANGE = new Fields(
            "what is changed",
            "key",
            List.of(
                    helper("change", "A helper function of this id returns something else.", "65536"),
                    helper("remove", "There is no helper function of this id any more.", "65537"),
                    helper("add", "There is a further helper function, of this id.", "65600"),
                    optional("context", new Count("a size in bytes", 1, 65_536), "The context has this size.", "32")),
            Presence.AT_LEAST_ONE);

    private static final Fields INFO = new Fields(
            "the program information",
            "key",
            and(
                    MODULE.keys(),
                    optional(
                            "on-reload",
                            CHANGE,
                            "What it says otherwise from its second `load` on. Default: nothing.",
                            "{ change: 65536 }")),
            Presence.ANY);

    /// How a module fills in the header of `structure`, which it shows to others.
    static Key header(String structure) {
        return optional(
                "header",
                new Word("the generation of a header", Words.HEADER),
                ("How the header of `%s` is filled in: `older` is the oldest size that is known, `newer` a size that nobody"
                                + " knows yet, `sizeof` counts the padding, `next-version` is of a version that nobody"
                                + " reads. Default: `current`.")
                        .formatted(structure),
                "sizeof");
    }

    private static Key helper(String key, String meaning, String example) {
        return optional(key, new Count("the id of a helper function", 1, Integer.MAX_VALUE), meaning, example);
    }

    private static List<Key> and(List<Key> keys, Key last) {
        var all = new ArrayList<>(keys);
        all.add(last);
        return List.copyOf(all);
    }

    private static final Fields MAPS = new Fields(
            "the map types",
            "key",
            List.of(
                    optional(
                            "npi",
                            new Form("map-info or a GUID in braces", "map-info|" + GUID),
                            "Which interface they are provided by. Default: `map-info`.",
                            "map-info"),
                    header("ebpf_map_provider_data_t")),
            Presence.ANY);

    private static final Fields FUNCTIONS = new Fields(
            "the functions",
            "key",
            List.of(
                    optional(
                            "npi",
                            new Form("btf-functions or a GUID in braces", "btf-functions|" + GUID),
                            "Which interface they are provided by. Default: `btf-functions`.",
                            "btf-functions"),
                    header("ebpf_btf_resolved_function_provider_data_t")),
            Presence.ANY);

    private static final Fields EXTENSION = new Fields(
            "an extension",
            "key",
            List.of(
                    optional(
                            "extension",
                            new Form("the name of an extension", NAME),
                            "Which shipped or registered extension it is. Default: the one called as this entry.",
                            "sample"),
                    optional("info", INFO, "Its provider of program information.", "{ npi: program-info }"),
                    optional("hook", MODULE, "Its provider of a hook: of its first one.", "{ npi: hook }"),
                    optional(
                            "hooks",
                            new Named("hook", MODULE),
                            "Providers of hooks by the names that the extension gives them.",
                            "{ connect4: {}, connect6: {} }"),
                    optional(
                            "functions",
                            FUNCTIONS,
                            "Its provider of functions that programs call by module and name.",
                            "{}"),
                    optional("maps", MAPS, "Its providers of map types, one for each that it brings.", "{}"),
                    optional(
                            "worker",
                            new Count("the number of a CPU", 0, Words.MAX_CPUS - 1),
                            "The CPU that does all its work: runs the programs wherever an event occurs, and deregisters"
                                    + " the modules. Default: none, programs run where the event occurs.",
                            "1")),
            Presence.ANY);

    private static final Fields PROGRAM = new Fields(
            "a program",
            "key",
            List.of(
                    required(
                            "type",
                            anyName("the program type"),
                            "The program type, as its extension is called.",
                            "sample"),
                    optional(
                            "object",
                            new Form("@name or a path", "\\S.*"),
                            "The ELF object: `@name` of a bundled one, or a path relative to this file.",
                            "\"@drop\""),
                    optional(
                            "function",
                            anyName("the name of a function"),
                            "Which program of the object. Default: its only one.",
                            "drop"),
                    optional(
                            "functions",
                            new Form("the name of an extension of the cast", NAME),
                            "The extension whose functions it calls by module and name. Default: none.",
                            "sample"),
                    optional(
                            "steps",
                            new Count("a number of steps", 1, 1_000),
                            "Makes it an abstract program of so many interruptible steps.",
                            "4"),
                    optional(
                            "returns",
                            new Count("a number", 0, 0xFFFF_FFFFL),
                            "What an abstract program returns. Default: 0.",
                            "1"),
                    optional(
                            "spin",
                            new Word("forever", Words.SPIN),
                            "Makes it a program that runs away: once entered it jumps on the spot. Without `fuel` nobody"
                                    + " stops it. Default: it ends.",
                            "forever"),
                    optional(
                            "fuel",
                            new Count("a number of jumps and calls", 1, 1L << 40),
                            "How many backward jumps and calls a run may take; then it is stopped and answers"
                                    + " `EBPF_FAILED`. Default: 67108864.",
                            "1000"),
                    optional(
                            "driver",
                            new Form("the name of a driver of the cast", NAME),
                            "The driver into which it was compiled: `load` then loads the driver's module first, and its"
                                    + " code is the driver's. Default: none.",
                            "counter"),
                    header("ebpf_map_client_data_t"),
                    optional(
                            "defect",
                            new Word("the defect of a program", Words.PROGRAM_DEFECT),
                            "A mistake planted in this program: `spins` never returns, whatever its fuel. Default: none.",
                            "spins")),
            Presence.ANY);

    private static final Fields NATIVE_PROGRAM = new Fields(
            "a program of a driver",
            "key",
            List.of(optional(
                    "defect",
                    new Word("the defect of such a program", Words.NATIVE_PROGRAM_DEFECT),
                    "A mistake planted in whoever holds this program. Default: none.",
                    "keeps-its-handle")),
            Presence.ANY);

    private static final Fields DRIVER = new Fields(
            "a driver",
            "key",
            List.of(
                    optional(
                            "programs",
                            new Named("program", NATIVE_PROGRAM),
                            "The programs in it by name, each with whoever holds it.",
                            "{ tool: {} }"),
                    header("program_entry_t"),
                    optional(
                            "defect",
                            new Word("a defect", Words.DRIVER_DEFECT),
                            "A mistake planted in what `core` does about this driver. Default: none.",
                            "module-resurrected")),
            Presence.ANY);

    static final Fields CAST = new Fields(
            "the cast",
            "key",
            List.of(
                    optional(
                            "extensions",
                            new Named("extension", EXTENSION),
                            "Drivers by name; each owns the modules written below it.",
                            "{ sample: { hook: { npi: hook } } }"),
                    optional(
                            "programs",
                            new Named("program", PROGRAM),
                            "Programs by name.",
                            "{ drop: { type: sample } }"),
                    optional(
                            "drivers",
                            new Named("driver", DRIVER),
                            "Drivers into which programs were compiled: native modules.",
                            "{ counter: { programs: { tool: {} } } }"),
                    optional(
                            "pool",
                            new Fields(
                                    "the pool",
                                    "key",
                                    List.of(optional(
                                            "cpus",
                                            new Count("a number of CPUs", 1, Words.MAX_CPUS),
                                            "How many CPUs, one pinned worker each. Default: 1.",
                                            "2")),
                                    Presence.ANY),
                            "The CPUs that programs run on.",
                            "{ cpus: 2 }")),
            Presence.ANY);

    private CastKeys() {}
}
