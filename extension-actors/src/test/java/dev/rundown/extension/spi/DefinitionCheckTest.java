package dev.rundown.extension.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rundown.executor.helper.ArgumentType;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.HelperPrototype;
import dev.rundown.executor.helper.ReturnType;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.Bytes;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.MapType;
import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.registrar.ModuleId;
import dev.rundown.verifier.spec.ContextDescriptor;
import dev.rundown.verifier.spec.ProgramTypeDescriptor;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What strangers get wrong, one mistake at a time.
class DefinitionCheckTest {
    private static final UUID TYPE = UUID.fromString("22ea7b37-1043-4d0d-b60d-ca3d1c7c8e01");
    private static final String GUID = "c1a3a9a0-7c4e-4a37-8a6a-0a6f4ef10b01";
    private static final String OTHER = "4a7a2b7f-53b5-4b86-9b19-9f7f3ad90b02";
    private static final HookDefinition HOOK = hook("create", GUID, 32);

    /// A definition without mistakes, to be overridden.
    private static class Sound implements ExtensionDefinition {
        @Override
        public String name() {
            return "process";
        }

        @Override
        public ProgramTypeDescriptor programType() {
            return type(new ContextDescriptor(32, 0, 8, ContextDescriptor.ABSENT));
        }

        @Override
        public List<HelperFunction> helpers() {
            return List.of(helper(65_536, "process_parent", ArgumentType.PTR_TO_CTX));
        }

        @Override
        public List<HookDefinition> hooks() {
            return List.of(HOOK);
        }

        @Override
        public SortedMap<String, String> sections() {
            return new TreeMap<>(Collections.singletonMap("process", "create"));
        }
    }

    private static ProgramTypeDescriptor type(ContextDescriptor context) {
        return new ProgramTypeDescriptor("process", context, TYPE, 2001, false);
    }

    private static HelperFunction helper(int id, String name, ArgumentType... arguments) {
        return HelperFunction.of(HelperPrototype.of(id, name, ReturnType.INTEGER, arguments), (in, a, b, c, d, e) -> 0);
    }

    private static HookDefinition hook(String name, String guid, int size) {
        return new HookDefinition(
                name,
                new ModuleId(guid),
                AttachPolicy.SINGLE_ATTACH,
                verdict -> verdict != 0,
                number -> new HookEvent(Bytes.zeros(size), Bytes.of(new byte[number])));
    }

    private static MapTypeDefinition map(int number, MapType base) {
        return new MapTypeDefinition(
                new CustomMapType(number, "quota", base), new ModuleId(OTHER), MapProvider.TRANSPARENT);
    }

    private static Sound named(String name) {
        return new Sound() {
            @Override
            public String name() {
                return name;
            }
        };
    }

    private static Sound of(ProgramTypeDescriptor type) {
        return new Sound() {
            @Override
            public ProgramTypeDescriptor programType() {
                return type;
            }
        };
    }

    private static Sound of(HelperFunction... helpers) {
        return new Sound() {
            @Override
            public List<HelperFunction> helpers() {
                return List.of(helpers);
            }
        };
    }

    private static Sound of(HookDefinition... hooks) {
        return new Sound() {
            @Override
            public List<HookDefinition> hooks() {
                return List.of(hooks);
            }
        };
    }

    private static Sound of(MapTypeDefinition... maps) {
        return new Sound() {
            @Override
            public List<MapTypeDefinition> mapTypes() {
                return List.of(maps);
            }
        };
    }

    private static final class Thrower extends Sound {
        @Override
        public List<HookDefinition> hooks() {
            throw new UnsupportedOperationException("not yet");
        }
    }

    private static final class Elsewhere extends Sound {
        @Override
        public SortedMap<String, String> sections() {
            return new TreeMap<>(Collections.singletonMap("process", "exit"));
        }
    }

    /// @param definition with one mistake
    /// @param sentence   the whole of what is said about it
    private record Mistake(Sound definition, String sentence) {}

    private static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        named("a b.c"),
                        "name(): \"a b.c\" is no name that a scenario can use; begin with a letter and go"
                                + " on with letters, digits, _ and -"),
                new Mistake(named("core"), "name(): \"core\" is in every scenario already; take another name"),
                new Mistake(
                        of(type(ContextDescriptor.plain(0))),
                        "programType().context(): has 0 bytes; programs get at least one"),
                new Mistake(
                        of(type(new ContextDescriptor(32, 0, 4, 2))),
                        "programType().context(): the META pointer at 2 overlaps another one"),
                new Mistake(
                        of(helper(65_536, "one"), helper(65_536, "two")),
                        "helpers(): id 65536: is there twice, as one and as two"),
                new Mistake(
                        of(helper(77, "one")),
                        "helpers(): id 77: one is no general helper (bpf_...), and those of a program type have ids from 65536 up"),
                new Mistake(
                        of(helper(-5, "one")),
                        "helpers(): id -5: one is no general helper (bpf_...), and those of a program type have ids from 65536 up"),
                new Mistake(of(helper(65_536, "")), "helpers(): id 65536: has no name"),
                new Mistake(
                        of(helper(65_536, "one", ArgumentType.PTR_TO_READABLE_MEM)),
                        "helpers(): helper 65536 (one): argument 1 is memory, but no size follows it"),
                new Mistake(
                        of(HOOK, hook("create", OTHER, 32)),
                        "hooks(): \"create\": is there twice; each hook has a name of" + " its own"),
                new Mistake(
                        of(HOOK, hook("exit", GUID, 32)),
                        "hooks(): \"exit\": has the attach type of \"create\"; each hook" + " has a GUID of its own"),
                new Mistake(
                        of(hook("create", "hello", 32)),
                        "hooks(): \"create\", attachType: \"hello\" is no GUID; write one that uuidgen prints"),
                new Mistake(
                        of(hook("create", GUID, 8)),
                        "hooks(): \"create\", event 0: its context has 8 bytes, that of the program type 32"),
                new Mistake(new Thrower(), "hooks(): throws java.lang.UnsupportedOperationException: not yet"),
                new Mistake(
                        new Elsewhere(),
                        "sections(): \"process\" is meant for the hook \"exit\", which is not there; there is create"),
                new Mistake(of(map(0, MapType.HASH)), "mapTypes(): \"quota\": has number 0; take one above 1000"),
                new Mistake(
                        of(map(1200, MapType.RINGBUF)),
                        "mapTypes(): \"quota\": is built on RINGBUF; HASH and ARRAY can be built on"),
                new Mistake(
                        of(map(1200, MapType.HASH), map(1200, MapType.ARRAY)),
                        "mapTypes(): \"quota\": has number 1200, which is that of \"quota\""));
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_is_said_with_the_method_that_makes_it() {
        return mistakes()
                .map(it -> DynamicTest.dynamicTest(
                        it.sentence(),
                        () -> assertThat(DefinitionCheck.mistakes(it.definition()))
                                .contains(it.sentence())));
    }

    @Test
    void every_extension_that_ships_is_sound() {
        assertThat(Extensions.onClassPath().byName().values())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(DefinitionCheck.mistakes(it)).isEmpty());
        assertThat(DefinitionCheck.mistakes(new Sound())).isEmpty();
    }
}
