package dev.rundown.extension.provider;

import dev.rundown.extension.npi.AttachPolicy;

/// How a hook goes about attach and detach.
///
/// @param policy how many clients it takes
/// @param onDetach how it answers its detach callback
/// @param freesSlot when it gives away the place of a client that detaches
public record HookManner(AttachPolicy policy, OnDetach onDetach, FreesSlot freesSlot) {
    /// As the extension ships whose hook has this policy. The sample looks first whether it is leaving, and keeps
    /// the place of a client until the last CPU inside it has completed the detach. The network extensions have a
    /// filter for each client, and a work item that has it deleted and completes.
    public static HookManner shipped(AttachPolicy policy) {
        return switch (policy) {
            case ONE_PER_PARAMETER -> new HookManner(policy, OnDetach.PENDING_UNTIL_IDLE, FreesSlot.AFTER_DRAIN);
            case SINGLE_ATTACH, SINGLE_ATTACH_PER_HOOK, MULTI_ATTACH_WITH_WILDCARD ->
                new HookManner(policy, OnDetach.WORK_ITEM, FreesSlot.IN_DETACH);
        };
    }

    /// Takes clients by `policy`.
    public HookManner with(AttachPolicy other) {
        return new HookManner(other, onDetach, freesSlot);
    }

    /// Answers its detach callback so.
    public HookManner with(OnDetach other) {
        return new HookManner(policy, other, freesSlot);
    }

    /// Gives places away then.
    public HookManner with(FreesSlot other) {
        return new HookManner(policy, onDetach, other);
    }

    /// Whether each of its clients has a filter at the source of its events, which holds the hook in memory.
    public boolean hasFilters() {
        return onDetach == OnDetach.WORK_ITEM;
    }

    HookChecks checks() {
        return policy == AttachPolicy.ONE_PER_PARAMETER ? HookChecks.SAMPLE : HookChecks.NETWORK;
    }
}
