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

    /// Whether a hook can call through `dispatch`.
    public static boolean isUsable(Optional<Dispatch> dispatch) {
        return dispatch.filter(it -> it.version() == VERSION && it.entries().equals(ENTRIES))
                .isPresent();
    }
}
