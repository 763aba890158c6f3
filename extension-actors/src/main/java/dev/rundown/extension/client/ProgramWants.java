package dev.rundown.extension.client;

import dev.rundown.executor.helper.ResolvedFunction;
import dev.rundown.executor.program.ImportedFunction;
import dev.rundown.extension.client.ProgramState.Kind;
import dev.rundown.extension.npi.Npis;
import dev.rundown.extension.npi.ProgramInformationCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationInstance;
import dev.rundown.verifier.spec.ProgramInformation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/// What a program wants of a provider of program information: the checks of `ebpf_program.c`, in its order.
///
/// @param programType the module that provides its program information
/// @param helpersUsed the helper functions it calls, by id: what a change of the information is measured by
/// @param functionsUsed the functions that it calls by module and name, in their order
record ProgramWants(ModuleId programType, SortedSet<Integer> helpersUsed, List<ImportedFunction> functionsUsed) {
    /// Looks for the prototypes of the functions that a program calls by module and name; empty while a module is not
    /// attached. It is asked at most once, because it looks into a cell.
    interface Functions extends Supplier<Optional<SortedMap<ImportedFunction, ResolvedFunction>>> {}

    ProgramWants {
        helpersUsed = Collections.unmodifiableSortedSet(new TreeSet<>(helpersUsed));
        functionsUsed = List.copyOf(functionsUsed);
    }

    /// Why a program in `state` does not want `provider` for `kind`; empty when it does.
    Optional<Refusal> refusal(ProgramState state, Kind kind, RegistrationInstance provider, Functions functions) {
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
        return switch (kind) {
            case GENERAL -> malformed(told.problemOfGeneral()).or(() -> taken(state, kind));
            case SPECIFIC -> malformed(told.problem()).or(() -> specific(state, told, functions));
        };
    }

    private Optional<Refusal> specific(
            ProgramState state, ProgramInformationCharacteristics told, Functions functions) {
        var runtime = told.runtime();
        return malformed(runtime.level().or(() -> runtime.mismatch(told.helpers())))
                .or(() -> state.general().information().isPresent()
                        ? Optional.empty()
                        : invalid(Cause.NO_RESOURCES, "the general helper functions are not there yet"))
                .or(() -> malformed(runtime.reserved(told.header())))
                .or(() -> whenVerified(state, told, functions));
    }

    private Optional<Refusal> whenVerified(
            ProgramState state, ProgramInformationCharacteristics told, Functions functions) {
        return state.verifiedHash()
                .map(hash -> again(state, told, hash, functions))
                .orElseGet(() -> taken(state, Kind.SPECIFIC));
    }

    private static Optional<Refusal> taken(ProgramState state, Kind kind) {
        return state.need(kind)
                .binding()
                .flatMap(it -> invalid(Cause.TAKEN, "there is a provider already, by %s".formatted(it)));
    }

    /// Once its helper ids are set, code must not run with other information than it was verified against. Where a
    /// module whose functions it calls is not attached, or something that it calls has vanished, there is no hash.
    private Optional<Refusal> again(
            ProgramState state, ProgramInformationCharacteristics told, String hash, Functions functions) {
        var offered = functions.get();
        if (offered.isEmpty()) {
            return Optional.of(new Refusal(
                    NtStatus.EBPF_EXTENSION_FAILED_TO_LOAD,
                    Cause.NO_RESOURCES,
                    "a module whose functions the program calls is not attached"));
        }
        var now = hash(state, told, offered.get());
        if (now.isEmpty()) {
            var also = functionsUsed.isEmpty() ? "" : " and " + functionsUsed;
            return Optional.of(new Refusal(
                    NtStatus.STATUS_NO_MEMORY,
                    Cause.MALFORMED,
                    "a helper function that the program uses is no longer there; it uses " + helpersUsed + also));
        }
        return taken(state, Kind.SPECIFIC)
                .or(() -> now.get().equals(hash)
                        ? Optional.empty()
                        : invalid(
                                Cause.MALFORMED,
                                "it is not what the program was verified against: load the program again"))
                .or(() -> malformed(withoutAddress(told)));
    }

    /// The hash of what the program uses of `told` and `functions`; empty when something that it uses is not there.
    Optional<String> hash(
            ProgramState state,
            ProgramInformationCharacteristics told,
            SortedMap<ImportedFunction, ResolvedFunction> functions) {
        return together(state, told).with(functions).informationHash(helpersUsed, functionsUsed);
    }

    /// The hash of what the program uses of `told` alone; empty when a helper that it uses is not there.
    Optional<String> informationHash(ProgramState state, ProgramInformationCharacteristics told) {
        return together(state, told).informationHash(helpersUsed);
    }

    static ProgramInformation together(ProgramState state, ProgramInformationCharacteristics told) {
        return new ProgramInformation(
                told.type().orElseThrow(),
                told.helpers(),
                state.general().information().orElseThrow().helpers());
    }

    /// `_ebpf_program_update_helpers` fails for it.
    private Optional<String> withoutAddress(ProgramInformationCharacteristics told) {
        return told.helpers().stream()
                .filter(it -> helpersUsed.contains(it.id()) && !told.runtime().hasAddress(it.id()))
                .findFirst()
                .map(it -> "helper function %d, which the program uses, has no address".formatted(it.id()));
    }

    private static Optional<Refusal> malformed(Optional<String> problem) {
        return problem.flatMap(it -> invalid(Cause.MALFORMED, it));
    }

    private static Optional<Refusal> invalid(Cause cause, String reason) {
        return Optional.of(new Refusal(NtStatus.STATUS_INVALID_PARAMETER, cause, reason));
    }
}
