package dev.rundown.extension.provider;

import dev.rundown.extension.npi.AttachPolicy;
import dev.rundown.extension.npi.ClientDispatch;
import dev.rundown.extension.npi.ExtensionStructure;
import dev.rundown.extension.npi.HookClientCharacteristics;
import dev.rundown.extension.npi.Refusal;
import dev.rundown.extension.npi.Refusal.Cause;
import dev.rundown.registrar.ModuleMessage.ProviderAttachClient;
import dev.rundown.registrar.NtStatus;
import java.util.Optional;

/// What a hook looks at before it takes a client, in the order in which it does.
enum HookChecks {
    /// `net_ebpf_ext_hook_provider.c`: the client's data, its dispatch table; then the attach policy.
    NETWORK {
        @Override
        Optional<Refusal> refusal(ProviderAttachClient message) {
            if (!(message.client().npiSpecificCharacteristics() instanceof HookClientCharacteristics told)) {
                return malformed("it has no extension data");
            }
            return told.header()
                    .problem(ExtensionStructure.ATTACH_CLIENT_DATA)
                    .flatMap(HookChecks::malformed)
                    .or(() -> dispatch(message));
        }
    },
    /// `sample_ext.c`: whether the provider is leaving (`STATUS_DEVICE_NOT_READY`), the client's dispatch table; then
    /// whether the same attach parameters are there already.
    SAMPLE {
        @Override
        Optional<Refusal> refusal(ProviderAttachClient message) {
            return dispatch(message);
        }
    };

    static final Refusal LEAVING =
            new Refusal(NtStatus.STATUS_DEVICE_NOT_READY, Cause.LEAVING, "the extension is about to leave memory");

    /// What speaks against the client itself, before any place is looked for.
    abstract Optional<Refusal> refusal(ProviderAttachClient message);

    /// What the client is told for whom `policy` has no place.
    static Refusal taken(AttachPolicy policy, Optional<Long> parameter) {
        var which = parameter.map("attach parameter %d"::formatted).orElse("every object");
        return new Refusal(
                policy.refusal(), Cause.TAKEN, "%s has no place for one more client of %s".formatted(policy, which));
    }

    private static Optional<Refusal> dispatch(ProviderAttachClient message) {
        return ClientDispatch.flaw(message.clientDispatch()).flatMap(HookChecks::malformed);
    }

    private static Optional<Refusal> malformed(String reason) {
        return Optional.of(new Refusal(NtStatus.STATUS_INVALID_PARAMETER, Cause.MALFORMED, reason));
    }
}
