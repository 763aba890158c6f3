package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Event;
import dev.rundown.executor.program.EbpfResult;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.Role;
import java.util.List;
import java.util.Optional;

/// What happens outside the registrar and that a rule may judge.
public sealed interface InvocationEvent extends Event {
    /// `invoke_hook` begins: the hook calls through the client's dispatch table. Recorded in the step that acquires
    /// the client's rundown.
    record InvocationStarted(BindingHandle binding, Address cpu) implements InvocationEvent {}

    /// `invoke_hook` has returned.
    ///
    /// @param program the program that ran
    /// @param result what the machinery said
    /// @param value what the program returned, 32 bits; 0 unless `EBPF_SUCCESS`
    record InvocationEnded(BindingHandle binding, Address cpu, Address program, EbpfResult result, int value)
            implements InvocationEvent {}

    /// A hook made the rundown of a client ready.
    record RundownInitialized(BindingHandle binding, Address by) implements InvocationEvent {}

    /// A module has refused a binding.
    record AttachRefused(BindingHandle binding, Address by, Refusal refusal) implements InvocationEvent {}

    /// A hook had no place for a client.
    ///
    /// @param parameter what the client wanted to be attached to; empty for everything
    /// @param policy how many clients the hook takes
    /// @param status what the client is answered
    record ClientTurnedAway(
            BindingHandle binding, Address hook, Optional<Long> parameter, AttachPolicy policy, NtStatus status)
            implements InvocationEvent {}

    /// An extension lets nobody in any more: it is about to leave memory.
    record Closing(Address extension) implements InvocationEvent {}

    /// A client has been put on the list of its hook: it is invoked from now on.
    ///
    /// @param parameter what it is attached to; empty for everything
    /// @param policy how many clients the hook takes
    record ClientListed(BindingHandle binding, Address hook, Optional<Long> parameter, AttachPolicy policy)
            implements InvocationEvent {}

    /// A client has been taken off the list of its hook: its place is free.
    record ClientUnlisted(BindingHandle binding, Address hook) implements InvocationEvent {}

    /// A link has kept its place for the provider of this binding.
    record ProviderReserved(BindingHandle binding, Address link) implements InvocationEvent {}

    /// A link has given the place up that it had kept for the provider of this binding.
    record ProviderForgotten(BindingHandle binding, Address link) implements InvocationEvent {}

    /// The rundown of a client was acquired.
    record RundownAcquired(BindingHandle binding, Address by) implements InvocationEvent {}

    /// The rundown of a client was released.
    record RundownReleased(BindingHandle binding, Address by) implements InvocationEvent {}

    /// `invoke_hook` has looked which program its link stands for.
    ///
    /// @param program empty when it stands for none, which on Windows is a call through a null pointer
    record ProgramRead(BindingHandle binding, Address cpu, Optional<Address> program) implements InvocationEvent {}

    /// A link has been told which program a hook invokes through it.
    record ProgramSet(Address link) implements InvocationEvent {}

    /// A program did what no verified program can do; on Windows the machine would stop.
    ///
    /// @param fault what, where and why, in words
    record ProgramFaulted(Address program, Address cpu, String fault) implements InvocationEvent {}

    /// A binding context was looked into.
    ///
    /// @param owner whose context it is
    record ContextUsed(BindingHandle binding, Role owner, Address by) implements InvocationEvent {}

    /// A binding context was freed by its owner.
    record ContextFreed(BindingHandle binding, Role owner, Address by) implements InvocationEvent {}

    /// A client calls its provider: for a map of a custom type through the provider's dispatch table.
    record ProviderCallStarted(BindingHandle binding, Address by) implements InvocationEvent {}

    /// That call has returned.
    record ProviderCallEnded(BindingHandle binding, Address by) implements InvocationEvent {}

    /// A CPU entered the code of an extension.
    record Entered(Address extension, Address by) implements InvocationEvent {}

    /// A CPU has left the code of an extension for good.
    record Left(Address extension, Address by) implements InvocationEvent {}

    /// An extension has left memory.
    ///
    /// @param modules the names of its registrations
    record Gone(Address extension, List<Address> modules) implements InvocationEvent {
        public Gone {
            modules = List.copyOf(modules);
        }
    }
}
