package dev.rundown.extension.client;

import dev.rundown.actor.ActorLogic;
import dev.rundown.actor.Address;
import dev.rundown.actor.Cells;
import dev.rundown.actor.Delivery;
import dev.rundown.actor.Frame;
import dev.rundown.actor.Message;
import dev.rundown.actor.Standstill;
import dev.rundown.actor.Step;
import dev.rundown.actor.Wait;
import dev.rundown.executor.map.MapProvider;
import dev.rundown.executor.program.CustomMapType;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.executor.program.MapDefinition;
import dev.rundown.executor.program.MapType;
import dev.rundown.extension.client.CustomMapMessage.AwaitDrained;
import dev.rundown.extension.client.CustomMapMessage.Close;
import dev.rundown.extension.client.CustomMapMessage.EnterForCreate;
import dev.rundown.extension.client.CustomMapMessage.EnterForDelete;
import dev.rundown.extension.client.CustomMapMessage.LeaveAfterCreate;
import dev.rundown.extension.client.CustomMapMessage.LeaveAfterDelete;
import dev.rundown.extension.npi.Activity;
import dev.rundown.extension.npi.Command;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.Deregistration;
import dev.rundown.extension.npi.ExtensionHeader;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.InvocationEvent.AttachRefused;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallEnded;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.extension.npi.MapClientCharacteristics;
import dev.rundown.extension.npi.MapProviderCharacteristics;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProviderGate;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ClientCharacteristics;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.ModuleMessage.ClientAttachProvider;
import dev.rundown.registrar.ModuleMessage.ClientDetachProvider;
import dev.rundown.registrar.ModuleMessage.NmrClientAttachProviderReturned;
import dev.rundown.registrar.ModuleMessage.NmrDeregisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrRegisterClientReturned;
import dev.rundown.registrar.ModuleMessage.NmrWaitForClientDeregisterCompleteReturned;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientAttachProvider;
import dev.rundown.registrar.RegistrarMessage.NmrDeregisterClient;
import dev.rundown.registrar.RegistrarMessage.NmrRegisterClient;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.registrar.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A map of a type that an extension brings: a client of the map information NPI, registered while the map is made
/// (`ebpf_custom_map_create` of `ebpf_maps.c`). When the provider goes the map stays, with its contents; operations
/// fail until a provider of the type comes again.
///
/// Upstream acquires its rundown for the whole life of the map, so that the provider cannot go before the map does;
/// here it is acquired for each operation (`docs/decisions`).
public final class CustomMap implements ActorLogic<CustomMapState, Message> {
    /// The base types that upstream's table `_supported_base_map_types` and this project support.
    private static final List<MapType> BASE_TYPES = List.of(MapType.HASH, MapType.ARRAY);

    private final Address self;
    private final Address program;
    private final UUID programType;
    private final MapDefinition definition;
    private final MapProvider provider;
    private final ExtensionHeader header;

    private record Registering() implements Frame {}

    private record Attaching() implements Frame {}

    /// Giving the registration up; `answer` is what the administrator is told in the end.
    private record Closing(Finished answer) implements Frame {}

    /// The map `self` of `program`.
    ///
    /// @param programType the GUID of the program's type
    /// @param definition of a custom type
    /// @param provider   the code that its provider is called for
    public CustomMap(Address self, Address program, UUID programType, MapDefinition definition, MapProvider provider) {
        this(
                self,
                program,
                programType,
                definition,
                provider,
                ExtensionHeader.current(ExtensionStructure.MAP_CLIENT_DATA));
    }

    /// As above.
    ///
    /// @param header of what it says to providers
    public CustomMap(
            Address self,
            Address program,
            UUID programType,
            MapDefinition definition,
            MapProvider provider,
            ExtensionHeader header) {
        this.header = header;
        this.self = self;
        this.program = program;
        this.programType = programType;
        this.definition = definition;
        this.provider = provider;
    }

    @Override
    public CustomMapState initial() {
        return CustomMapState.ABSENT;
    }

    @Override
    public Step<CustomMapState> receive(CustomMapState state, Delivery<Message> delivery, Cells cells) {
        return switch (delivery.message()) {
            case Command.Load _ -> state.exists() ? Step.to(state).reply(Finished.isThere(self)) : register();
            case Command.Unload _ ->
                state.registration().isPresent()
                        ? Step.to(state).then(new EnterForDelete(), Frame.NONE)
                        : Step.to(state).reply(Finished.isNotThere(self));
            case CustomMapMessage m -> own(state, m, cells);
            case ClientAttachProvider m -> consider(state, m);
            case NmrClientAttachProviderReturned m -> attached(state, m, cells);
            case NmrRegisterClientReturned m -> registered(state, m);
            case ClientDetachProvider m ->
                cells.perform(ProviderGate.of(self), new ProviderGate.Close())
                        ? detached(state, m.binding())
                        : Step.to(state).then(new AwaitDrained(m.binding()), Frame.NONE);
            case NmrDeregisterClientReturned m ->
                Deregistration.waiting(state, m, delivery.frame())
                        .orElseGet(() -> Step.to(CustomMapState.ABSENT).reply(((Closing) delivery.frame()).answer()));
            case NmrWaitForClientDeregisterCompleteReturned _ ->
                Step.to(CustomMapState.ABSENT).reply(((Closing) delivery.frame()).answer());
            default -> throw delivery.unexpected();
        };
    }

    private Step<CustomMapState> own(CustomMapState state, CustomMapMessage message, Cells cells) {
        return switch (message) {
            case EnterForCreate _ ->
                cells.perform(ProviderGate.of(self), new ProviderGate.Enter())
                        .map(it -> called(state, it).then(new LeaveAfterCreate(create()), Frame.NONE))
                        .orElseGet(() -> close(state, noProvider()));
            case LeaveAfterCreate m -> created(left(state, cells), m.result());
            case EnterForDelete _ ->
                cells.perform(ProviderGate.of(self), new ProviderGate.Enter())
                        .map(it -> called(state, it).then(new LeaveAfterDelete(), Frame.NONE))
                        .orElseGet(() -> close(state, Finished.SUCCESS));
            case LeaveAfterDelete _ -> left(state, cells).then(new Close(Finished.SUCCESS), Frame.NONE);
            case AwaitDrained m ->
                cells.perform(ProviderGate.of(self), new ProviderGate.Forget())
                        ? detached(state, m.binding())
                        : Step.held(state);
            case Close m -> close(state, m.answer());
        };
    }

    /// A refusal to make the map is `EBPF_EXTENSION_FAILED_TO_LOAD` whatever it says; one to let the program have it is
    /// handed on.
    private EbpfResult create() {
        return provider.create(definition) == EbpfResult.EBPF_SUCCESS
                ? provider.associate(programType)
                : EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD;
    }

    private Step<CustomMapState> register() {
        var instance = RegistrationInstance.of(
                Npis.MAP_INFORMATION, new ModuleId(self.name()), new MapClientCharacteristics(header));
        return Step.to(CustomMapState.MADE)
                .call(
                        Registrar.ADDRESS,
                        new NmrRegisterClient(
                                new ClientCharacteristics(ClientCharacteristics.VERSION, self, self, false, instance),
                                new ContextPointer(self, "client context")),
                        new Registering());
    }

    /// The checks of `_ebpf_custom_map_client_attach_provider`, in its order.
    private Step<CustomMapState> consider(CustomMapState state, ClientAttachProvider message) {
        var refusal = refusal(state, message.provider());
        if (refusal.isPresent()) {
            return Step.to(state)
                    .happened(new AttachRefused(message.binding(), self, refusal.get()))
                    .reply(new ClientAttachProviderReturned(
                            message.binding(), refusal.get().status()));
        }
        return Step.to(state.reserved(message.binding()))
                .call(
                        Registrar.ADDRESS,
                        new NmrClientAttachProvider(
                                message.binding(), new ContextPointer(self, "binding context"), Optional.empty()),
                        new Attaching());
    }

    private Optional<Refusal> refusal(CustomMapState state, RegistrationInstance instance) {
        if (!(instance.npiSpecificCharacteristics() instanceof MapProviderCharacteristics told)) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, "it has no data about a map type");
        }
        var problem = told.problem();
        if (problem.isPresent()) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, problem.get());
        }
        if (!definition.custom().map(CustomMapType::number).equals(Optional.of(told.mapType()))) {
            return refuse(
                    NtStatus.STATUS_NOT_SUPPORTED, Cause.NOT_MINE, "it provides map type %d".formatted(told.mapType()));
        }
        if (MapType.numbered(told.baseMapType()).filter(BASE_TYPES::contains).isEmpty()) {
            return refuse(
                    NtStatus.STATUS_NOT_SUPPORTED,
                    Cause.MALFORMED,
                    "its base map type is %d; supported are %s".formatted(told.baseMapType(), BASE_TYPES));
        }
        return state.provider()
                .flatMap(it -> refuse(
                        NtStatus.STATUS_INVALID_DEVICE_STATE,
                        Cause.TAKEN,
                        "there is a provider already, by %s".formatted(it)));
    }

    private static Optional<Refusal> refuse(NtStatus status, Cause cause, String reason) {
        return Optional.of(new Refusal(status, cause, reason));
    }

    private Step<CustomMapState> attached(CustomMapState state, NmrClientAttachProviderReturned message, Cells cells) {
        var answer = new ClientAttachProviderReturned(message.binding(), message.status());
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(state.withoutProvider()).reply(answer);
        }
        cells.perform(ProviderGate.of(self), new ProviderGate.Open(message.binding()));
        return Step.to(state.attached()).reply(answer);
    }

    private Step<CustomMapState> registered(CustomMapState state, NmrRegisterClientReturned message) {
        if (message.status() != NtStatus.STATUS_SUCCESS) {
            return Step.to(CustomMapState.ABSENT)
                    .reply(new Finished(EbpfResult.EBPF_NO_MEMORY, "NmrRegisterClient answered " + message.status()));
        }
        var known = state.registered(message.client());
        return known.isAttached() ? Step.to(known).then(new EnterForCreate(), Frame.NONE) : close(known, noProvider());
    }

    private Finished noProvider() {
        return new Finished(
                EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD,
                "no extension provides the type of map %s (%s)"
                        .formatted(
                                definition.name(),
                                definition.custom().map(CustomMapType::name).orElse("built in")));
    }

    private Step<CustomMapState> called(CustomMapState state, BindingHandle binding) {
        return Step.to(state)
                .happened(new ProviderCallStarted(binding, self))
                .happened(new ContextUsed(binding, Role.PROVIDER, self));
    }

    private Step<CustomMapState> left(CustomMapState state, Cells cells) {
        var binding =
                cells.perform(ProviderGate.of(self), new ProviderGate.Leave()).orElseThrow();
        return Step.to(state).happened(new ProviderCallEnded(binding, self));
    }

    private Step<CustomMapState> created(Step<CustomMapState> step, EbpfResult result) {
        return result == EbpfResult.EBPF_SUCCESS
                ? step.reply(Finished.SUCCESS)
                : step.then(
                        new Close(new Finished(
                                result, "the provider of map %s's type refuses it".formatted(definition.name()))),
                        Frame.NONE);
    }

    private static Step<CustomMapState> close(CustomMapState state, Finished answer) {
        return state.registration()
                .map(it -> Step.to(state).call(Registrar.ADDRESS, new NmrDeregisterClient(it), new Closing(answer)))
                .orElseGet(() -> Step.to(state).reply(answer));
    }

    private static Step<CustomMapState> detached(CustomMapState state, BindingHandle binding) {
        return Step.to(state.withoutProvider())
                .reply(new ClientDetachProviderReturned(binding, NtStatus.STATUS_SUCCESS));
    }

    /// A detach waits for the CPUs that are inside the provider.
    @Override
    public List<Wait> waits(CustomMapState state, Message owed, Standstill standstill) {
        return owed instanceof AwaitDrained
                ? standstill.underWay().stream()
                        .filter(it -> it.message() instanceof Activity m && m.isRunning(program))
                        .map(it -> new Wait(it.to(), it.message()))
                        .toList()
                : List.of();
    }
}
