package dev.rundown.extension.client;

import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.HookProviderCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.ModuleId;
import dev.rundown.registrar.NtStatus;
import dev.rundown.registrar.RegistrationInstance;
import java.util.Optional;

/// What a link wants of a hook: the checks of `_ebpf_link_client_attach_provider`, in its order.
///
/// @param attachType the hook module it wants
/// @param programType the type of its program, which the hook has to support
record LinkWants(ModuleId attachType, ModuleId programType) {
    /// Why a link in `state` does not want `provider`; empty when it does.
    Optional<Refusal> refusal(LinkState state, RegistrationInstance provider) {
        if (!(provider.npiSpecificCharacteristics() instanceof HookProviderCharacteristics hook)) {
            return refuse(
                    NtStatus.STATUS_INVALID_PARAMETER,
                    Cause.MALFORMED,
                    "%s offers no attach provider data".formatted(provider.moduleId()));
        }
        var flaw = hook.header().problem(ExtensionStructure.ATTACH_PROVIDER_DATA);
        if (flaw.isPresent()) {
            return refuse(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, flaw.get());
        }
        if (!provider.moduleId().equals(attachType)) {
            return refuse(
                    NtStatus.STATUS_NOINTERFACE,
                    Cause.NOT_MINE,
                    "%s is another attach type".formatted(provider.moduleId()));
        }
        if (!hook.supportedProgramType().equals(programType)) {
            return refuse(
                    NtStatus.STATUS_NOINTERFACE,
                    Cause.NOT_MINE,
                    "it takes programs of type %s".formatted(hook.supportedProgramType()));
        }
        if (state.provider().isPresent()) {
            return refuse(
                    NtStatus.STATUS_INVALID_PARAMETER,
                    Cause.TAKEN,
                    "there is a provider already, by %s"
                            .formatted(state.provider().get()));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> refuse(NtStatus status, Cause cause, String reason) {
        return Optional.of(new Refusal(status, cause, reason));
    }
}
