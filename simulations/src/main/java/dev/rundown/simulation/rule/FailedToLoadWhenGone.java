package dev.rundown.simulation.rule;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.extension.npi.InvocationEvent.InvocationEnded;
import dev.rundown.extension.npi.ProgramEvent.FunctionCalled;
import dev.rundown.extension.npi.ProgramEvent.FunctionsSeen;
import dev.rundown.extension.npi.ProgramEvent.InformationSeen;
import dev.rundown.extension.npi.ProgramEvent.Loaded;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrarMessage.ClientAttachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.ClientDetachProviderReturned;
import dev.rundown.registrar.RegistrarMessage.NmrClientDetachProviderComplete;
import dev.rundown.registrar.RegistrarMessage.ProviderAttachClientReturned;
import java.util.Optional;

/// EBPF004: the program's duty. Whether its information and the functions that it calls by module and name are there is
/// judged by its messages to the registrar, not by what it believes.
final class FailedToLoadWhenGone implements Automaton<String, FailedToLoadWhenGone.View> {
    private static final String TYPE_SPECIFIC = ".type";
    private static final String FUNCTIONS = ".functions";

    /// Of a program: the provider that tells it its type. Of its functions: the last provider of some. Of a CPU: whose
    /// information or functions it did not find.
    ///
    /// @param provider by the binding to it; empty when it is gone
    record View(Optional<BindingHandle> provider, Optional<Address> missing) {
        static final View NOTHING = new View(Optional.empty(), Optional.empty());

        View without(BindingHandle binding) {
            return provider.equals(Optional.of(binding)) ? NOTHING : this;
        }
    }

    @Override
    public Optional<String> key(Event event) {
        return switch (event) {
            case Observed.Returned(var binding, ProviderAttachClientReturned m, var _, var _)
            when m.status() == NtStatus.STATUS_SUCCESS -> program(binding);
            case Observed.Returned(var binding, ClientAttachProviderReturned m, var _, var _)
            when m.status().isError() -> program(binding);
            case Observed.Returned(var binding, ClientDetachProviderReturned m, var _, var _)
            when m.status() == NtStatus.STATUS_SUCCESS -> program(binding);
            case Observed.Completed(var binding, NmrClientDetachProviderComplete _, var _, var _) -> program(binding);
            case Loaded it -> Optional.of(it.program().name());
            case FunctionsSeen it -> Optional.of(it.ready() ? it.program() + FUNCTIONS : "on " + it.lane());
            case FunctionCalled it -> Optional.of(it.program() + FUNCTIONS);
            case InformationSeen it ->
                Optional.of(it.hash().isPresent() ? it.program().name() : "on " + it.lane());
            case InvocationEnded it -> Optional.of("on " + it.cpu());
            default -> Optional.empty(); // Any actor may record events of its own.
        };
    }

    private static Optional<String> program(BindingHandle binding) {
        var client = binding.client().module();
        if (client.name().endsWith(FUNCTIONS)) {
            return Optional.of(client.name());
        }
        return client.name().endsWith(TYPE_SPECIFIC) ? Owner.of(client).map(Address::name) : Optional.empty();
    }

    @Override
    public View initial() {
        return View.NOTHING;
    }

    @Override
    public Judgement<View> next(String key, View before, Event event) {
        return switch (event) {
            case Observed.Returned(var binding, ProviderAttachClientReturned _, var _, var _) ->
                new Judgement.Going<>(new View(Optional.of(binding), Optional.empty()));
            case Observed it -> new Judgement.Going<>(before.without(it.binding()));
            case Loaded it when before.provider.isEmpty() -> broken(it.program(), "was loaded");
            case InformationSeen it
            when it.hash().isEmpty() -> new Judgement.Going<>(new View(Optional.empty(), Optional.of(it.program())));
            case InformationSeen it
            when before.provider.isEmpty() -> broken(it.program(), "ran its code on " + it.lane());
            case FunctionsSeen it
            when !it.ready() -> new Judgement.Going<>(new View(Optional.empty(), Optional.of(it.program())));
            case FunctionsSeen it
            when before.provider.isEmpty() ->
                new Judgement.Broken<>(
                        it.program(),
                        "ran its code on %s although the functions that it calls had gone".formatted(it.lane()));
            case FunctionCalled it
            when before.provider.isEmpty() ->
                new Judgement.Broken<>(
                        it.program(), "called a function on %s although its module had gone".formatted(it.lane()));
            case InvocationEnded it -> ended(before, it);
            default -> new Judgement.Going<>(before);
        };
    }

    private static Judgement<View> ended(View before, InvocationEnded event) {
        boolean isRight = event.result() == EbpfResult.EBPF_EXTENSION_FAILED_TO_LOAD && event.value() == 0;
        return before.missing.isEmpty() || isRight
                ? new Judgement.Going<>(View.NOTHING)
                : broken(before.missing.get(), "answered %s and %d".formatted(event.result(), event.value()));
    }

    private static Judgement<View> broken(Address program, String what) {
        return new Judgement.Broken<>(program, what + " although its program information had gone");
    }
}
