package dev.rundown.extension.client;

import dev.rundown.actor.Lane;
import dev.rundown.actor.Message;
import dev.rundown.extension.npi.Command.Finished;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.registrar.BindingHandle;
import java.util.List;

/// What a program says to itself: one operation on one shared cell a step.
public sealed interface ProgramMessage extends Message {
    /// A binding that is being taken apart.
    sealed interface Detaching extends ProgramMessage {
        /// Which one.
        BindingHandle binding();

        /// How the registrar learns that it is done.
        DetachAnswer answer();
    }

    /// How the registrar learns that a detach is done.
    enum DetachAnswer {
        /// The callback blocks and then answers `STATUS_SUCCESS`, as upstream does.
        RETURN,
        /// The callback could not block, at DISPATCH_LEVEL, and has answered `STATUS_PENDING`; a work item completes.
        COMPLETE
    }

    /// The provider of `binding` has accepted: enter its helper addresses.
    record PublishHelpers(BindingHandle binding, ProgramInformationCharacteristics told) implements ProgramMessage {}

    /// Let invocations see its information, and answer the attach.
    record PublishInformation(BindingHandle binding, ProgramInformationCharacteristics told)
            implements ProgramMessage {}

    /// Let no slow user take the information rundown any more.
    record RunDown(BindingHandle binding, DetachAnswer answer) implements Detaching {}

    /// Wait until the last slow user has given it back.
    record AwaitSlowUsers(BindingHandle binding, DetachAnswer answer) implements Detaching {}

    /// Let no invocation see the information any more.
    record Retire(BindingHandle binding, DetachAnswer answer) implements Detaching {}

    /// Look whether the first of these threads is inside an epoch.
    record LookInside(BindingHandle binding, DetachAnswer answer, List<Lane> lanes) implements Detaching {
        public LookInside {
            lanes = List.copyOf(lanes);
        }
    }

    /// Wait until the first of these threads has left the epoch that it was inside.
    record AwaitEpoch(BindingHandle binding, DetachAnswer answer, List<Lane> lanes) implements Detaching {
        public AwaitEpoch {
            lanes = List.copyOf(lanes);
        }
    }

    /// With the program information there: look what is known of the functions that the program calls by module and
    /// name.
    record ReadFunctions() implements ProgramMessage {}

    /// Every function that the program calls by module and name has an address: what was refused for want of one may be
    /// taken now.
    record FunctionsComplete() implements ProgramMessage {}

    /// With the information rundown in hand: copy the information.
    record CopyInformation() implements ProgramMessage {}

    /// Give the information rundown back.
    record ReleaseInformation(Finished answer) implements ProgramMessage {}
}
