package dev.rundown.simulation.stage;

import dev.rundown.actor.Address;
import dev.rundown.executor.elf.ElfException;
import dev.rundown.executor.elf.ObjectLoader;
import dev.rundown.executor.elf.ProgramObject;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.interpreter.ProgramRefused;
import dev.rundown.executor.map.MapContents;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.map.MapRefused;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.ProgramImage;
import dev.rundown.extension.client.FunctionsClient;
import dev.rundown.extension.invocation.LoadedPrograms;
import dev.rundown.extension.invocation.LoadedPrograms.Loaded;
import dev.rundown.extension.invocation.ProgramCatalog;
import dev.rundown.extension.nativemodule.NativeProgram;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.extension.spi.BundledPrograms;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.extension.spi.Extensions;
import dev.rundown.extension.spi.FunctionModule;
import dev.rundown.extension.spi.HookDefinition;
import dev.rundown.simulation.scenario.ExtensionCast;
import dev.rundown.simulation.scenario.ExtensionCast.ModuleCast;
import dev.rundown.simulation.scenario.InputException;
import dev.rundown.simulation.scenario.Nearest;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.ProgramCast;
import dev.rundown.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The programs of a scenario, loaded from their object files, and the extensions they belong to.
final class CastPrograms {
    private final Scenario scenario;
    private final Extensions extensions;
    private final SortedMap<String, ProgramImage> images = new TreeMap<>();
    private final SortedMap<Address, Loaded> loaded = new TreeMap<>();
    private final SortedMap<Address, HookDefinition> hooks = new TreeMap<>();

    private CastPrograms(Scenario scenario, Extensions extensions) {
        this.scenario = scenario;
        this.extensions = extensions;
    }

    /// Loads every program of `scenario`.
    ///
    /// @throws InputException for an object that cannot be loaded; it says why and where
    static CastPrograms load(Scenario scenario, Extensions extensions) {
        var programs = new CastPrograms(scenario, extensions);
        for (var cast : scenario.cast().programs().values()) {
            var image = programs.image(cast);
            programs.images.put(cast.name().value(), image);
            programs.loaded.put(new Address(cast.name().value()), programs.fuelled(cast, image));
        }
        for (var cast : scenario.cast().extensions().values()) {
            cast.hooks().forEach(it -> programs.hooks.put(cast.address(it), programs.hook(cast, it)));
        }
        return programs;
    }

    /// What the module `module` of `cast` is. The one called `hook` is the first hook of its extension.
    private HookDefinition hook(ExtensionCast cast, ModuleCast module) {
        var definition = extension(cast.kind());
        var name = module.name().value();
        if (name.equals(ExtensionCast.HOOK)) {
            return definition.hooks().getFirst();
        }
        return definition
                .hook(name)
                .orElseThrow(() -> new InputException(
                        module.name().place(),
                        "extension \"%s\" has no hook \"%s\"%s; it has %s"
                                .formatted(
                                        cast.kind(),
                                        name,
                                        Nearest.hint(name, hookNames(definition)),
                                        String.join(", ", hookNames(definition)))));
    }

    private static List<String> hookNames(ExtensionDefinition definition) {
        return definition.hooks().stream().map(HookDefinition::name).toList();
    }

    /// What the hook at this address is.
    HookDefinition hook(Address address) {
        return Optional.ofNullable(hooks.get(address)).orElseThrow();
    }

    private Loaded fuelled(ProgramCast cast, ProgramImage image) {
        var verified = loaded(cast, image);
        var run = cast.spin().isPresent() ? loaded(cast, AbstractProgram.runaway(cast)) : verified;
        return cast.fuel().map(it -> run.withFuel(it.value())).orElse(run);
    }

    /// What a program needs and is not there is a mistake in its object, told before anything is run.
    private Loaded loaded(ProgramCast cast, ProgramImage image) {
        var definition = definition(cast);
        try {
            image.maps().forEach(MapContents::initial);
            return Loaded.of(image, definition, extensions.mapProviders(), extensions.functions());
        } catch (ProgramRefused | MapRefused e) {
            var object = cast.object().orElseThrow();
            throw new InputException(object.place(), "%s: %s".formatted(object, e.getMessage()));
        }
    }

    /// By name in the cast.
    SortedMap<String, ProgramImage> images() {
        return Collections.unmodifiableSortedMap(images);
    }

    ProgramImage image(String name) {
        return Optional.ofNullable(images.get(name)).orElseThrow();
    }

    /// The functions of an extension of the cast.
    FunctionModule functions(Placed<String> extension) {
        return functions(scenario.cast()
                .extension(extension.value())
                .orElseThrow(() -> new InputException(
                        extension.place(), "\"%s\" is no extension of the cast".formatted(extension))));
    }

    FunctionModule functions(ExtensionCast cast) {
        return extension(cast.kind())
                .functions()
                .orElseThrow(() -> new InputException(
                        cast.kind().place(),
                        "extension \"%s\" has no functions that programs call by name; leave \"functions\" out"
                                .formatted(cast.kind())));
    }

    /// The modules whose functions `program` calls by module and name: those that its object names, and the one that
    /// the
    /// cast names.
    SortedSet<String> modulesUsed(ProgramCast program) {
        var used = new TreeSet<>(image(program.name().value()).modulesUsed());
        program.functions().ifPresent(it -> used.add(functions(it).module().guid()));
        return used;
    }

    /// What is known of the functions that extensions offer by module and name.
    SortedMap<ImportedFunction, ResolvedFunction> prototypes() {
        return extensions.prototypes();
    }

    /// What has to be there before the program called `name`: the driver that its code stands in, its client of
    /// functions, and its maps whose types
    /// extensions bring. Nothing if it is no program.
    List<Address> before(String name) {
        return before(scenario, images, name);
    }

    static List<Address> before(Scenario scenario, SortedMap<String, ProgramImage> images, String name) {
        var image = images.get(name);
        if (image == null) {
            return List.of();
        }
        var before = new ArrayList<Address>();
        scenario.cast()
                .program(name)
                .flatMap(ProgramCast::driver)
                .ifPresent(_ -> before.add(NativeProgram.holderOf(new Address(name))));
        var isToldToCall =
                scenario.cast().program(name).flatMap(ProgramCast::functions).isPresent();
        if (isToldToCall || !image.imports().isEmpty()) {
            before.add(FunctionsClient.addressOf(new Address(name)));
        }
        image.maps().stream()
                .filter(it -> it.custom().isPresent())
                .forEach(it -> before.add(ProviderGate.addressOf(new Address(name), it.name())));
        return List.copyOf(before);
    }

    /// What the extension that brings the type of `map` says about operations on it.
    MapProvider mapProvider(MapDefinition map) {
        return extensions.mapProviders().getOrDefault(map.custom().orElseThrow().number(), MapProvider.TRANSPARENT);
    }

    ProgramCatalog catalog() {
        return new LoadedPrograms(
                loaded,
                hooks,
                named(it -> !modulesUsed(it).isEmpty()),
                named(it -> it.driver().isPresent()));
    }

    private SortedSet<Address> named(Predicate<ProgramCast> which) {
        return scenario.cast().programs().values().stream()
                .filter(which)
                .map(it -> new Address(it.name().value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The extension that a program's type belongs to.
    ExtensionDefinition definition(ProgramCast program) {
        var type = program.type();
        return scenario.cast()
                .extension(type.value())
                .map(it -> extension(it.kind()))
                .orElseGet(() -> extension(type));
    }

    /// The shipped or registered extension called `kind`.
    ExtensionDefinition extension(Placed<String> kind) {
        return extensions
                .find(kind.value())
                .orElseThrow(() -> new InputException(
                        kind.place(),
                        "there is no extension \"%s\"%s; write \"extension: NAME\" with one of %s"
                                .formatted(
                                        kind,
                                        Nearest.to(
                                                        kind.value(),
                                                        extensions.byName().keySet().stream()
                                                                .toList())
                                                .map("; did you mean \"%s\"?"::formatted)
                                                .orElse(""),
                                        String.join(", ", extensions.byName().keySet()))));
    }

    private ProgramImage image(ProgramCast cast) {
        if (AbstractProgram.is(cast)) {
            return AbstractProgram.image(cast);
        }
        var object = cast.object()
                .orElseThrow(() -> new InputException(
                        cast.name().place(),
                        "\"%s\" has neither an object nor steps; write object: \"@drop\", a path, or steps: 3"
                                .formatted(cast.name())));
        try {
            return choose(cast, load(cast, object));
        } catch (ElfException e) {
            throw new InputException(object.place(), String.valueOf(e.getMessage()));
        }
    }

    private ProgramObject load(ProgramCast cast, Placed<String> object) {
        Optional<String> bundled = cast.bundledObject();
        if (bundled.isPresent()) {
            var bytes = BundledPrograms.find(bundled.get())
                    .orElseThrow(() -> new InputException(
                            object.place(),
                            "there is no bundled program \"%s\"%s; the bundled ones are %s"
                                    .formatted(
                                            object,
                                            Nearest.to(bundled.get(), BundledPrograms.NAMES)
                                                    .map("; did you mean \"@%s\"?"::formatted)
                                                    .orElse(""),
                                            BundledPrograms.NAMES.stream()
                                                    .map("@"::concat)
                                                    .collect(Collectors.joining(", ")))));
            return ObjectLoader.load(bytes, bundled.get() + ".o", extensions.mapTypes());
        }
        return ObjectLoader.load(cast.objectFile().orElseThrow(), extensions.mapTypes());
    }

    private static ProgramImage choose(ProgramCast cast, ProgramObject object) {
        var names = object.programs().stream().map(ProgramImage::name).toList();
        var wanted = cast.function();
        if (wanted.isPresent()) {
            return object.program(wanted.get().value())
                    .orElseThrow(() -> new InputException(
                            wanted.get().place(),
                            "%s has no program \"%s\"; it has %s"
                                    .formatted(object.file(), wanted.get(), String.join(", ", names))));
        }
        if (names.size() != 1) {
            throw new InputException(
                    cast.name().place(),
                    "%s has %d programs (%s); say which one with \"function: NAME\""
                            .formatted(object.file(), names.size(), String.join(", ", names)));
        }
        return object.programs().getFirst();
    }
}
