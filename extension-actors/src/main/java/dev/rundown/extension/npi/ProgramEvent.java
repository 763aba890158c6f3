package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.actor.Lane;
import dev.rundown.registrar.BindingHandle;
import java.util.Optional;

/// What happens to a program, its information and the epochs, and that a rule may judge.
public sealed interface ProgramEvent extends Event {
    /// A thread entered an epoch.
    record EpochEntered(Lane lane, Address by) implements ProgramEvent {}

    /// A thread left its epoch.
    record EpochLeft(Lane lane, Address by) implements ProgramEvent {}

    /// `ebpf_epoch_synchronize` begins: `by` waits until everybody who is inside an epoch has left it.
    record EpochAwaited(Lane lane, Address by) implements ProgramEvent {}

    /// `ExWaitForRundownProtectionRelease` begins.
    record RundownAwaited(Lane lane, Address by) implements ProgramEvent {}

    /// The helper addresses of the provider behind `binding` are in the program's table.
    record HelpersPublished(Address program, BindingHandle binding) implements ProgramEvent {}

    /// The information that the provider behind `binding` gave can be seen by invocations.
    ///
    /// @param hash over what the program uses of it
    record InformationPublished(Address program, BindingHandle binding, String hash) implements ProgramEvent {}

    /// No invocation that begins now sees the information any more that came through `binding`.
    record InformationRetired(Address program, BindingHandle binding, Address by) implements ProgramEvent {}

    /// The memory of the retired information that came through `binding` was given back.
    record InformationFreed(Address program, BindingHandle binding, Address by) implements ProgramEvent {}

    /// An invocation looked for the information of its program, and runs the code if it found some.
    ///
    /// @param hash of what it found
    record InformationSeen(Address program, Lane lane, Optional<String> hash) implements ProgramEvent {}

    /// An invocation looked whether every function that its program calls by module and name has an address.
    ///
    /// @param ready they have: the code runs
    record FunctionsSeen(Address program, Lane lane, boolean ready) implements ProgramEvent {}

    /// An invocation calls one of those functions.
    record FunctionCalled(Address program, Lane lane) implements ProgramEvent {}

    /// An invocation that found information has ended its batch: it uses it no more.
    record InformationLeft(Address program, Lane lane) implements ProgramEvent {}

    /// A slow user took the information rundown of a program.
    record InformationAcquired(Address program, Lane lane) implements ProgramEvent {}

    /// A slow user gave it back.
    record InformationReleased(Address program, Lane lane) implements ProgramEvent {}

    /// A slow user read the information itself.
    record InformationUsed(Address program, Lane lane, Address by) implements ProgramEvent {}

    /// A program is loaded: its helper ids are set and it was verified against information of this hash.
    record Loaded(Address program, String hash) implements ProgramEvent {}

    /// A program is being closed.
    record Closed(Address program) implements ProgramEvent {}
}
