package dev.rundown.extension.spi;

import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.MapType;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// What is wrong with a definition, as far as that can be seen before anything uses it. Its author is a stranger who
/// has
/// a page and no compiler for what it asks: `null` and exceptions are looked for like any other mistake.
final class DefinitionCheck {
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
    private static final List<String> TAKEN = List.of("core", "registrar");
    private static final int FIRST_ID_OF_A_TYPE = 65_536;
    private static final int EVENTS = 3;
    /// How the names of eBPF for Windows' general helpers begin; an extension may give its programs one in its own way.
    private static final String GENERAL = "bpf_";

    private final ExtensionDefinition definition;
    private final List<String> mistakes = new ArrayList<>();

    private DefinitionCheck(ExtensionDefinition definition) {
        this.definition = definition;
    }

    /// Each with the method that makes it; empty when nothing is wrong.
    static List<String> mistakes(ExtensionDefinition definition) {
        var check = new DefinitionCheck(definition);
        check.names();
        int size = check.programType();
        check.helpers();
        check.hooks(size);
        check.maps();
        check.functions();
        return List.copyOf(check.mistakes);
    }

    private void wrong(String method, String sentence) {
        mistakes.add(method + ": " + sentence);
    }

    private <T> Optional<T> said(String method, Supplier<T> answer) {
        try {
            var it = Optional.ofNullable(answer.get());
            if (it.isEmpty()) {
                wrong(method, "is null");
            }
            return it;
        } catch (LinkageError e) {
            wrong(method, "throws %s; build the extension against the version of Rundown that runs it".formatted(e));
        } catch (RuntimeException e) {
            wrong(method, "throws " + e);
        }
        return Optional.empty();
    }

    /// The entries of a list that are there.
    private <T> List<T> entries(String method, Supplier<List<T>> answer) {
        var all = said(method, answer).orElse(List.of());
        if (all.stream().anyMatch(Objects::isNull)) {
            wrong(method, "has an entry that is null");
        }
        return all.stream().filter(Objects::nonNull).toList();
    }

    private void names() {
        said("name()", definition::name).ifPresent(it -> {
            name("name()", it);
            if (TAKEN.contains(it)) {
                wrong("name()", "\"%s\" is in every scenario already; take another name".formatted(it));
            }
        });
    }

    private void name(String where, String name) {
        if (!name.matches(NAME)) {
            wrong(
                    where,
                    "\"%s\" is no name that a scenario can use; begin with a letter and go on with letters, digits, _ and -"
                            .formatted(name));
        }
    }

    private void guid(String where, ModuleId module) {
        try {
            if (!UUID.fromString(module.guid()).toString().equalsIgnoreCase(module.guid())) {
                throw new IllegalArgumentException(module.guid());
            }
        } catch (IllegalArgumentException _) {
            wrong(where, "\"%s\" is no GUID; write one that uuidgen prints".formatted(module.guid()));
        }
    }

    /// The size of the context; 0 when that is not known.
    private int programType() {
        var type = said("programType()", definition::programType);
        if (type.isEmpty()) {
            return 0;
        }
        said("programType().name()", type.get()::name)
                .filter(String::isBlank)
                .ifPresent(_ -> wrong("programType().name()", "is empty"));
        said("programType().programType()", type.get()::programType);
        var context = said("programType().context()", type.get()::context);
        if (context.isPresent() && context.get().size() < 1) {
            wrong(
                    "programType().context()",
                    "has %d bytes; programs get at least one"
                            .formatted(context.get().size()));
        }
        context.ifPresent(it -> it.problems().forEach(problem -> wrong("programType().context()", problem)));
        return context.map(ContextDescriptor::size).orElse(0);
    }

    private void helpers() {
        var prototypes = new ArrayList<HelperPrototype>();
        for (var helper : entries("helpers()", definition::helpers)) {
            said("helpers(): a prototype", helper::prototype).ifPresent(prototypes::add);
            if (helper instanceof HelperFunction.Composed it) {
                said("helpers(): a body", it::body);
            }
        }
        var names = new HashMap<Integer, String>();
        for (var prototype : prototypes) {
            var where = "helpers(): id " + prototype.id();
            said(where + ", returns", prototype::returns);
            var name = said(where + ", name", prototype::name).orElse("?");
            if (name.isBlank()) {
                wrong(where, "has no name");
            }
            if (names.containsKey(prototype.id())) {
                wrong(where, "is there twice, as %s and as %s".formatted(names.get(prototype.id()), name));
            }
            names.putIfAbsent(prototype.id(), name);
            if (prototype.id() < 1 || (prototype.id() < FIRST_ID_OF_A_TYPE && !name.startsWith(GENERAL))) {
                wrong(
                        where,
                        "%s is no general helper (%s...), and those of a program type have ids from %d up"
                                .formatted(name, GENERAL, FIRST_ID_OF_A_TYPE));
            }
            ProgramInformation.problems(List.of(prototype)).forEach(it -> wrong("helpers()", it));
        }
    }

    private void hooks(int size) {
        var hooks = entries("hooks()", definition::hooks);
        if (hooks.isEmpty() && mistakes.stream().noneMatch(it -> it.startsWith("hooks()"))) {
            wrong("hooks()", "is empty; an extension has at least one hook");
        }
        var names = new ArrayList<String>();
        var attachTypes = new HashMap<ModuleId, String>();
        for (var hook : hooks) {
            var name = said("hooks(): a name", hook::name).orElse("?");
            var where = "hooks(): \"%s\"".formatted(name);
            name(where, name);
            if (names.contains(name)) {
                wrong(where, "is there twice; each hook has a name of its own");
            }
            names.add(name);
            said(where + ", attachType", hook::attachType).ifPresent(it -> {
                guid(where + ", attachType", it);
                var other = attachTypes.putIfAbsent(it, name);
                if (other != null) {
                    wrong(where, "has the attach type of \"%s\"; each hook has a GUID of its own".formatted(other));
                }
            });
            said(where + ", policy", hook::policy);
            said(where + ", chainEnds", hook::chainEnds);
            said(where + ", events", hook::events).ifPresent(_ -> events(where, hook, size));
        }
        sections(names);
    }

    private void events(String where, HookDefinition hook, int size) {
        for (int i = 0; i < EVENTS; i++) {
            int number = i;
            var event = "%s, event %d".formatted(where, number);
            var once = said(event, () -> hook.events().apply(number));
            if (once.isEmpty()) {
                return;
            }
            int length = said(event + ", context", once.get()::context)
                    .map(Bytes::size)
                    .orElse(size);
            said(event + ", packet", once.get()::packet);
            if (length != size && size > 0) {
                wrong(event, "its context has %d bytes, that of the program type %d".formatted(length, size));
                return;
            }
            if (!once.equals(said(event, () -> hook.events().apply(number)))) {
                wrong(event, "is another one the second time; the same number must give the same event");
                return;
            }
        }
    }

    private void sections(List<String> hooks) {
        said("sections()", definition::sections)
                .filter(_ -> !hooks.isEmpty())
                .ifPresent(sections -> sections.forEach((section, hook) -> {
                    if (!hooks.contains(hook)) {
                        wrong(
                                "sections()",
                                "\"%s\" is meant for the hook \"%s\", which is not there; there is %s"
                                        .formatted(section, hook, String.join(", ", hooks)));
                    }
                }));
    }

    private void maps() {
        Map<Integer, String> numbers = new HashMap<>();
        for (var map : entries("mapTypes()", definition::mapTypes)) {
            said("mapTypes(): a type", map::type).ifPresent(type -> {
                var name = said("mapTypes(): the name of number " + type.number(), type::name)
                        .orElse("?");
                var where = "mapTypes(): \"%s\"".formatted(name);
                name(where, name);
                if (type.number() < 1) {
                    wrong(where, "has number %d; take one above 1000".formatted(type.number()));
                }
                var other = numbers.putIfAbsent(type.number(), name);
                if (other != null) {
                    wrong(where, "has number %d, which is that of \"%s\"".formatted(type.number(), other));
                }
                said(where + ", base", type::base)
                        .filter(it -> it != MapType.HASH && it != MapType.ARRAY)
                        .ifPresent(it -> wrong(where, "is built on %s; HASH and ARRAY can be built on".formatted(it)));
                said(where + ", module", map::module).ifPresent(it -> guid(where + ", module", it));
                said(where + ", provider", map::provider);
            });
        }
    }

    private void functions() {
        said("functions()", definition::functions).flatMap(it -> it).ifPresent(module -> {
            guid("functions(), module", module.module());
            if (module.functions().isEmpty()) {
                wrong("functions()", "is a module without functions; give it one, or answer Optional.empty()");
            }
            var names = new ArrayList<String>();
            for (var function : module.functions()) {
                said("functions(): a prototype", function::prototype)
                        .flatMap(it -> said("functions(): a name", it::name))
                        .ifPresent(it -> {
                            if (names.contains(it)) {
                                wrong("functions()", "\"%s\" is there twice".formatted(it));
                            }
                            names.add(it);
                        });
                said("functions(): the body of one", function::body);
            }
        });
    }
}
