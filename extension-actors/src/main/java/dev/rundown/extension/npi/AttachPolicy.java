package dev.rundown.extension.npi;

import dev.rundown.extension.npi.HookClients.Entry;
import dev.rundown.registrar.NtStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How many clients a hook takes, and in which order it invokes them. A client may attach to one object only, such as a
/// network compartment or an interface, by an attach parameter; without one it is a wildcard.
public enum AttachPolicy {
    /// One client in all.
    SINGLE_ATTACH(NtStatus.STATUS_ACCESS_DENIED),
    /// One client for each attach parameter; a wildcard tolerates no other client.
    SINGLE_ATTACH_PER_HOOK(NtStatus.STATUS_ACCESS_DENIED),
    /// Up to [#MOST_PER_PARAMETER] clients for each attach parameter, in the order of their attach; wildcards last.
    MULTI_ATTACH_WITH_WILDCARD(NtStatus.STATUS_ACCESS_DENIED),
    /// Any number of clients, but only one for each attach parameter that is given: the sample extension.
    ONE_PER_PARAMETER(NtStatus.STATUS_INVALID_PARAMETER);

    /// `NET_EBPF_EXT_MAX_CLIENTS_PER_HOOK_MULTI_ATTACH` of eBPF for Windows.
    public static final int MOST_PER_PARAMETER = 16;

    private final NtStatus refusal;

    AttachPolicy(NtStatus refusal) {
        this.refusal = refusal;
    }

    /// What a client is told that the policy is against.
    public NtStatus refusal() {
        return refusal;
    }

    /// Whether a client that asks for `parameter` may join clients with these parameters; none means a wildcard.
    public boolean allows(List<Optional<Long>> others, Optional<Long> parameter) {
        long same = others.stream().filter(parameter::equals).count();
        boolean isWildcard = parameter.isEmpty();
        return switch (this) {
            case SINGLE_ATTACH -> others.isEmpty();
            case SINGLE_ATTACH_PER_HOOK ->
                isWildcard ? others.isEmpty() : same == 0 && others.stream().allMatch(Optional::isPresent);
            case MULTI_ATTACH_WITH_WILDCARD -> same < MOST_PER_PARAMETER;
            case ONE_PER_PARAMETER -> isWildcard || same == 0;
        };
    }

    /// The clients after `entry` has attached, in the order of their invocation; empty if the policy is against it.
    Optional<List<Entry>> attach(List<Entry> entries, Entry entry) {
        return allows(entries.stream().map(Entry::parameter).toList(), entry.parameter())
                ? Optional.of(added(entries, entry))
                : Optional.empty();
    }

    private List<Entry> added(List<Entry> entries, Entry entry) {
        var longer = new ArrayList<>(entries);
        int at = entries.size();
        if (this == MULTI_ATTACH_WITH_WILDCARD && !entry.isWildcard()) {
            at = (int) entries.stream().filter(it -> !it.isWildcard()).count();
        }
        longer.add(at, entry);
        return longer;
    }
}
