package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.registrar.Dispatch;
import java.util.List;
import java.util.Optional;

/// The dispatch table with which a link lets a hook invoke its program (`ebpf_extension_program_dispatch_table_t`).
public final class ClientDispatch {
    /// The only version there is.
    public static final int VERSION = 1;

    /// `ebpf_error_code_t (*invoke_hook)(void* bind_context, void* context, uint32_t* result)`, the first entry.
    public static final String INVOKE_HOOK = "invoke_hook";

    private static final List<String> ENTRIES =
            List.of(INVOKE_HOOK, "batch_begin_invoke", "batch_invoke", "batch_end_invoke");

    private ClientDispatch() {}

    /// The table of `link`.
    public static Dispatch of(Address link) {
        return new Dispatch(VERSION, ENTRIES, link);
    }

    /// What is wrong with `dispatch`, in words; empty when a hook can call through it.
    public static Optional<String> flaw(Optional<Dispatch> dispatch) {
        if (dispatch.isEmpty()) {
            return Optional.of("there is no dispatch table");
        }
        int version = dispatch.get().version();
        var entries = dispatch.get().entries();
        if (version != VERSION) {
            return Optional.of("the dispatch table has version %d, not %d".formatted(version, VERSION));
        }
        if (entries.size() != ENTRIES.size()) {
            return Optional.of("the dispatch table has %d entries, not %d".formatted(entries.size(), ENTRIES.size()));
        }
        for (int i = 0; i < ENTRIES.size(); i++) {
            if (!entries.get(i).equals(ENTRIES.get(i))) {
                return Optional.of("entry %d of the dispatch table is %s, not %s"
                        .formatted(i, entries.get(i).isEmpty() ? "NULL" : entries.get(i), ENTRIES.get(i)));
            }
        }
        return Optional.empty();
    }
}
