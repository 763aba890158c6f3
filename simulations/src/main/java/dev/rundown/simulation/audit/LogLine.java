package dev.rundown.simulation.audit;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.ContextFreed;
import dev.rundown.extension.npi.InvocationEvent.ContextUsed;
import dev.rundown.extension.npi.InvocationEvent.Entered;
import dev.rundown.extension.npi.InvocationEvent.Gone;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.InvocationEvent.InvocationStarted;
import dev.rundown.extension.npi.InvocationEvent.Left;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallEnded;
import dev.rundown.extension.npi.InvocationEvent.ProviderCallStarted;
import dev.rundown.extension.npi.InvocationEvent.RundownAcquired;
import dev.rundown.extension.npi.InvocationEvent.RundownInitialized;
import dev.rundown.extension.npi.InvocationEvent.RundownReleased;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.ContextPointer;
import dev.rundown.registrar.ModuleMessage;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Registrar;
import dev.rundown.registrar.RegistrarEvent.Bound;
import dev.rundown.registrar.RegistrarEvent.Deregistered;
import dev.rundown.registrar.RegistrarEvent.Ended;
import dev.rundown.registrar.RegistrarEvent.Registered;
import dev.rundown.registrar.RegistrarMessage;
import dev.rundown.registrar.RegistrationHandle;
import dev.rundown.registrar.Role;
import dev.rundown.simulation.rule.Observed;
import java.util.List;
import java.util.Optional;

/// One line of a log: the keys of the JSON object, those that are not there being empty.
///
/// @param event    what happened: one of [#EVENTS]
/// @param name     of a callback or a call, as `netioddk.h` has it
/// @param client   the client of the binding
/// @param provider the provider of the binding
/// @param module   that was registered or is no longer
/// @param status   that a callback answered
/// @param side     `client` or `provider`: whose context
/// @param by       who did it: a thread or a module
/// @param owner    the extension, where something enters it, leaves it or is gone
/// @param cleanup  which sides of a binding have a cleanup callback: one of [#CLEANUPS]
record LogLine(
        String event,
        Optional<String> name,
        Optional<String> client,
        Optional<String> provider,
        Optional<String> module,
        Optional<String> status,
        Optional<String> side,
        Optional<String> by,
        Optional<String> owner,
        Optional<String> cleanup) {
    /// Every word for `event`.
    static final List<String> EVENTS = List.of(
            "registered",
            "deregistered",
            "bound",
            "callback",
            "return",
            "complete",
            "open",
            "acquire",
            "release",
            "invoke",
            "invoked",
            "call",
            "called",
            "use",
            "free",
            "enter",
            "leave",
            "gone",
            "ended");

    /// The callbacks of `netioddk.h`.
    static final List<String> CALLBACKS = List.of(
            "ClientAttachProvider",
            "ProviderAttachClient",
            "ClientDetachProvider",
            "ProviderDetachClient",
            "ClientCleanupBindingContext",
            "ProviderCleanupBindingContext");

    /// Which sides of a binding clean up; both where it is not said.
    static final List<String> CLEANUPS = List.of("both", "client", "provider", "none");

    /// What completes a detach.
    static final List<String> COMPLETIONS =
            List.of("NmrClientDetachProviderComplete", "NmrProviderDetachClientComplete");

    private static final ContextPointer NOWHERE = new ContextPointer(Registrar.ADDRESS, "unknown");

    private BindingHandle binding() {
        return new BindingHandle(handle(client.orElseThrow()), handle(provider.orElseThrow()));
    }

    /// `L1`, or `L1#2` for the second registration of that name.
    private static RegistrationHandle handle(String text) {
        int hash = text.indexOf('#');
        return hash < 0
                ? new RegistrationHandle(new Address(text), 1)
                : new RegistrationHandle(
                        new Address(text.substring(0, hash)), Integer.parseInt(text.substring(hash + 1)));
    }

    private boolean cleansUp(String role) {
        return cleanup.map(it -> it.equals(role) || it.equals("both")).orElse(true);
    }

    private Address who() {
        return new Address(by.orElse("unknown"));
    }

    private Role role() {
        return side.orElse("provider").equals("client") ? Role.CLIENT : Role.PROVIDER;
    }

    private Lane lane() {
        return new Lane(by.orElse("log"));
    }

    private Address module(String callback) {
        var text = callback.startsWith("Client") ? client : provider;
        return handle(text.orElseThrow()).module();
    }

    /// What the line means to the rules.
    Event meaning() {
        return switch (event) {
            case "registered" -> new Registered(handle(module.orElseThrow()));
            case "deregistered" -> new Deregistered(handle(module.orElseThrow()));
            case "bound" -> new Bound(binding(), cleansUp("client"), cleansUp("provider"));
            case "ended" -> new Ended(binding());
            case "callback" ->
                new Observed.Called(binding(), callback(), module(name.orElseThrow()), Registrar.ADDRESS, lane());
            case "return" -> new Observed.Returned(binding(), answer(), module(name.orElseThrow()), lane());
            case "complete" -> completed();
            case "open" -> new RundownInitialized(binding(), who());
            case "acquire" -> new RundownAcquired(binding(), who());
            case "release" -> new RundownReleased(binding(), who());
            case "invoke" -> new InvocationStarted(binding(), who());
            case "invoked" -> new InvocationEnded(binding(), who(), who(), EbpfResult.EBPF_SUCCESS, 0);
            case "call" -> new ProviderCallStarted(binding(), who());
            case "called" -> new ProviderCallEnded(binding(), who());
            case "use" -> new ContextUsed(binding(), role(), who());
            case "free" -> new ContextFreed(binding(), role(), who());
            case "enter" -> new Entered(new Address(owner.orElseThrow()), who());
            case "leave" -> new Left(new Address(owner.orElseThrow()), who());
            case "gone" -> new Gone(new Address(owner.orElseThrow()), List.of());
            default -> throw new IllegalStateException("the table of events has one that nobody reads: " + event);
        };
    }

    private Observed completed() {
        boolean isProvider = name.orElseThrow().equals("NmrProviderDetachClientComplete");
        return new Observed.Completed(
                binding(),
                isProvider
                        ? new RegistrarMessage.NmrProviderDetachClientComplete(binding())
                        : new RegistrarMessage.NmrClientDetachProviderComplete(binding()),
                module(isProvider ? "Provider" : "Client"),
                lane());
    }

    private ModuleMessage callback() {
        return switch (name.orElseThrow()) {
            case "ClientDetachProvider" -> new ModuleMessage.ClientDetachProvider(binding(), NOWHERE);
            case "ProviderDetachClient" -> new ModuleMessage.ProviderDetachClient(binding(), NOWHERE);
            case "ClientCleanupBindingContext" -> new ModuleMessage.ClientCleanupBindingContext(binding(), NOWHERE);
            case "ProviderCleanupBindingContext" -> new ModuleMessage.ProviderCleanupBindingContext(binding(), NOWHERE);
            case "ClientAttachProvider" ->
                new ModuleMessage.ClientAttachProvider(
                        binding(), NOWHERE, LogReader.nobody(binding().provider()));
            case "ProviderAttachClient" ->
                new ModuleMessage.ProviderAttachClient(
                        binding(), NOWHERE, LogReader.nobody(binding().client()), NOWHERE, Optional.empty());
            default -> throw new IllegalStateException("the table of callbacks has one that nobody reads: " + name);
        };
    }

    private RegistrarMessage answer() {
        var answered = NtStatus.valueOf(status.orElse("STATUS_SUCCESS"));
        return switch (name.orElseThrow()) {
            case "ClientAttachProvider" -> new RegistrarMessage.ClientAttachProviderReturned(binding(), answered);
            case "ProviderAttachClient" ->
                new RegistrarMessage.ProviderAttachClientReturned(
                        binding(), answered, Optional.empty(), Optional.empty());
            case "ClientDetachProvider" -> new RegistrarMessage.ClientDetachProviderReturned(binding(), answered);
            case "ProviderDetachClient" -> new RegistrarMessage.ProviderDetachClientReturned(binding(), answered);
            case "ClientCleanupBindingContext" -> new RegistrarMessage.ClientCleanupBindingContextReturned(binding());
            case "ProviderCleanupBindingContext" ->
                new RegistrarMessage.ProviderCleanupBindingContextReturned(binding());
            default -> throw new IllegalStateException("the table of callbacks has one that nobody reads: " + name);
        };
    }
}
