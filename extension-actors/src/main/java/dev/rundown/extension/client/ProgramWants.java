package dev.rundown.extension.client;

import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.Optional;
import java.util.SortedSet;

/// What a program wants of a provider of program information: the checks of `ebpf_program.c`, in its order.
///
/// @param programType the module that provides its program information
/// @param helpersUsed the helper functions it calls, by id: what a change of the information is measured by
record ProgramWants(ModuleId programType, SortedSet<Integer> helpersUsed) {
    /// Why a program in `state` does not want `provider` for `kind`; empty when it does.
    Optional<Refusal> refusal(ProgramState state, Kind kind, RegistrationInstance provider) {
        var wanted = switch (kind) {
            case GENERAL -> Npis.GENERAL_HELPERS;
            case SPECIFIC -> programType;
        };
        if (!provider.moduleId().equals(wanted)) {
            return invalid(Cause.NOT_MINE, "%s provides other information".formatted(provider.moduleId()));
        }
        if (!(provider.npiSpecificCharacteristics() instanceof ProgramInformationCharacteristics told)) {
            return invalid(Cause.MALFORMED, "it has no program data");
        }
        var problem = told.problem();
        if (problem.isPresent()) {
            return invalid(Cause.MALFORMED, problem.get());
        }
        return switch (kind) {
            case GENERAL -> taken(state, kind);
            case SPECIFIC -> specific(state, told);
        };
    }

    private Optional<Refusal> specific(ProgramState state, ProgramInformationCharacteristics told) {
        if (told.type().isEmpty()) {
            return invalid(Cause.MALFORMED, "it describes no program type");
        }
        if (state.general().information().isEmpty()) {
            return invalid(Cause.NO_RESOURCES, "the general helper functions are not there yet");
        }
        return taken(state, Kind.SPECIFIC).or(() -> state.verifiedHash().flatMap(hash -> changed(state, told, hash)));
    }

    private static Optional<Refusal> taken(ProgramState state, Kind kind) {
        return state.need(kind)
                .binding()
                .flatMap(it -> invalid(Cause.TAKEN, "there is a provider already, by %s".formatted(it)));
    }

    /// Code must not run with other information than it was verified against. Where a helper that it uses has vanished,
    /// the hash cannot be computed at all.
    private Optional<Refusal> changed(ProgramState state, ProgramInformationCharacteristics told, String hash) {
        var now = hash(state, told);
        if (now.isEmpty()) {
            return Optional.of(new Refusal(
                    NtStatus.STATUS_NO_MEMORY,
                    Cause.MALFORMED,
                    "a helper function that the program uses is no longer there; it uses " + helpersUsed));
        }
        return now.get().equals(hash)
                ? Optional.empty()
                : invalid(Cause.MALFORMED, "it is not what the program was verified against: load the program again");
    }

    /// The hash of what the program uses of `told`; empty when a helper that it uses is not there.
    Optional<String> hash(ProgramState state, ProgramInformationCharacteristics told) {
        return together(state, told).informationHash(helpersUsed);
    }

    static ProgramInformation together(ProgramState state, ProgramInformationCharacteristics told) {
        return new ProgramInformation(
                told.type().orElseThrow(),
                told.helpers(),
                state.general().information().orElseThrow().helpers());
    }

    private static Optional<Refusal> invalid(Cause cause, String reason) {
        return Optional.of(new Refusal(NtStatus.STATUS_INVALID_PARAMETER, cause, reason));
    }
}
