package dev.rundown.extension.npi;

import dev.rundown.actor.Address;
import dev.rundown.actor.Message;
import dev.rundown.executor.program.EbpfResult;

/// What an administrator asks for, and the answer.
public sealed interface Command extends Message {
    /// To an extension: come into memory and register. To a program: register, be verified, be ready.
    record Load() implements Command {}

    /// To an extension: deregister, wait, leave memory. To a program: deregister and be closed.
    record Unload() implements Command {}

    /// To a program: copy the program information that it runs with, as `bpf_prog_get_info` wants it.
    record GetInformation() implements Command {}

    /// To a link: attach `program` to the hook whose attach type the link was made for.
    record Attach(Address program) implements Command {}

    /// To a link: detach.
    record Detach() implements Command {}

    /// To a link: its maker closes the handle, which may have been the last reference.
    record Close() implements Command {}

    /// The answer to each of them.
    ///
    /// @param result what the API of eBPF for Windows would return
    /// @param explanation why, empty for success
    record Finished(EbpfResult result, String explanation) implements Command {
        /// The answer when all went well.
        public static final Finished SUCCESS = new Finished(EbpfResult.EBPF_SUCCESS, "");

        /// The answer to a second `Load`, also while the first one is carried out.
        public static Finished isThere(Address what) {
            return new Finished(EbpfResult.EBPF_OBJECT_ALREADY_EXISTS, what + " is loaded already");
        }

        /// The answer to an `Unload` of what was not loaded, or is being unloaded.
        public static Finished isNotThere(Address what) {
            return new Finished(EbpfResult.EBPF_OBJECT_NOT_FOUND, what + " is not loaded");
        }

        /// The answer to a command that comes while what it is about is loaded or unloaded.
        public static Finished isBusy(Address what) {
            return new Finished(EbpfResult.EBPF_INVALID_STATE, what + " is being loaded or unloaded");
        }
    }
}
