package dev.rundown.simulation.scenario;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// From the checked value of `cast` to a [Cast].
final class CastReader {
    private final Problems problems;

    CastReader(Problems problems) {
        this.problems = problems;
    }

    Cast read(Value.Fields cast) {
        var extensions = new TreeMap<String, ExtensionCast>();
        var programs = new TreeMap<String, ProgramCast>();
        cast.mapping("extensions")
                .ifPresent(all -> all.fields()
                        .forEach((name, it) -> it.value()
                                .asMapping()
                                .ifPresent(fields -> extensions.put(name, extension(it.key(), fields)))));
        cast.mapping("programs")
                .ifPresent(all -> all.fields()
                        .forEach((name, it) -> it.value()
                                .asMapping()
                                .ifPresent(fields -> programs.put(name, program(it.key(), fields)))));
        var drivers = new TreeMap<String, DriverCast>();
        cast.mapping("drivers")
                .ifPresent(all -> all.fields()
                        .forEach((name, it) -> it.value()
                                .asMapping()
                                .ifPresent(fields -> drivers.put(name, driver(it.key(), fields)))));
        int cpus = cast.mapping("pool").map(it -> it.count("cpus", 1)).orElse(1);
        programs.values()
                .forEach(it -> it.functions().ifPresent(name -> expect(name, extensions.keySet(), "extension")));
        programs.values().forEach(it -> it.driver().ifPresent(name -> expect(name, drivers.keySet(), "driver")));
        extensions.values().forEach(it -> it.worker().ifPresent(worker -> expectCpu(worker, cpus)));
        return new Cast(extensions, programs, drivers, new Cast.Pool(cpus));
    }

    private void expect(Placed<String> name, Set<String> known, String kind) {
        if (!known.contains(name.value())) {
            problems.add(
                    name.place(),
                    "\"%s\" is no %s of the cast%s".formatted(name, kind, Nearest.hint(name.value(), known)));
        }
    }

    private void expectCpu(Placed<Integer> number, int cpus) {
        if (number.value() >= cpus) {
            problems.add(
                    number.place(),
                    "there is no CPU %d: the pool has %d, numbered from 0; write  pool: { cpus: %d }"
                            .formatted(number.value(), cpus, number.value() + 1));
        }
    }

    private ExtensionCast extension(Placed<String> name, Value.Fields fields) {
        SortedMap<String, ExtensionCast.ModuleCast> modules = new TreeMap<>();
        fields.fields().forEach((key, it) -> {
            if (!key.equals("hooks")) {
                it.value().asMapping().ifPresent(module -> modules.put(key, module(it.key(), module)));
            }
        });
        fields.mapping("hooks")
                .ifPresent(hooks -> hooks.fields()
                        .forEach((key, it) -> it.value()
                                .asMapping()
                                .ifPresent(module -> addHook(modules, it.key(), module(it.key(), module)))));
        return new ExtensionCast(
                name,
                fields.text("extension").orElse(name),
                modules,
                fields.number("worker").map(CastReader::small));
    }

    private void addHook(
            SortedMap<String, ExtensionCast.ModuleCast> modules, Placed<String> name, ExtensionCast.ModuleCast module) {
        if (ExtensionCast.isReserved(name.value())) {
            problems.add(
                    name.place(), "write \"%s\" beside \"hooks\", not below it: it is no hook's name".formatted(name));
        }
        modules.put(name.value(), module);
    }

    private ExtensionCast.ModuleCast module(Placed<String> name, Value.Fields fields) {
        String usual = usualNpi(name.value());
        var npi = fields.text("npi").orElse(new Placed<>(usual, name.place()));
        if (!npi.value().equals(usual) && !npi.value().startsWith("{")) {
            problems.add(npi.place(), "the module \"%s\" provides \"%s\", not \"%s\"".formatted(name, usual, npi));
        }
        if (name.value().equals("info")) {
            fields.text("attach")
                    .ifPresent(it -> problems.add(
                            fields.placeOf("attach"),
                            "\"attach\" belongs to a hook; \"info\" takes any number of programs"));
            fields.text("defect")
                    .ifPresent(it ->
                            problems.add(fields.placeOf("defect"), "\"defect\" belongs to a hook; \"info\" has none"));
        }
        return new ExtensionCast.ModuleCast(
                name,
                npi,
                fields.text("attach"),
                fields.text("on-detach"),
                fields.text("frees-slot"),
                onReload(fields),
                fields.text("header"),
                fields.text("defect"));
    }

    private static DriverCast driver(Placed<String> name, Value.Fields fields) {
        var programs = new TreeMap<String, Optional<Placed<String>>>();
        fields.mapping("programs")
                .ifPresent(all -> all.fields()
                        .forEach((program, it) ->
                                programs.put(program, it.value().asMapping().flatMap(each -> each.text("defect")))));
        return new DriverCast(name, programs, fields.text("header"), fields.text("defect"));
    }

    private static String usualNpi(String module) {
        return switch (module) {
            case ExtensionCast.INFO -> "program-info";
            case ExtensionCast.MAPS -> "map-info";
            case ExtensionCast.FUNCTIONS -> "btf-functions";
            default -> "hook";
        };
    }

    private ProgramCast program(Placed<String> name, Value.Fields fields) {
        boolean isReal = fields.has("object");
        for (String key : new String[] {"steps", "returns"}) {
            if (isReal && fields.has(key)) {
                problems.add(
                        fields.placeOf(key),
                        "\"%s\" describes an abstract program, but \"object\" names a real one; keep one of them"
                                .formatted(key));
            }
        }
        if (!isReal && fields.has("function")) {
            problems.add(fields.placeOf("function"), "\"function\" needs \"object\", the file that it is in");
        }
        return new ProgramCast(
                name,
                fields.text("type").orElse(name),
                fields.text("object"),
                fields.text("function"),
                fields.text("functions"),
                fields.number("steps").map(CastReader::small),
                fields.number("returns"),
                fields.text("spin"),
                fields.number("fuel"),
                fields.text("driver"),
                fields.text("header"),
                fields.text("defect"));
    }

    private static Optional<InformationChange> onReload(Value.Fields module) {
        return module.mapping("on-reload")
                .map(it -> new InformationChange(
                        it.number("change").map(CastReader::small),
                        it.number("remove").map(CastReader::small),
                        it.number("add").map(CastReader::small),
                        it.number("context").map(CastReader::small)));
    }

    private static Placed<Integer> small(Placed<Long> number) {
        return new Placed<>(Math.toIntExact(number.value()), number.place());
    }
}
