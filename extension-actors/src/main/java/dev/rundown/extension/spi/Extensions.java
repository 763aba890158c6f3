package dev.rundown.extension.spi;

import dev.rundown.executor.helper.FunctionTable;
import dev.rundown.executor.helper.HelperFunction;
import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.CustomMapTypes;
import dev.rundown.executor.program.ImportedFunction;
import java.util.Collections;
import java.util.HashMap;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/// The extensions that can be asked for, by name.
///
/// @param byName each under its own name
public record Extensions(SortedMap<String, ExtensionDefinition> byName) {
    public Extensions {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        mapTypesOf(byName);
    }

    /// Those that are on the class path.
    ///
    /// @throws BadExtensionException for one that cannot be used, and for two of one name or one program type
    public static Extensions onClassPath() {
        var found = new TreeMap<String, ExtensionDefinition>();
        var types = new HashMap<UUID, ExtensionDefinition>();
        for (var definition : ServiceLoader.load(ExtensionDefinition.class)) {
            var mistakes = DefinitionCheck.mistakes(definition);
            if (!mistakes.isEmpty()) {
                throw new BadExtensionException("the extension %s cannot be used\n  %s"
                        .formatted(definition.getClass().getName(), String.join("\n  ", mistakes)));
            }
            alone(Optional.ofNullable(found.put(definition.name(), definition)), definition, "name", definition.name());
            var guid = definition.programType().programType();
            alone(Optional.ofNullable(types.put(guid, definition)), definition, "program type", guid);
        }
        return new Extensions(found);
    }

    private static void alone(
            Optional<ExtensionDefinition> other, ExtensionDefinition definition, String what, Object value) {
        other.ifPresent(it -> {
            throw new BadExtensionException("two extensions have the %s %s: %s and %s"
                    .formatted(
                            what,
                            value,
                            it.getClass().getName(),
                            definition.getClass().getName()));
        });
    }

    /// The map types that they bring.
    public CustomMapTypes mapTypes() {
        return mapTypesOf(byName);
    }

    private static CustomMapTypes mapTypesOf(SortedMap<String, ExtensionDefinition> byName) {
        return CustomMapTypes.of(
                mapDefinitions(byName).map(MapTypeDefinition::type).toList());
    }

    /// What they say about operations on maps of those types, by number.
    public SortedMap<Integer, MapProvider> mapProviders() {
        var providers = new TreeMap<Integer, MapProvider>();
        mapDefinitions(byName).forEach(it -> providers.put(it.type().number(), it.provider()));
        return providers;
    }

    private static Stream<MapTypeDefinition> mapDefinitions(SortedMap<String, ExtensionDefinition> byName) {
        return byName.values().stream().flatMap(it -> it.mapTypes().stream());
    }

    /// The functions that they let programs call by module and name, with their code.
    ///
    /// @throws IllegalStateException when two functions of one module have one name
    public FunctionTable functions() {
        var table = new TreeMap<ImportedFunction, HelperFunction>();
        modules()
                .forEach(module -> module.functions().forEach(it -> {
                    if (table.put(module.named(it), it.code()) != null) {
                        throw new IllegalStateException("two extensions offer function %s".formatted(module.named(it)));
                    }
                }));
        return new FunctionTable(table);
    }

    /// What is known of those functions.
    public SortedMap<ImportedFunction, ResolvedFunction> prototypes() {
        var prototypes = new TreeMap<ImportedFunction, ResolvedFunction>();
        modules().forEach(module -> module.functions().forEach(it -> prototypes.put(module.named(it), it.prototype())));
        return prototypes;
    }

    private Stream<FunctionModule> modules() {
        return byName.values().stream().flatMap(it -> it.functions().stream());
    }

    /// The extension called `name`.
    public Optional<ExtensionDefinition> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
