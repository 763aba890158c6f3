package dev.rundown.simulation.stage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.random.RandomGenerator;

/// Plays of correct modules that nobody thought of: any shipped extension, any attach policy and way to detach, any
/// knob, and lanes in which the same thing is loaded, unloaded, attached, detached and fired at the same time.
final class RandomPlays {
    private static final List<String> POLICIES =
            List.of("single", "single-per-hook", "multi-with-wildcard", "one-per-parameter");
    private static final List<String> DETACHES = List.of("pending-until-idle", "block-until-idle", "work-item");
    /// Without `callbacks: global`, under which a detach callback that waits for an epoch keeps whoever registers
    /// inside
    /// that epoch from leaving it: no registrar could be so.
    private static final List<String> KNOBS = List.of(
            "callbacks: per-module",
            "detach-before-attach-returned: may",
            "doomed-attach: refuse",
            "second-thoughts: detach-provider-clean-provider",
            "detach-order: client-first",
            "detach-order: provider-first",
            "cleanup-order: provider-first",
            "deregister-answer: success-when-idle",
            "deregister-in-callback: rejected",
            "detach-thread: deregistering",
            "register-returns: at-once",
            "deregister-returns: at-once",
            "deregister-returns: after-callbacks");

    private final RandomGenerator random;
    private final SequencedSet<String> extensions = new LinkedHashSet<>();
    private final List<String> programs = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> drivers = new ArrayList<>();
    private int links;

    private RandomPlays(RandomGenerator random) {
        this.random = random;
    }

    /// The text of a scenario.
    static String draw(RandomGenerator random) {
        return new RandomPlays(random).scenario();
    }

    private String scenario() {
        var text = new StringBuilder("rundown: 1\nname: random\ncast:\n  extensions:\n");
        for (int i = 0; i <= random.nextInt(2); i++) {
            extensions.add(any(List.of("sample", "sample", "bind", "xdp", "sock_addr")));
        }
        extensions.forEach(it -> text.append(extension(it)));
        text.append("  programs:\n");
        for (int i = 0; i <= random.nextInt(2); i++) {
            text.append(program("p" + i, any(List.copyOf(extensions))));
        }
        drivers.forEach(it -> text.append("  drivers: { %s: {} }\n".formatted(it)));
        text.append("  pool: { cpus: %d }\nplay:\n".formatted(1 + random.nextInt(2)));
        extensions.forEach(it -> text.append("  - load: %s\n".formatted(it)));
        drivers.forEach(it -> text.append("  - load: %s\n".formatted(it)));
        programs.stream().filter(_ -> random.nextInt(6) > 0).forEach(it -> text.append("  - load: %s\n".formatted(it)));
        for (int i = 0; i <= random.nextInt(2); i++) {
            text.append("  - %s\n".formatted(attach()));
        }
        text.append("  - together:\n");
        int lanes = 2 + random.nextInt(2);
        for (int lane = 0; lane < lanes; lane++) {
            var items = new ArrayList<String>();
            for (int i = 0; i <= random.nextInt(lanes == 2 ? 2 : 1); i++) {
                items.add("{ %s }".formatted(item()));
            }
            text.append("      l%d: [ %s ]\n".formatted(lane, String.join(", ", items)));
        }
        if (random.nextInt(3) == 0) {
            text.append("  - unload: %s\n".formatted(extensions.getFirst()));
        }
        if (random.nextInt(2) == 0) {
            text.append("registrar: { %s }\n".formatted(any(KNOBS)));
        }
        return text.toString();
    }

    private String extension(String name) {
        var hook = switch (name) {
            case "sock_addr" -> "hooks: { connect4: {}, connect6: {} }";
            case "sample" ->
                "hook: { attach: %s, on-detach: %s }, maps: {}, functions: {}".formatted(any(POLICIES), any(DETACHES));
            default -> "hook: {}";
        };
        return "    %s: { info: {}, %s }\n".formatted(name, hook);
    }

    private String program(String name, String type) {
        programs.add(name);
        types.add(type);
        var code = switch (type) {
            case "sample" ->
                any(List.of("object: \"@drop\"", "object: \"@visits\"", "object: \"@echo\", functions: sample"));
            case "bind" -> "object: \"@count_binds\"";
            case "xdp" -> "object: \"@drop_udp\"";
            default -> "object: \"@deny_port\"";
        };
        var simple = random.nextInt(3) == 0 ? "steps: 2, returns: 1" : code;
        // Nobody unloads the driver: it waits for its program, and rightly so.
        var driver = drivers.isEmpty() && random.nextInt(5) == 0 ? ", driver: native" : "";
        if (!driver.isEmpty()) {
            drivers.add("native");
        }
        return "    %s: { type: %s, %s%s }\n".formatted(name, type, simple, driver);
    }

    private String attach() {
        int program = random.nextInt(programs.size());
        return "attach: { link: L%d, program: %s, to: %s%s%s }"
                .formatted(
                        ++links,
                        programs.get(program),
                        hookOf(types.get(program)),
                        random.nextInt(3) == 0 ? ", on-detach: pending" : "",
                        random.nextInt(4) == 0 ? ", parameter: 7" : "");
    }

    private static String hookOf(String extension) {
        return extension + (extension.equals("sock_addr") ? ".connect4" : ".hook");
    }

    private String item() {
        var things = new ArrayList<>(extensions);
        things.addAll(programs);
        return switch (random.nextInt(8)) {
            case 0, 1 -> "unload: " + any(things);
            case 2 -> "load: " + any(things);
            case 3 -> "detach: L1";
            case 4 -> "close: L1";
            case 5 -> attach();
            case 6 -> "get-info: " + any(programs);
            default -> "fire: { hook: %s, times: 1 }".formatted(hookOf(any(List.copyOf(extensions))));
        };
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
