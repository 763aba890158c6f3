package dev.rundown.extension.client;

import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// How far a program is with its life and with its two registrations for program information.
///
/// @param phase in its life
/// @param visible it has an id: others can find it, and an invocation may look for its information
/// @param general the general helper functions
/// @param specific its program type
/// @param verifiedHash the hash of the information that it was verified against; empty until it is loaded
public record ProgramState(Phase phase, boolean visible, Need general, Need specific, Optional<String> verifiedHash) {
    static final ProgramState ABSENT = new ProgramState(Phase.ABSENT, false, Need.UNMET, Need.UNMET, Optional.empty());

    static final ProgramState CREATED = ABSENT.in(Phase.CREATED);

    /// The states of `ebpf_program.c`, in the order of a life.
    public enum Phase {
        /// There is no object.
        ABSENT,
        /// The information rundown is set up already run down.
        CREATED,
        /// The general helper functions are known; only now a type-specific provider is taken.
        GENERAL_ATTACHED,
        /// The information is published, and nobody has been verified against it yet.
        INFO_READY,
        /// Verified; invocations run the code.
        LOADED,
        /// The type-specific provider detaches: invocations that are running go on, slow users are refused.
        INFO_RUNDOWN,
        /// Invocations answer `EBPF_EXTENSION_FAILED_TO_LOAD` until the same information comes back.
        INFO_GONE,
        /// The last reference is gone.
        CLOSING
    }

    /// One of the two things that a program has to be told.
    ///
    /// @param registration the registration for it
    /// @param binding the provider it chose: reserved before the attach call, so that no second one is taken
    /// @param information what that provider says, once attached
    record Need(
            Optional<RegistrationHandle> registration,
            Optional<BindingHandle> binding,
            Optional<ProgramInformationCharacteristics> information) {
        static final Need UNMET = new Need(Optional.empty(), Optional.empty(), Optional.empty());

        Need registered(RegistrationHandle handle) {
            return new Need(Optional.of(handle), binding, information);
        }

        Need reserved(BindingHandle handle) {
            return new Need(registration, Optional.of(handle), Optional.empty());
        }

        Need met(ProgramInformationCharacteristics told) {
            return new Need(registration, binding, Optional.of(told));
        }

        Need unmet() {
            return new Need(registration, Optional.empty(), Optional.empty());
        }

        boolean isMet() {
            return information.isPresent();
        }
    }

    /// Which of the two.
    enum Kind {
        GENERAL,
        SPECIFIC;

        /// What the name of its registration ends in.
        String suffix() {
            return switch (this) {
                case GENERAL -> ".general";
                case SPECIFIC -> ".type";
            };
        }

        static Kind of(BindingHandle binding) {
            return binding.client().module().name().endsWith(GENERAL.suffix()) ? GENERAL : SPECIFIC;
        }
    }

    Need need(Kind kind) {
        return switch (kind) {
            case GENERAL -> general;
            case SPECIFIC -> specific;
        };
    }

    ProgramState with(Kind kind, Need need) {
        return switch (kind) {
            case GENERAL -> new ProgramState(phase, visible, need, specific, verifiedHash);
            case SPECIFIC -> new ProgramState(phase, visible, general, need, verifiedHash);
        };
    }

    /// Nothing leads out of `CLOSING` but the end.
    ProgramState in(Phase next) {
        return new ProgramState(
                phase == Phase.CLOSING ? Phase.CLOSING : next, visible, general, specific, verifiedHash);
    }

    /// The same, with an id or without.
    public ProgramState asVisible(boolean hasId) {
        return new ProgramState(phase, hasId, general, specific, verifiedHash);
    }

    /// The same, verified against information of this hash or not at all.
    public ProgramState asVerified(Optional<String> hash) {
        return new ProgramState(phase, visible, general, specific, hash);
    }

    /// Its type-specific provider is attached: as verified, or not verified yet.
    ProgramState informed() {
        return in(verifiedHash.isPresent() ? Phase.LOADED : Phase.INFO_READY);
    }

    /// Somebody has a handle to it and nobody is at work to give it one or to take it away.
    boolean isOpen() {
        return verifiedHash.isPresent() && phase != Phase.CLOSING;
    }

    ProgramState verified(String hash) {
        return new ProgramState(phase, visible, general, specific, Optional.of(hash)).in(Phase.LOADED);
    }
}
