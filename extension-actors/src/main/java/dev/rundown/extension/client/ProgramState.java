package dev.rundown.extension.client;

import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.registrar.BindingHandle;
import dev.rundown.registrar.RegistrationHandle;
import java.util.Optional;

/// How far a program is with its two registrations for program information.
///
/// @param general the general helper functions
/// @param specific its program type
/// @param verifiedHash the hash of the information that it was verified against; empty until it is loaded
public record ProgramState(Need general, Need specific, Optional<String> verifiedHash) {
    static final ProgramState CREATED = new ProgramState(Need.UNMET, Need.UNMET, Optional.empty());

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
    }

    /// Which of the two.
    enum Kind {
        GENERAL,
        SPECIFIC
    }

    Need need(Kind kind) {
        return switch (kind) {
            case GENERAL -> general;
            case SPECIFIC -> specific;
        };
    }

    ProgramState with(Kind kind, Need need) {
        return switch (kind) {
            case GENERAL -> new ProgramState(need, specific, verifiedHash);
            case SPECIFIC -> new ProgramState(general, need, verifiedHash);
        };
    }

    ProgramState verified(String hash) {
        return new ProgramState(general, specific, Optional.of(hash));
    }
}
