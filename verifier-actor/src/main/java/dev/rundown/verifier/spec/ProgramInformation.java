package dev.rundown.verifier.spec;

import dev.rundown.executor.helper.HelperPrototype;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/// All that a program is verified against.
///
/// @param type its program type
/// @param specific the helper functions of that type; they win over general ones with the same id
/// @param global the general helper functions
public record ProgramInformation(
        ProgramTypeDescriptor type, List<HelperPrototype> specific, List<HelperPrototype> global) {
    public ProgramInformation {
        specific = List.copyOf(specific);
        global = List.copyOf(global);
    }

    /// The prototype that a call of `id` is checked against.
    public Optional<HelperPrototype> helper(int id) {
        return Stream.concat(specific.stream(), global.stream())
                .filter(it -> it.id() == id)
                .findFirst();
    }

    /// SHA-256, in hexadecimal, over what a program that calls `helpersUsed` depends on, in the order of
    /// `ebpf_program_set_helper_function_ids` of eBPF for Windows: the type descriptor, then each helper function
    /// used by ascending id. A helper function that is used and does not exist counts as missing, so that its loss
    /// is a change.
    public String informationHash(SortedSet<Integer> helpersUsed) {
        var text = new StringBuilder();
        add(text, type.name());
        var context = type.context();
        add(text, context.size() + "," + context.data() + "," + context.end() + "," + context.meta());
        add(text, type.programType());
        add(text, Integer.toString(type.bpfProgType()));
        add(text, Boolean.toString(type.isPrivileged()));
        add(text, Integer.toString(helpersUsed.size()));
        for (int id : helpersUsed) {
            add(text, Integer.toString(id));
            helper(id).ifPresentOrElse(it -> add(text, it), () -> add(text, "missing"));
        }
        return sha256(text.toString());
    }

    /// Default values after the last one that is not default are left out, so that older hashes stay valid.
    private static void add(StringBuilder text, HelperPrototype helper) {
        add(text, helper.name());
        add(text, helper.returns().name());
        helper.arguments().forEach(it -> add(text, it.name()));
        if (helper.reallocatePacket()) {
            add(text, "reallocate_packet");
        }
    }

    /// The length before the text keeps two fields from running into each other.
    private static void add(StringBuilder text, String field) {
        text.append(field.length()).append(':').append(field).append(';');
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
