package dev.rundown.simulation.stage;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.executor.helper.GeneralHelpers;
import dev.rundown.extension.client.CustomMap;
import dev.rundown.extension.client.FunctionsClient;
import dev.rundown.extension.client.Link;
import dev.rundown.extension.client.Program;
import dev.rundown.extension.invocation.Cpu;
import dev.rundown.extension.nativemodule.NativeDriver;
import dev.rundown.extension.nativemodule.NativeProgram;
import dev.rundown.extension.nativemodule.NativeProvider;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.FunctionProviderCharacteristics;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.HookProviderCharacteristics;
import dev.rundown.extension.npi.MapProviderCharacteristics;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.extension.provider.Extension;
import dev.rundown.extension.provider.HookProvider;
import dev.rundown.extension.provider.MapInformationProvider;
import dev.rundown.extension.provider.ProgramInformationProvider;
import dev.rundown.extension.spi.ExtensionDefinition;
import dev.rundown.registrar.Dispatch;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NpiId;
import dev.rundown.registrar.NpiSpecificCharacteristics;
import dev.rundown.registrar.ProviderCharacteristics;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.simulation.defect.Defects;
import dev.rundown.simulation.driver.Actor;
import dev.rundown.simulation.fault.Faults;
import dev.rundown.simulation.scenario.DriverCast;
import dev.rundown.simulation.scenario.ExtensionCast;
import dev.rundown.simulation.scenario.ExtensionCast.ModuleCast;
import dev.rundown.simulation.scenario.Placed;
import dev.rundown.simulation.scenario.PlayItem;
import dev.rundown.simulation.scenario.ProgramCast;
import dev.rundown.simulation.scenario.Scenario;
import dev.rundown.verifier.VerifierActor;
import dev.rundown.verifier.VerifierMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The actors of a scenario, each as the scenario has cast it and with the faults that it plans.
public final class Stage {
    /// Actor `core` always exists: it provides the information about the general helper functions.
    static final Address CORE = new Address("core");

    /// The provider of the native module NPI, in casts with drivers.
    private static final Address NATIVE = new Address("core.native");

    private final Scenario scenario;
    private final CastPrograms programs;
    private final SortedMap<Address, Actor<?, ?>> actors = new TreeMap<>();

    private Stage(Scenario scenario, CastPrograms programs) {
        this.scenario = scenario;
        this.programs = programs;
    }

    /// The actors of `scenario`, whose programs have been loaded already.
    ///
    /// @throws dev.rundown.simulation.scenario.InputException for what the scenario asks for and is not there
    static SortedMap<Address, Actor<?, ?>> actors(Scenario scenario, CastPrograms programs) {
        var stage = new Stage(scenario, programs);
        stage.addAll();
        return Collections.unmodifiableSortedMap(stage.actors);
    }

    private void addAll() {
        add(Registrar.ADDRESS, scenario.registrar().registrar(), RegistrarMessage.class);
        add(Administrator.ADDRESS, new Administrator(), Message.class);
        add(VerifierMessage.VERIFIER, new VerifierActor(programs.images()), VerifierMessage.class);
        addCore();
        scenario.cast().extensions().values().forEach(this::addExtension);
        for (var program : scenario.cast().programs().values()) {
            var address = new Address(program.name().value());
            var client = new Program(
                    address,
                    programs.definition(program).programTypeModule(),
                    programs.image(address.name()).helpersUsed(),
                    programs.image(address.name()).imports(),
                    !programs.modulesUsed(program).isEmpty(),
                    participants());
            add(
                    address,
                    program.defect()
                            .map(it -> Defects.ofClient(it.value(), address, participants(), client))
                            .orElse(client),
                    Message.class);
            addHolderOfCode(address, program);
            addFunctionsClient(address, program);
            addCustomMaps(address, program);
        }
        scenario.cast().drivers().values().forEach(this::addDriver);
        attaches().forEach(this::addLink);
        for (int cpu = 0; cpu < scenario.cast().pool().cpus(); cpu++) {
            add(cpu(cpu), withDefects(cpu(cpu), new Cpu(cpu(cpu), cpu, programs.catalog())), Message.class);
        }
    }

    /// What CPUs run of a hook or a program is part of it, and so are its mistakes.
    private <S> ActorLogic<S, Message> withDefects(Address cpu, ActorLogic<S, Message> logic) {
        var defective = logic;
        for (var extension : scenario.cast().extensions().values()) {
            for (var hook : extension.hooks()) {
                if (hook.defect().isPresent()) {
                    defective = Defects.ofCpu(hook.defect().get().value(), extension.address(hook), cpu, defective);
                }
            }
        }
        for (var extension : scenario.cast().extensions().values()) {
            var inner = defective;
            defective = OneWorker.of(extension).map(it -> it.onCpu(inner)).orElse(inner);
        }
        for (var program : scenario.cast().programs().values()) {
            if (program.runsAway()) {
                defective = Defects.runningAway(new Address(program.name().value()), defective);
            }
        }
        return defective;
    }

    /// Who may be inside an epoch while somebody else acts: CPUs, and the lanes on which a program is created.
    private List<Lane> participants() {
        var lanes = new ArrayList<Lane>();
        for (int cpu = 0; cpu < scenario.cast().pool().cpus(); cpu++) {
            lanes.add(Cpu.laneOf(cpu(cpu)));
        }
        for (var item : scenario.play()) {
            if (item instanceof PlayItem.Together(var _, var together)) {
                together.forEach((lane, items) -> {
                    if (items.stream().anyMatch(this::creates) && !lanes.contains(new Lane(lane))) {
                        lanes.add(new Lane(lane));
                    }
                });
            }
        }
        return List.copyOf(lanes);
    }

    private boolean creates(PlayItem item) {
        return item instanceof PlayItem.Load(var _, var name)
                && scenario.cast().program(name.value()).isPresent();
    }

    static Address cpu(int number) {
        return new Address("cpu" + number);
    }

    private <S, M extends Message> void add(Address address, ActorLogic<S, M> logic, Class<M> understood) {
        var faulty = Faults.wrap(scenario, address, logic);
        actors.put(address, new Actor<>(faulty, understood));
    }

    private void addCore() {
        var helpers = new Address(CORE + ".helpers");
        var modules = new ArrayList<ProviderCharacteristics>();
        if (!scenario.cast().drivers().isEmpty()) {
            // Registered first, so deregistered last: every native program must have gone by then.
            modules.add(
                    provider(NATIVE, Npis.NATIVE_MODULE, new ModuleId(NATIVE.name()), NpiSpecificCharacteristics.NONE));
            addNativeProvider();
        }
        modules.add(provider(
                helpers,
                Npis.PROGRAM_INFORMATION,
                Npis.GENERAL_HELPERS,
                new ProgramInformationCharacteristics(Optional.empty(), GeneralHelpers.TABLE.prototypes())));
        add(CORE, new Extension(CORE, modules), Message.class);
        add(helpers, new ProgramInformationProvider(helpers), Message.class);
    }

    private void addNativeProvider() {
        ActorLogic<NativeProvider.State, Message> logic = new NativeProvider(NATIVE, CORE);
        for (var driver : scenario.cast().drivers().values()) {
            if (driver.defect().isPresent()) {
                var module = NativeDriver.moduleOf(new Address(driver.name().value()));
                logic = Defects.ofDriver(driver.defect().get().value(), module, logic);
            }
        }
        add(NATIVE, logic, Message.class);
    }

    private void addDriver(DriverCast cast) {
        var driver = new Address(cast.name().value());
        add(
                driver,
                new NativeDriver(driver, Headers.of(cast.header(), ExtensionStructure.NATIVE_PROGRAM_ENTRY)),
                Message.class);
        cast.programs().forEach((name, defect) -> {
            var holder = new Address(name);
            var logic = new NativeProgram(holder, NATIVE, driver);
            add(
                    holder,
                    defect.map(it -> Defects.ofNativeProgram(it.value(), logic)).orElse(logic),
                    Message.class);
        });
    }

    private void addExtension(ExtensionCast cast) {
        var definition = programs.extension(cast.kind());
        var self = new Address(cast.name().value());
        var modules = new ArrayList<ProviderCharacteristics>();
        var onReload = new ArrayList<ProviderCharacteristics>();
        var filtered = new ArrayList<Address>();
        var worker = OneWorker.of(cast);
        cast.module(ExtensionCast.INFO).ifPresent(module -> {
            var address = cast.address(module);
            var told = Information.of(definition).with(Headers.of(module.header(), ExtensionStructure.PROGRAM_DATA));
            modules.add(information(address, definition, told));
            onReload.add(information(
                    address,
                    definition,
                    module.onReload().map(it -> Information.changed(told, it)).orElse(told)));
            add(address, new ProgramInformationProvider(address), Message.class);
        });
        cast.module(ExtensionCast.FUNCTIONS).ifPresent(module -> addFunctions(module, cast, modules));
        cast.module(ExtensionCast.MAPS).ifPresent(module -> addMapTypes(module, cast, modules));
        for (var module : cast.hooks()) {
            var address = cast.address(module);
            var hook = programs.hook(address);
            modules.add(provider(
                    address,
                    Npis.HOOK,
                    hook.attachType(),
                    new HookProviderCharacteristics(
                            Headers.of(module.header(), ExtensionStructure.ATTACH_PROVIDER_DATA),
                            definition.programTypeModule())));
            var manner = Manners.of(module, hook);
            if (manner.hasFilters()) {
                filtered.add(address);
            }
            var logic = new HookProvider(address, self, manner);
            ActorLogic<HookProvider.State, Message> played = module.defect()
                    .map(it -> Defects.ofHook(it.value(), address, logic))
                    .orElse(logic);
            add(address, worker.map(it -> it.inHook(played)).orElse(played), Message.class);
        }
        onReload.addAll(modules.subList(onReload.size(), modules.size()));
        add(self, new Extension(self, modules, onReload, filtered, worker.map(OneWorker::lane)), Message.class);
    }

    private static ProviderCharacteristics information(
            Address address, ExtensionDefinition definition, ProgramInformationCharacteristics told) {
        return provider(address, Npis.PROGRAM_INFORMATION, definition.programTypeModule(), told);
    }

    /// One provider for each map type; all but the first are called after their types.
    private void addMapTypes(ModuleCast module, ExtensionCast cast, List<ProviderCharacteristics> modules) {
        var definition = programs.extension(cast.kind());
        var first = cast.address(module);
        for (var brought : definition.mapTypes()) {
            var type = brought.type();
            var address =
                    brought.equals(definition.mapTypes().getFirst()) ? first : new Address(first + "." + type.name());
            modules.add(provider(
                    address,
                    Npis.MAP_INFORMATION,
                    brought.module(),
                    new MapProviderCharacteristics(
                            Headers.of(module.header(), ExtensionStructure.MAP_PROVIDER_DATA),
                            type.number(),
                            type.base().number(),
                            brought.provider().updatesOriginalValue(),
                            new Dispatch(
                                    MapProviderCharacteristics.VERSION, MapProviderCharacteristics.ENTRIES, address))));
            add(address, new MapInformationProvider(address), Message.class);
        }
    }

    private void addFunctions(ModuleCast module, ExtensionCast cast, List<ProviderCharacteristics> modules) {
        var address = cast.address(module);
        var offered = programs.functions(cast);
        modules.add(provider(
                address,
                Npis.BTF_RESOLVED_FUNCTIONS,
                offered.module(),
                new FunctionProviderCharacteristics(
                        Headers.of(module.header(), ExtensionStructure.BTF_RESOLVED_FUNCTION_PROVIDER_DATA),
                        offered.prototypes(),
                        true)));
        add(address, new ProgramInformationProvider(address), Message.class);
    }

    private void addHolderOfCode(Address program, ProgramCast cast) {
        cast.driver().ifPresent(driver -> {
            var holder = NativeProgram.holderOf(program);
            add(holder, new NativeProgram(holder, NATIVE, new Address(driver.value())), Message.class);
        });
    }

    private void addFunctionsClient(Address address, ProgramCast program) {
        var needed = programs.modulesUsed(program);
        if (!needed.isEmpty()) {
            add(
                    FunctionsClient.addressOf(address),
                    new FunctionsClient(address, needed, participants()),
                    Message.class);
        }
    }

    private void addCustomMaps(Address program, ProgramCast cast) {
        var type = programs.definition(cast).programType().programType();
        var header = Headers.of(cast.header(), ExtensionStructure.MAP_CLIENT_DATA);
        for (var map : programs.image(program.name()).maps()) {
            if (map.custom().isPresent()) {
                var address = ProviderGate.addressOf(program, map.name());
                var logic = new CustomMap(address, program, type, map, programs.mapProvider(map), header);
                add(
                        address,
                        cast.defect()
                                .map(it -> Defects.ofMap(it.value(), address, logic))
                                .orElse(logic),
                        Message.class);
            }
        }
    }

    private static ProviderCharacteristics provider(
            Address address, NpiId npi, ModuleId module, NpiSpecificCharacteristics characteristics) {
        return new ProviderCharacteristics(
                ProviderCharacteristics.VERSION,
                address,
                address,
                true,
                RegistrationInstance.of(npi, module, characteristics));
    }

    private void addLink(PlayItem.Attach attach) {
        var address = new Address(attach.link().value());
        if (actors.containsKey(address)) {
            return;
        }
        ExtensionDefinition program = programs.definition(
                scenario.cast().program(attach.program().value()).orElseThrow());
        var hook = programs.hook(new Address(attach.hook().value()));
        var told = new HookClientCharacteristics(
                Headers.of(attach.header(), ExtensionStructure.ATTACH_CLIENT_DATA),
                attach.parameter().map(Placed::value));
        var link = new Link(address, hook.attachType(), program.programTypeModule(), told);
        var played = attach.defect()
                .map(it -> Defects.ofLink(it.value(), address, link))
                .orElse(link);
        boolean pending =
                attach.onDetach().filter(it -> it.value().equals("pending")).isPresent();
        add(address, pending ? new PendingOnDetach<>(address, played) : played, Message.class);
    }

    private List<PlayItem.Attach> attaches() {
        return scenario.play().stream()
                .flatMap(it -> switch (it) {
                    case PlayItem.Together together ->
                        together.lanes().values().stream().flatMap(List::stream);
                    case PlayItem.Load _,
                            PlayItem.Unload _,
                            PlayItem.Attach _,
                            PlayItem.Detach _,
                            PlayItem.Close _,
                            PlayItem.GetInformation _,
                            PlayItem.Fire _ -> Stream.of(it);
                })
                .filter(PlayItem.Attach.class::isInstance)
                .map(PlayItem.Attach.class::cast)
                .toList();
    }
}
