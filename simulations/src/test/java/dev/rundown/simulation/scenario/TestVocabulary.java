package dev.rundown.simulation.scenario;

import java.util.List;

/// A vocabulary that stays as it is, so that golden messages change only with the reader.
final class TestVocabulary {
    static final Vocabulary VOCABULARY = new Vocabulary(
            List.of(
                    "no-invoke-after-detach",
                    "pending-is-completed",
                    "cleanup-exactly-once-after-both-sides",
                    "no-use-after-cleanup",
                    "no-unload-while-attached",
                    "deregister-completes"),
            List.of("hook-invoked", "reattached"),
            List.of(
                    "NmrDeregisterProvider",
                    "NmrWaitForProviderDeregisterComplete",
                    "ProviderAttachClient",
                    "ProviderDetachClient",
                    "invoke"),
            List.of("STATUS_SUCCESS", "STATUS_PENDING", "STATUS_NOINTERFACE", "EBPF_NO_MEMORY"));

    private TestVocabulary() {}
}
